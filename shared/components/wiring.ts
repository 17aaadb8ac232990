import { metricNamespaces, serviceRow } from "../inventory";
import type { ServiceId, Wiring } from "../inventory";
import { PolicyBuilder } from "../policy";
import type { LayerContext } from "./layer";

/** Kind of the event that says a model no longer fits the market (USDCOP-14). */
export const driftEventType = "Model drift detected";

/** How a service is found: by its discovery name, or by the name that Service Connect gives it. */
export type Found = "discovery" | "serviceConnect";

/** Address of a service for its callers. Service Connect's proxy adds TLS, so that a caller speaks plain HTTP to it. */
function serviceUrl({ names }: LayerContext, id: ServiceId, found: Found): string {
  const host = found === "discovery" ? `${id}.${names.namespace()}` : names.serviceConnect(id);
  return `http://${host}:${serviceRow(id).port}`;
}

/** `backtest-queue` and `database/port` as parts of a variable's name. */
function upper(id: string): string {
  return id.toUpperCase().replaceAll(/[^A-Z0-9]/g, "_");
}

/**
 * What a function or a container is told about its surroundings, one variable for each edge of its wiring: `TABLE_*`,
 * `BUCKET_*`, `QUEUE_URL_*`, `TOPIC_ARN_*`, `PARAMETER_*`, `WORKFLOW_ARN_*` and `SERVICE_URL_*`. Every value is known
 * in a preview; what AWS alone can name is read by the name of its parameter (decisions.md section 2).
 */
export function environmentOf(
  context: LayerContext,
  wiring: Wiring,
  found: Found = "discovery",
): Record<string, string> {
  const { arns, names, settings } = context;
  const each = <Id extends string>(
    kind: string,
    ids: readonly Id[] | undefined,
    value: (id: Id) => string,
  ): [string, string][] => (ids ?? []).map((id) => [`${kind}_${upper(id)}`, value(id)]);
  return Object.fromEntries([
    ["ENVIRONMENT", settings.environment],
    ["LOG_LEVEL", "INFO"],
    ...each("TABLE", wiring.tables, (id) => names.table(id)),
    ...each(
      "BUCKET",
      wiring.buckets?.map(({ bucket }) => bucket),
      (id) => names.bucket(id),
    ),
    ...each("QUEUE_URL", wiring.sendsTo, (id) => arns.queueUrl(id)),
    ...each("TOPIC_ARN", wiring.publishesTo, (id) => arns.topic(id)),
    ...each("PARAMETER", wiring.parameters, (id) => names.parameter(id)),
    ...each("WORKFLOW_ARN", wiring.starts, (id) => arns.stateMachine(id)),
    ...each("SERVICE_URL", wiring.calls, (id) => serviceUrl(context, id, found)),
    ...(wiring.metrics ? [["METRICS_NAMESPACE", metricNamespaces[0]]] : []),
    ...(wiring.stopsTasks ? [["CLUSTER", names.cluster()]] : []),
    ...(wiring.reportsDrift
      ? [
          ["DRIFT_EVENT_SOURCE", names.eventSource("drift")],
          ["DRIFT_EVENT_TYPE", driftEventType],
        ]
      : []),
    ...(wiring.readsInfrastructure ? [["STATE_BUCKET", names.stateBucket()]] : []),
    ...(wiring.packages
      ? [
          ["PACKAGE_DOMAIN", names.packageDomain()],
          ["PACKAGE_REPOSITORY", names.packageRepository("python")],
        ]
      : []),
  ]) as Record<string, string>;
}

function withTasksStopped(builder: PolicyBuilder, { arns }: LayerContext): void {
  const inCluster = { ArnEquals: { "ecs:cluster": arns.cluster() } };
  builder
    .allowWithoutResource("ecs:ListTasks", "list the tasks of the cluster", inCluster)
    .allow(["ecs:DescribeTasks", "ecs:StopTask"])
    .on(arns.tasks())
    .when(inCluster)
    .because("find and stop tasks that nobody waits for");
}

function withDriftReported(builder: PolicyBuilder, { arns, names }: LayerContext): void {
  builder
    .allow("events:PutEvents")
    .on(arns.eventBus())
    .when({
      // One call may hold ten events: none of them may be of another kind.
      "ForAllValues:StringEquals": {
        "events:detail-type": driftEventType,
        "events:source": names.eventSource("drift"),
      },
    })
    .because("report that a model no longer fits");
}

/** The state is on a key of its own, which the bootstrap makes (OPEN-31). */
function withInfrastructureRead(builder: PolicyBuilder, { arns, names, settings }: LayerContext): void {
  builder
    .allow("s3:ListBucket")
    .on(arns.stateBucket("bucket"))
    .because("list the stored states")
    .allow("s3:GetObject")
    .on(arns.stateBucket("objects"))
    .because("read the stored states")
    .allow("kms:Decrypt")
    .on(arns.anyKey())
    .when({
      "ForAnyValue:StringEquals": { "kms:ResourceAliases": names.stateKeyAlias() },
      StringEquals: { "kms:ViaService": `s3.${settings.region}.amazonaws.com` },
    })
    .because("decrypt the stored states")
    .allowWithoutResource("tag:GetResources", "find what carries the tags, which has no resource");
}

/**
 * A policy with one grant for each edge of a wiring, to which more may be added. Secrets are left out for a container,
 * into which ECS injects them with the execution role.
 */
export function grantsOf(
  context: LayerContext,
  wiring: Wiring,
  { secrets = true }: { readonly secrets?: boolean } = {},
): PolicyBuilder {
  const { arns, settings } = context;
  const builder = new PolicyBuilder(settings);
  if (wiring.tables) builder.withDynamoDbCrud(wiring.tables);
  for (const { bucket, access, prefix } of wiring.buckets ?? []) {
    const where = prefix === undefined ? {} : { prefix };
    if (access === "read") builder.withS3Read(bucket, where);
    else builder.withS3ReadWrite(bucket, where);
  }
  if (wiring.sendsTo) builder.withQueueSend(...wiring.sendsTo);
  if (wiring.publishesTo) builder.withTopicPublish(...wiring.publishesTo);
  if (wiring.parameters) builder.withParametersRead(...wiring.parameters);
  if (wiring.secrets && secrets) builder.withSecretsRead(...wiring.secrets);
  if (wiring.starts) {
    builder
      .allow("states:StartExecution")
      .on(wiring.starts.map((id) => arns.stateMachine(id)))
      .because("start its workflows");
  }
  if (wiring.databaseSecret) builder.withDatabaseSecretRead();
  if (wiring.stopsTasks) withTasksStopped(builder, context);
  if (wiring.reportsDrift) withDriftReported(builder, context);
  if (wiring.readsInfrastructure) withInfrastructureRead(builder, context);
  if (wiring.packages) {
    builder.withPackagesRead(arns.packageDomain(), arns.packageRepository("python"));
  }
  if (wiring.metrics) builder.withMetrics(metricNamespaces[0]);
  return builder;
}

/** The edges of several wirings in one, for what carries out the work of all of them. */
export function union(wirings: readonly Wiring[]): Wiring {
  const merged: Record<string, unknown> = {};
  for (const [key, value] of wirings.flatMap((wiring) => Object.entries(wiring) as [string, unknown][])) {
    merged[key] = isList(value) ? distinct([...listed(merged[key]), ...value]) : value;
  }
  return merged;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function listed(value: unknown): readonly unknown[] {
  return isList(value) ? value : [];
}

function distinct(values: readonly unknown[]): unknown[] {
  const seen = new Map(values.map((value) => [JSON.stringify(value), value]));
  return [...seen.values()];
}
