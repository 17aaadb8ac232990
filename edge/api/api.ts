import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { LayerContext } from "../../shared/components";
import { routeRows } from "../../shared/inventory";
import type { LayersBelow } from "../below";
import { createAuthorizer } from "./authorizer";
import { createBackend } from "./backend";
import { createDeployment, createStage } from "./deployment";
import { createDomain } from "./domain";
import { createGatewayResponses } from "./gateway-responses";
import { createApiLogs } from "./logs";
import type { ApiLogs } from "./logs";
import type { ApiPart } from "./part";
import { createPaths } from "./paths";
import { createPreflights } from "./preflight";
import { createRoutes } from "./routes";
import { regional, tlsPolicy } from "./tls";
import { createValidation } from "./validation";

/** The public API, for what stands in front of it, watches it or calls it. */
export interface Api {
  readonly restApi: aws.apigateway.RestApi;
  readonly stage: aws.apigateway.Stage;
  readonly authorizer: aws.apigateway.Authorizer;
  readonly logs: ApiLogs;
  /** What a route's path follows, without a slash at its end. */
  readonly url: pulumi.Output<string>;
}

/** The API itself; behind a domain its own address is off, so that nobody goes around the domain (TRADAI-S-09). */
function createRestApi(context: LayerContext): {
  readonly restApi: aws.apigateway.RestApi;
  readonly described: object;
} {
  const name = context.names.api();
  const described = {
    endpointConfiguration: regional,
    disableExecuteApiEndpoint: context.settings.domain !== undefined,
    ...tlsPolicy,
  };
  const restApi = new aws.apigateway.RestApi(
    "api",
    {
      name,
      description: `Public API of TradAI, ${context.settings.environment}`,
      ...described,
      tags: context.tags(name),
    },
    context.options(),
  );
  return { restApi, described };
}

/**
 * The public REST API (architecture.md 1.4, decisions.md section 5, edge): one resource for each part of a path, one
 * method and integration for each route of the table, checked before anything behind the API sees the request.
 */
export function createApi(context: LayerContext, below: LayersBelow): Api {
  const { settings } = context;
  const { restApi, described } = createRestApi(context);
  const logs = createApiLogs(context, below.persistent, restApi);
  const authorization = createAuthorizer(context, below.persistent, restApi);
  const backend = createBackend(context, below);
  const validation = createValidation(context, restApi);
  const paths = createPaths(context, restApi, routeRows);
  const { foundation } = below;
  const { authorizer } = authorization;
  const routeParts = { api: restApi, authorizer, backend, foundation, paths, validation };
  const parts: readonly ApiPart[] = [
    { resources: [restApi], described },
    authorization,
    validation,
    paths,
    ...createGatewayResponses(context, restApi),
    ...createRoutes(context, routeParts, routeRows),
    ...createPreflights(context, restApi, paths, routeRows),
  ];
  const deployment = createDeployment(context, restApi, parts, backend, below);
  const stage = createStage(context, restApi, deployment, logs);
  createDomain(context, foundation, stage);
  const ownAddress = pulumi.interpolate`https://${restApi.id}.execute-api.${settings.region}.amazonaws.com/${stage.stageName}`;
  const url = settings.domain === undefined ? ownAddress : pulumi.output(`https://${settings.domain.name}`);
  return { restApi, stage, authorizer, logs, url };
}
