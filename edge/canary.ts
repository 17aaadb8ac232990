import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { alarmTopics, canaryAlarm, createAlarm } from "../shared/alarms";
import type { AlarmPart } from "../shared/alarms";
import { createRole, rate } from "../shared/components";
import type { HandlerCode, LayerContext } from "../shared/components";
import type { PersistentOutputs } from "../shared/contracts";
import { appClients, logPrefixes, resourceServerIdentifier, secrets } from "../shared/inventory";
import { PolicyBuilder, trustPolicy } from "../shared/policy";
import type { LayersBelow } from "./below";

/** Folder of the handler. */
export const canaryFolder = "edge/canary";

/**
 * The newest runtime without a browser, on Node.js 22; as read on 2026-11-21
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Library_Nodejs.html).
 */
const runtimeVersion = "syn-nodejs-5.4";

/** The least that Synthetics gives a canary. */
const memoryInMb = 960;

/** Seconds of a run: longer than its calls may take, and over before the next one where that comes every minute. */
const timeoutInSeconds = 50;

/** The API as the canary needs it. */
export interface CanarySubject {
  /** What a route's path follows, without a slash at its end. */
  readonly url: pulumi.Input<string>;
  readonly stage: pulumi.Resource;
}

/**
 * Files of its own, logs, metrics, traces and the one secret; nothing of what it looks at
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Canaries_CanaryPermissions.html).
 */
function createCanaryRole(context: LayerContext): {
  readonly role: aws.iam.Role;
  readonly policy: aws.iam.RolePolicy;
} {
  const { arns, names, settings } = context;
  const trust = trustPolicy(settings, "lambda.amazonaws.com");
  const role = createRole(context, "canary-role", names.role("canary"), trust);
  const document = new PolicyBuilder(settings)
    .allow(["s3:GetObject", "s3:PutObject"])
    .on(arns.objects("logs", logPrefixes.canary.prefix))
    .because("keep what its runs leave behind")
    .allow("s3:GetBucketLocation")
    .on(arns.bucket("logs"))
    .because("find the region of the logs bucket")
    .allowWithoutResource(
      "s3:ListAllMyBuckets",
      "find the logs bucket, as Synthetics does before each upload",
    )
    .withLogsWrite(arns.logGroup(names.canaryLogGroups()))
    .withMetrics("CloudWatchSynthetics")
    .withTracing()
    .withSecretsRead(secrets.ciClient)
    .build();
  const policy = new aws.iam.RolePolicy(
    "canary-policy",
    { name: "work", role: role.name, policy: document.json },
    context.options(),
  );
  return { role, policy };
}

/**
 * The code in a bucket: it is larger than what a canary takes by hand. The key changes with the code, and the version of
 * the object is the one that was put there, so that whoever may write to the bucket cannot give the canary other code.
 */
function createCode(
  context: LayerContext,
  { buckets }: PersistentOutputs,
  code: HandlerCode,
): aws.s3.BucketObjectv2 {
  const key = `canary/${code.digest}.zip`;
  return new aws.s3.BucketObjectv2(
    "canary-code",
    {
      bucket: buckets.configs.name,
      key,
      source: code.archive,
      contentType: "application/zip",
      tags: context.tags("canary-code"),
    },
    // The new one has another name, and the canary leaves the old one first.
    context.options({ deleteBeforeReplace: false }),
  );
}

/** What the handler is told; `edge/canary/configuration.ts` reads it. */
function variables(
  { settings }: LayerContext,
  { userPool, secrets: stored }: PersistentOutputs,
  api: CanarySubject,
): Record<string, pulumi.Input<string>> {
  const [strategy] = settings.strategies;
  return {
    API_URL: api.url,
    TOKEN_URL: pulumi.interpolate`${userPool.hostedUi}/oauth2/token`,
    TOKEN_SCOPES: appClients.ci.apiScopes.map((scope) => `${resourceServerIdentifier}/${scope}`).join(" "),
    SECRET_NAME: stored["ci-client"].name,
    ...(strategy === undefined ? {} : { STRATEGY: strategy }),
  };
}

/**
 * The log group of the canary's function. AWS names the function at random, so that the group cannot precede it: the
 * first run may go without a log. The role cannot make the group, or it would be there first and stay for ever.
 */
function createCanaryLogs(
  context: LayerContext,
  { keys }: PersistentOutputs,
  canary: aws.synthetics.Canary,
): void {
  const functionName = canary.engineArn.apply((arn) => arn.split(":")[6] ?? arn);
  new aws.cloudwatch.LogGroup(
    "canary-logs",
    {
      name: functionName.apply((name) => `/aws/lambda/${name}`),
      retentionInDays: context.settings.retention.logsDays,
      kmsKeyId: keys.logs?.arn,
      tags: context.tags("canary-logs"),
    },
    context.options(),
  );
}

/** The canary, and the alarm on it. */
export interface RunningCanary {
  readonly canary: aws.synthetics.Canary;
  readonly failed: AlarmPart;
}

/**
 * The canary: a client of the platform that comes from outside at an interval and tries what every client relies on,
 * up to the start of a workflow (EDGAR-01, EDGAR-06, ORION-25, TRADAI-H-04), and the alarm on it. It is outside the VPC,
 * as clients are.
 *
 * @param code from `canaryBundle(canaryFolder)`, made before any resource.
 */
export function createCanary(
  context: LayerContext,
  { persistent, foundation }: LayersBelow,
  api: CanarySubject,
  code: HandlerCode,
): RunningCanary {
  const { names, settings } = context;
  const { role, policy } = createCanaryRole(context);
  const { bucket, key, versionId } = createCode(context, persistent, code);
  const name = names.canary();
  const { prefix, expireAfterDays } = logPrefixes.canary;
  const canary = new aws.synthetics.Canary(
    "canary",
    {
      name,
      runtimeVersion,
      handler: "index.handler",
      s3Bucket: bucket,
      s3Key: key,
      s3Version: versionId,
      schedule: { expression: rate(settings.canary.everyMinutes) },
      startCanary: true,
      runConfig: {
        timeoutInSeconds,
        memoryInMb,
        activeTracing: true,
        environmentVariables: variables(context, persistent, api),
      },
      executionRoleArn: role.arn,
      // The bucket of logs is on S3's own keys, and its objects expire.
      artifactS3Location: pulumi.interpolate`s3://${persistent.buckets.logs.name}/${prefix.replace(/\/$/, "")}`,
      artifactConfig: { s3Encryption: { encryptionMode: "SSE_S3" } },
      successRetentionPeriod: expireAfterDays,
      failureRetentionPeriod: expireAfterDays,
      deleteLambda: true,
      tags: context.tags(name),
    },
    context.options({ dependsOn: [policy, api.stage] }),
  );
  createCanaryLogs(context, persistent, canary);
  const row = canaryAlarm(settings.canary.everyMinutes);
  const alarm = createAlarm(context, alarmTopics(foundation.topics), row, {
    dimensions: { CanaryName: canary.name },
  });
  return { canary, failed: { row, alarm } };
}
