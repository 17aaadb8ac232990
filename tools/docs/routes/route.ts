import type { ResourceGraph } from "../../../policy-pack/graph/graph";
import type { Resource } from "../../../policy-pack/graph/resource";
import { targetOf } from "../../../policy-pack/graph/references";
import {
  besides,
  integrationType,
  isPreflight,
  methodType,
  pathOf,
  validatorType,
  verbOf,
} from "../../../policy-pack/graph/rest-apis";
import { routeRows, type RouteRow } from "../../../shared/inventory";

/** One route of the API as it is planned, in the words of a table. */
export interface RouteFacts {
  readonly method: string;
  /** Below the stage. */
  readonly path: string;
  /** What it does, as the inventory says: nothing of the plan does. */
  readonly summary: string;
  /** `everybody`, or the scopes of a token of which one is needed. */
  readonly callers: string;
  /** The queue, or the service and what leads to it. */
  readonly answeredBy: string;
  /** What API Gateway checks before it passes a request on. */
  readonly checks: string;
  readonly timeoutSeconds: number;
}

/** @throws Error for a route that the plan has and the inventory has not: the two are checked against each other before */
function rowOf(method: string, path: string): RouteRow {
  const row = routeRows.find((each) => each.method === method && each.path === path);
  if (row === undefined) throw new Error(`${method} ${path} is in no row of shared/inventory/routes.ts`);
  return row;
}

function callersOf({ inputs }: Resource): string {
  const authorization = inputs.text("authorization") ?? "NONE";
  if (authorization === "NONE") return "everybody";
  const scopes = inputs.texts("authorizationScopes").map((scope) => `\`${scope}\``);
  return scopes.length === 0 ? `a token (${authorization})` : scopes.join(" or ");
}

/** Which service the load balancer asks is the inventory's to say: the integration leads to the load balancer alone. */
function answeredBy(integration: Resource | undefined, { path, target }: RouteRow): string {
  const uri = integration?.inputs.text("uri") ?? "";
  const [, queue] = /:sqs:path\/\d+\/(.+)$/.exec(uri) ?? [];
  if (queue !== undefined) return `queue \`${target.kind === "queue" ? target.queue : queue}\``;
  const behind = uri.replace(/^https?:\/\/[^/]+/, "");
  const service = target.kind === "service" ? target.service : "the load balancer";
  return `service \`${service}\`${behind === path ? "" : ` at \`${behind}\``}`;
}

function checksOf(graph: ResourceGraph, method: Resource): string {
  const validator = targetOf(graph, method, "requestValidatorId", [validatorType]).resource?.inputs;
  const parameters = method.inputs
    .entries("requestParameters")
    .filter(([, isRequired]) => isRequired === true)
    .map(([name]) => `\`${name.split(".").at(-1) ?? ""}\``);
  const [[, model] = []] = method.inputs.entries("requestModels");
  return [
    ...(validator?.flag("validateRequestParameters") ? parameters : []),
    ...(validator?.flag("validateRequestBody") && typeof model === "string" ? [`body \`${model}\``] : []),
  ].join(", ");
}

/** The routes of a plan that lead somewhere; those by which browsers ask whether they may call are left out. */
export function routesOf(graph: ResourceGraph): readonly RouteFacts[] {
  return graph
    .ofType(methodType)
    .filter((method) => !isPreflight(graph, method))
    .map((method) => {
      const [verb, path] = [verbOf(method), pathOf(graph, method)];
      const row = rowOf(verb, path);
      const [integration] = besides(graph, method, integrationType);
      return {
        method: verb,
        path,
        summary: row.summary,
        callers: callersOf(method),
        answeredBy: answeredBy(integration, row),
        checks: checksOf(graph, method),
        timeoutSeconds: (integration?.inputs.number("timeoutMilliseconds") ?? 0) / 1000,
      };
    });
}
