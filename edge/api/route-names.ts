import type { RouteRow } from "../../shared/inventory";

/** A path in logical names: `/api/v1/backtests/{id}` is `api-v1-backtests-id`. */
export function pathSlug(path: string): string {
  return path.replaceAll(/[{}]/g, "").replaceAll("/", "-").replace(/^-/, "");
}

/** A route in logical names, such as `get-api-v1-backtests-id`. */
export function routeSlug({ method, path }: Pick<RouteRow, "method" | "path">): string {
  return `${method.toLowerCase()}-${pathSlug(path)}`;
}

/** Names of the parameters of a path, in their order: `id` of `/api/v1/backtests/{id}`. */
export function pathParameters(path: string): readonly string[] {
  return [...path.matchAll(/\{([^}]+)\}/g)].flatMap(([, name]) => (name === undefined ? [] : [name]));
}
