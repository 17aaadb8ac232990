import { createHash } from "node:crypto";
import * as aws from "@pulumi/aws";
import type { LayerContext } from "../../shared/components";
import { apiStage } from "../../shared/inventory";
import type { LayersBelow } from "../below";
import type { Backend } from "./backend";
import { createLogAccount } from "./log-account";
import { accessLogFormat } from "./logs";
import type { ApiLogs } from "./logs";
import type { ApiPart } from "./part";

/**
 * Raised by one after a route was taken away and `up` has run: Pulumi deletes last, so that the deployment of that run
 * still holds the route, and the next deployment no longer does.
 */
const revision = 1;

/** The same for the same API, whatever AWS calls its parts. */
function fingerprint(parts: readonly ApiPart[]): string {
  const described = parts.map((part) => part.described);
  return createHash("sha256")
    .update(JSON.stringify([revision, described]))
    .digest("hex");
}

/**
 * A deployment is a copy of the API as it is then: what changes later is not live before the next one. So it is made
 * anew when any part changes, waits for all of them, and is there before the one that the stage still points at goes.
 *
 * `definition` is known in every preview. The others, which AWS names, stand beside it: what is replaced changes too.
 */
export function createDeployment(
  context: LayerContext,
  api: aws.apigateway.RestApi,
  parts: readonly ApiPart[],
  { link, loadBalancer }: Backend,
  { persistent }: LayersBelow,
): aws.apigateway.Deployment {
  return new aws.apigateway.Deployment(
    "api-deployment",
    {
      restApi: api.id,
      triggers: {
        definition: fingerprint(parts),
        link: link.id,
        loadBalancer: loadBalancer.arn,
        userPool: persistent.userPool.arn,
      },
    },
    context.options({
      deleteBeforeReplace: false,
      dependsOn: parts.flatMap(({ resources }) => [...resources]),
    }),
  );
}

/** The one stage with its logs and traces, and what holds for every method: how often, and what is written down. */
export function createStage(
  context: LayerContext,
  api: aws.apigateway.RestApi,
  deployment: aws.apigateway.Deployment,
  logs: ApiLogs,
): aws.apigateway.Stage {
  const { requestsPerSecond, burst } = context.settings.api;
  const stage = new aws.apigateway.Stage(
    "api-stage",
    {
      restApi: api.id,
      deployment: deployment.id,
      stageName: apiStage,
      accessLogSettings: { destinationArn: logs.access.arn, format: accessLogFormat },
      xrayTracingEnabled: true,
      tags: context.tags(`${context.names.api()}-${apiStage}`),
    },
    // AWS refuses logs without the account's role, and would make the other group itself.
    context.options({ dependsOn: [...createLogAccount(context), logs.execution] }),
  );
  new aws.apigateway.MethodSettings(
    "api-method-settings",
    {
      restApi: api.id,
      stageName: stage.stageName,
      methodPath: "*/*",
      settings: {
        throttlingRateLimit: requestsPerSecond,
        throttlingBurstLimit: burst,
        loggingLevel: "ERROR",
        // It would write whole requests down, tokens and all.
        dataTraceEnabled: false,
        metricsEnabled: true,
        cachingEnabled: false,
      },
    },
    context.options(),
  );
  return stage;
}
