import { closest } from "fastest-levenshtein";
import { UserError } from "../shared/errors";
import { apiScopes, queueRows, routeRows, serviceRows } from "../shared/inventory";
import type { RouteRow } from "../shared/inventory";
import { bodyModels } from "./api/models";

const file = "shared/inventory/routes.ts";

const titleOf = ({ method, path }: RouteRow): string => `${method} ${path}`;

/** Says that a name leads nowhere, and what was meant. */
function unknownLine(key: string, found: string, allowed: readonly string[]): string[] {
  if (allowed.includes(found)) return [];
  const meant = closest(found, [...allowed]);
  return [`${key}: found "${found}"; did you mean "${meant}"? allowed: ${allowed.join(", ")}`];
}

/** Whether the load balancer sends a path to a service; its patterns hold a star for any text. */
function isTaken(path: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) =>
    pattern.endsWith("*") ? path.startsWith(pattern.slice(0, -1)) : path === pattern,
  );
}

function serviceLines({ path, target }: RouteRow): string[] {
  if (target.kind !== "service") return [];
  const behind = serviceRows.filter(({ loadBalancer }) => loadBalancer !== undefined);
  const ids = behind.map(({ id }) => id);
  const paths = behind.find(({ id }) => id === target.service)?.loadBalancer?.paths;
  if (paths === undefined) {
    return serviceRows.some(({ id }) => id === target.service)
      ? [
          `target.service: found ${target.service}, which is not behind the load balancer; allowed: ${ids.join(", ")}`,
        ]
      : unknownLine("target.service", target.service, ids);
  }
  const asked = target.path ?? path;
  return isTaken(asked, paths)
    ? []
    : [
        `path at ${target.service}: found "${asked}", allowed: ${paths.join(", ")}, which the load balancer sends there`,
      ];
}

function queueLines({ method, target, body }: RouteRow): string[] {
  if (target.kind !== "queue") return [];
  const ids = queueRows.filter(({ fifo }) => fifo).map(({ id }) => id);
  return [
    ...unknownLine("target.queue", target.queue, ids),
    ...(method === "POST" && body !== undefined
      ? []
      : ["target.queue: found a route that has nothing to queue, allowed: POST with a body"]),
  ];
}

/** A part of a path: letters as they are, or a parameter in braces as a whole. */
const partPattern = /^(?:[a-z0-9-]+|\{[a-z][A-Za-z0-9]*\})$/;

function pathLines({ path }: RouteRow): string[] {
  if (!path.startsWith("/")) return [`path: found "${path}", allowed: one that begins with "/"`];
  return path
    .split("/")
    .slice(1)
    .filter((part) => !partPattern.test(part))
    .map(
      (part) =>
        `path: found the part "${part}", allowed: small letters, digits and hyphens, or a parameter in braces, such as {id}`,
    );
}

function bodyLines({ method, body }: RouteRow): string[] {
  if (body === undefined) return [];
  const unknown = unknownLine("body", body, Object.keys(bodyModels));
  return method === "GET" || method === "DELETE"
    ? [...unknown, `body: found ${body}, allowed: none with ${method}`]
    : unknown;
}

function rowLines(row: RouteRow): string[] {
  const lines = [
    ...pathLines(row),
    ...unknownLine("scope", row.scope, ["none", ...Object.keys(apiScopes)]),
    ...serviceLines(row),
    ...queueLines(row),
    ...bodyLines(row),
  ];
  return lines.map((line) => `${file}: ${titleOf(row)}: ${line}`);
}

function duplicateLines(rows: readonly RouteRow[]): string[] {
  const titles = rows.map(titleOf);
  return [...new Set(titles.filter((title, index) => titles.indexOf(title) !== index))].map(
    (title) =>
      `${file}: ${title}: found ${titles.filter((other) => other === title).length} times, allowed: once`,
  );
}

/** API Gateway takes one parameter below each part of a path (https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html). */
function parameterLines(rows: readonly RouteRow[]): string[] {
  const names = new Map<string, Set<string>>();
  for (const { path } of rows) {
    for (const { index, 0: parameter } of path.matchAll(/\{[^/]*\}/g)) {
      const parent = path.slice(0, index);
      names.set(parent, (names.get(parent) ?? new Set()).add(parameter));
    }
  }
  return [...names]
    .filter(([, parameters]) => parameters.size > 1)
    .map(
      ([parent, parameters]) =>
        `${file}: ${parent}: found the parameters ${[...parameters].join(", ")}, allowed: one name for all routes below`,
    );
}

function publicLines(rows: readonly RouteRow[]): string[] {
  const open = rows.filter(({ scope }) => scope === "none").map(titleOf);
  return open.length <= 1
    ? []
    : [`${file}: scope: found "none" at ${open.join(", ")}, allowed: at one route, the public one`];
}

/**
 * Refuses routes that AWS would refuse, that lead nowhere, or that let in whom they should not, before the first
 * resource. The compiler says the same of names; a preview does without it.
 *
 * @param rows other ones are for tests.
 * @throws UserError with one line for each mistake: file, route, property, value found and what is allowed.
 */
export function checkRoutes(rows: readonly RouteRow[] = routeRows): void {
  const lines = [
    ...rows.flatMap(rowLines),
    ...duplicateLines(rows),
    ...parameterLines(rows),
    ...publicLines(rows),
  ];
  if (lines.length > 0) throw new UserError(lines.join("\n"));
}
