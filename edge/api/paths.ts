import * as aws from "@pulumi/aws";
import type { LayerContext } from "../../shared/components";
import type { RouteRow } from "../../shared/inventory";
import type { ApiPart } from "./part";
import { pathSlug } from "./route-names";

/** What stands for each path of the routes. */
export interface Paths extends ApiPart {
  /** @throws Error for a path that no route has. */
  readonly at: (path: string) => aws.apigateway.Resource;
}

/** Each beginning of a path: `/api`, `/api/v1` and `/api/v1/models` of `/api/v1/models`. */
function beginnings(path: string): readonly string[] {
  const parts = path.split("/").slice(1);
  return parts.map((_, index) => `/${parts.slice(0, index + 1).join("/")}`);
}

/** A resource for each part of each path; parts that paths have in common exist once. */
export function createPaths(
  context: LayerContext,
  api: aws.apigateway.RestApi,
  rows: readonly RouteRow[],
): Paths {
  const made = new Map<string, aws.apigateway.Resource>();
  for (const path of rows.flatMap((row) => beginnings(row.path))) {
    if (made.has(path)) continue;
    const cut = path.lastIndexOf("/");
    made.set(
      path,
      new aws.apigateway.Resource(
        `api-resource-${pathSlug(path)}`,
        {
          restApi: api.id,
          parentId: made.get(path.slice(0, cut))?.id ?? api.rootResourceId,
          pathPart: path.slice(cut + 1),
        },
        context.options(),
      ),
    );
  }
  return {
    at: (path) => {
      const resource = made.get(path);
      if (resource === undefined) {
        throw new Error(`no route has the path ${path}; there are: ${[...made.keys()].join(", ")}`);
      }
      return resource;
    },
    resources: [...made.values()],
    described: [...made.keys()],
  };
}
