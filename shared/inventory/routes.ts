import type { ApiScope } from "./identity";
import type { QueueId } from "./queues";
import type { ServiceId } from "./services";

export type HttpMethod = "GET" | "POST" | "PUT" | "DELETE";

/** What answers a route: a service behind the load balancer, or a queue that takes the body and nothing else. */
export type RouteTarget =
  | {
      readonly kind: "service";
      readonly service: ServiceId;
      /** Path at the service, where it is not the route's own. */
      readonly path?: string;
    }
  | { readonly kind: "queue"; readonly queue: QueueId };

/** Bodies that routes take; `edge/api` holds the schema of each. */
export type BodyModel =
  "Backtest" | "Collection" | "Config" | "Deployment" | "Promotion" | "Rollback" | "Strategy";

/** One route of the API. Resource, method, integration, OpenAPI, probes and the table for readers are derived from it. */
export interface RouteRow {
  readonly method: HttpMethod;
  /** Below the stage; a part in braces is a parameter. */
  readonly path: string;
  /** What it does, as an OpenAPI summary. */
  readonly summary: string;
  /** Scope that a token needs; `none` lets everybody in. */
  readonly scope: ApiScope | "none";
  readonly target: RouteTarget;
  /** Absent where the route takes no body. */
  readonly body?: BodyModel;
}

const backend = { kind: "service", service: "backend-api" } as const;

/** The 28 routes with their scopes (decisions.md section 5; OPEN-27). Targets and bodies follow from what each is for. */
export const routes = [
  {
    method: "GET",
    path: "/health",
    summary: "Says whether the platform answers, to everybody",
    scope: "none",
    target: { ...backend, path: "/api/v1/health" },
  },
  {
    method: "GET",
    path: "/api/v1/health",
    summary: "Says how the platform and what it depends on are",
    scope: "read",
    target: backend,
  },
  {
    method: "POST",
    path: "/api/v1/backtests",
    summary: "Queues a backtest and answers with its job",
    scope: "write",
    target: { kind: "queue", queue: "backtest-queue" },
    body: "Backtest",
  },
  {
    method: "GET",
    path: "/api/v1/backtests",
    summary: "Lists backtests",
    scope: "read",
    target: backend,
  },
  {
    method: "GET",
    path: "/api/v1/backtests/{id}",
    summary: "Shows a backtest",
    scope: "read",
    target: backend,
  },
  {
    method: "DELETE",
    path: "/api/v1/backtests/{id}",
    summary: "Deletes a backtest",
    scope: "write",
    target: backend,
  },
  {
    method: "GET",
    path: "/api/v1/backtests/{id}/results",
    summary: "Shows the results of a backtest",
    scope: "read",
    target: backend,
  },
  {
    method: "GET",
    path: "/api/v1/strategies",
    summary: "Lists strategies",
    scope: "read",
    target: backend,
  },
  {
    method: "POST",
    path: "/api/v1/strategies",
    summary: "Adds a strategy",
    scope: "write",
    target: backend,
    body: "Strategy",
  },
  {
    method: "GET",
    path: "/api/v1/strategies/{id}",
    summary: "Shows a strategy",
    scope: "read",
    target: backend,
  },
  {
    method: "PUT",
    path: "/api/v1/strategies/{id}",
    summary: "Changes a strategy",
    scope: "write",
    target: backend,
    body: "Strategy",
  },
  {
    method: "DELETE",
    path: "/api/v1/strategies/{id}",
    summary: "Deletes a strategy",
    scope: "write",
    target: backend,
  },
  {
    method: "POST",
    path: "/api/v1/strategies/{id}/validate",
    summary: "Validates a strategy",
    scope: "write",
    target: backend,
  },
  {
    method: "GET",
    path: "/api/v1/configs",
    summary: "Lists configurations",
    scope: "read",
    target: backend,
  },
  {
    method: "GET",
    path: "/api/v1/configs/{name}",
    summary: "Shows a configuration",
    scope: "read",
    target: backend,
  },
  {
    method: "PUT",
    path: "/api/v1/configs/{name}",
    summary: "Writes a new version of a configuration",
    scope: "write",
    target: backend,
    body: "Config",
  },
  {
    method: "GET",
    path: "/api/v1/data/symbols",
    summary: "Lists the symbols that data is collected for",
    scope: "read",
    target: backend,
  },
  {
    method: "POST",
    path: "/api/v1/data/collections",
    summary: "Starts collecting data",
    scope: "write",
    target: backend,
    body: "Collection",
  },
  {
    method: "GET",
    path: "/api/v1/data/collections/{id}",
    summary: "Shows how far a collection is",
    scope: "read",
    target: backend,
  },
  {
    method: "GET",
    path: "/api/v1/models",
    summary: "Lists models",
    scope: "read",
    target: backend,
  },
  {
    method: "GET",
    path: "/api/v1/models/{name}",
    summary: "Shows a model",
    scope: "read",
    target: backend,
  },
  {
    method: "POST",
    path: "/api/v1/models/{name}/promote",
    summary: "Promotes a version of a model",
    scope: "admin",
    target: backend,
    body: "Promotion",
  },
  {
    method: "POST",
    path: "/api/v1/models/{name}/rollback",
    summary: "Goes back to an earlier version of a model",
    scope: "admin",
    target: backend,
    body: "Rollback",
  },
  {
    method: "GET",
    path: "/api/v1/models/{name}/drift",
    summary: "Shows the drift of a model",
    scope: "read",
    target: backend,
  },
  {
    method: "GET",
    path: "/api/v1/deployments",
    summary: "Lists deployments",
    scope: "read",
    target: backend,
  },
  {
    method: "POST",
    path: "/api/v1/deployments",
    summary: "Starts a deployment",
    scope: "admin",
    target: backend,
    body: "Deployment",
  },
  {
    method: "GET",
    path: "/api/v1/deployments/{id}",
    summary: "Shows a deployment",
    scope: "read",
    target: backend,
  },
  {
    method: "GET",
    path: "/api/v1/trading/status",
    summary: "Shows whether trading is on, and how it goes",
    scope: "read",
    target: backend,
  },
] as const satisfies readonly RouteRow[];

export const routeRows: readonly RouteRow[] = routes;

/** Name of the one stage, which its URL ends with (decisions.md section 5). */
export const apiStage = "v1";
