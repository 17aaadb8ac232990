import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { LayerContext } from "../../shared/components";
import type { FoundationOutputs } from "../../shared/contracts";
import { testTraffic } from "../../shared/inventory";
import type { RouteRow } from "../../shared/inventory";
import { tokenScope } from "./authorizer";
import type { Backend } from "./backend";
import { answerHeaders } from "./cors";
import { errorBody } from "./errors";
import type { ApiPart } from "./part";
import type { Paths } from "./paths";
import { createQueueIntegration } from "./queue-integration";
import { pathParameters, routeSlug } from "./route-names";
import type { Validation } from "./validation";

/** What the routes of an API are made with. */
export interface RouteParts {
  readonly api: aws.apigateway.RestApi;
  readonly authorizer: aws.apigateway.Authorizer;
  readonly backend: Backend;
  readonly foundation: FoundationOutputs;
  readonly paths: Paths;
  readonly validation: Validation;
}

/** Milliseconds; the longest that a REST API waits, and less than the load balancer does. */
const timeoutMilliseconds = 29_000;

/**
 * A proxy hands on every header of the client. This one is overwritten, since the load balancer would send the request to a
 * version that nobody has tried out yet. The quotes make it a value
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-parameter-mapping-sources.html).
 */
const noTestTraffic = { [`integration.request.header.${testTraffic.header}`]: "'none'" };

type Args = Record<string, string>;

function parameterMap<T>(path: string, side: string, value: (name: string) => T): Record<string, T> {
  return Object.fromEntries(
    pathParameters(path).map((name) => [`${side}.request.path.${name}`, value(name)]),
  );
}

/** What a preview knows of a route's method. */
function methodArgs({ method, path, scope, body }: RouteRow): {
  readonly httpMethod: string;
  readonly authorization: string;
  readonly authorizationScopes?: string[];
  readonly requestParameters: Record<string, boolean>;
  readonly requestModels?: Args;
} {
  return {
    httpMethod: method,
    authorization: scope === "none" ? "NONE" : "COGNITO_USER_POOLS",
    ...(scope === "none" ? {} : { authorizationScopes: [tokenScope(scope)] }),
    requestParameters: parameterMap(path, "method", () => true),
    // A body of any other type is held to the model too; without $default it would pass unseen.
    ...(body === undefined ? {} : { requestModels: { "application/json": body, $default: body } }),
  };
}

function createMethod(
  context: LayerContext,
  { api, authorizer, paths, validation }: RouteParts,
  row: RouteRow,
): { readonly method: aws.apigateway.Method; readonly described: object } {
  const described = methodArgs(row);
  const validator = row.body === undefined ? validation.ofParameters : validation.ofBody;
  const method = new aws.apigateway.Method(
    `api-method-${routeSlug(row)}`,
    {
      ...described,
      restApi: api.id,
      resourceId: paths.at(row.path).id,
      requestValidatorId: validator.id,
      ...(row.scope === "none" ? {} : { authorizerId: authorizer.id }),
    },
    // API Gateway looks the model up by the name that the method gives.
    context.options({ dependsOn: row.body === undefined ? [] : [validation.models[row.body]] }),
  );
  return { method, described };
}

/** Hands the request on to a service as it came, but for two headers, and its answer back. */
function createServiceIntegration(
  context: LayerContext,
  { api, backend, paths }: RouteParts,
  row: RouteRow & { readonly target: { readonly kind: "service"; readonly path?: string } },
  method: aws.apigateway.Method,
): ApiPart {
  const path = row.target.path ?? row.path;
  const described = {
    type: "HTTP_PROXY",
    integrationHttpMethod: row.method,
    connectionType: "VPC_LINK",
    passthroughBehavior: "WHEN_NO_MATCH",
    timeoutMilliseconds,
    requestParameters: {
      ...parameterMap(path, "integration", (name) => `method.request.path.${name}`),
      // What an error tells the client is what the service writes to its log.
      "integration.request.header.X-Request-Id": "context.requestId",
      ...noTestTraffic,
    },
  };
  const integration = new aws.apigateway.Integration(
    `api-integration-${routeSlug(row)}`,
    {
      ...described,
      restApi: api.id,
      resourceId: paths.at(row.path).id,
      httpMethod: method.httpMethod,
      connectionId: backend.link.id,
      integrationTarget: backend.loadBalancer.arn,
      uri: pulumi.interpolate`${backend.address}${path}`,
    },
    context.options(),
  );
  return { resources: [integration], described: { ...described, uri: `${backend.described}${path}` } };
}

function createRoute(context: LayerContext, parts: RouteParts, row: RouteRow): ApiPart {
  const { method, described } = createMethod(context, parts, row);
  const { target } = row;
  const integration =
    target.kind === "service"
      ? createServiceIntegration(context, parts, { ...row, target }, method)
      : createQueueIntegration(context, parts.foundation, {
          api: parts.api,
          resource: parts.paths.at(row.path),
          method,
          slug: routeSlug(row),
          queue: target.queue,
          headers: answerHeaders(context.settings.api.origins),
          errorBody: (message) => errorBody("NOT_QUEUED", message),
        });
  return {
    resources: [method, ...integration.resources],
    described: { path: row.path, method: described, integration: integration.described },
  };
}

/** Method and integration of each route, in the order of the table. */
export function createRoutes(
  context: LayerContext,
  parts: RouteParts,
  rows: readonly RouteRow[],
): readonly ApiPart[] {
  return rows.map((row) => createRoute(context, parts, row));
}
