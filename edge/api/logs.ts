import * as aws from "@pulumi/aws";
import { createLogGroup } from "../../shared/components";
import type { LayerContext } from "../../shared/components";
import type { PersistentOutputs } from "../../shared/contracts";

/** Where the API writes what it does. */
export interface ApiLogs {
  /** One line for each request. */
  readonly access: aws.cloudwatch.LogGroup;
  /** Errors of API Gateway itself. */
  readonly execution: aws.cloudwatch.LogGroup;
}

/**
 * Fields of the access log: who asked for what, what was answered, and how long it took. No header and no token is among
 * them, nor anything that a client writes freely: API Gateway puts values into the line as they are
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html).
 */
export const accessLogFields = {
  requestId: "$context.requestId",
  traceId: "$context.xrayTraceId",
  time: "$context.requestTimeEpoch",
  sourceIp: "$context.identity.sourceIp",
  subject: "$context.authorizer.claims.sub",
  client: "$context.authorizer.claims.client_id",
  method: "$context.httpMethod",
  route: "$context.resourcePath",
  protocol: "$context.protocol",
  status: "$context.status",
  error: "$context.error.responseType",
  waf: "$context.wafResponseCode",
  responseBytes: "$context.responseLength",
  latencyMs: "$context.responseLatency",
  integrationStatus: "$context.integration.integrationStatus",
  integrationLatencyMs: "$context.integrationLatency",
} as const;

/** Where a value is missing AWS writes a hyphen, so that all of them are texts. */
export const accessLogFormat = JSON.stringify(accessLogFields);

/** Both groups, before API Gateway makes the second one itself and keeps it for ever (TRADAI-H-10). */
export function createApiLogs(
  context: LayerContext,
  { keys }: PersistentOutputs,
  api: aws.apigateway.RestApi,
): ApiLogs {
  const { names, settings } = context;
  const access = createLogGroup(context, "api-access-logs", {
    name: names.apiLogGroup(),
    retentionInDays: settings.retention.logsDays,
    kmsKeyArn: keys.logs?.arn,
    // Its fields are declared: none holds what would be masked.
    dataProtection: "none",
  });
  const execution = new aws.cloudwatch.LogGroup(
    "api-execution-logs",
    {
      // Errors alone: what a request carries is never traced.
      name: api.id.apply((id) => names.apiExecutionLogGroup(id)),
      retentionInDays: settings.retention.logsDays,
      kmsKeyId: keys.logs?.arn,
      tags: context.tags(`${names.api()}-errors`),
    },
    context.options(),
  );
  return { access, execution };
}
