import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { createLogGroup, createRole } from "../shared/components";
import type { LayerContext } from "../shared/components";
import { bucketRows, logPrefixes } from "../shared/inventory";
import { PolicyBuilder, trustPolicy } from "../shared/policy";
import type { Buckets } from "./buckets";
import type { Keys } from "./keys";

/** What reads the trail afterwards: alarms on its log group. */
export interface Trail {
  readonly logs: aws.cloudwatch.LogGroup;
}

type Selector = aws.types.input.cloudtrail.TrailAdvancedEventSelector;

/**
 * Management events, object-level events of the data buckets, and item-level events of the tables; the logs
 * bucket is left out because the trail writes to it (TRADAI-S-14, TRADAI-S-15).
 */
function eventSelectors({ arns }: LayerContext): Selector[] {
  const traced = bucketRows.filter((row) => row.dataEvents).map((row) => `${arns.bucket(row.id)}/`);
  const dataEvents = (name: string, type: string, startsWiths: string[]): Selector => ({
    name,
    fieldSelectors: [
      { field: "eventCategory", equals: ["Data"] },
      { field: "resources.type", equals: [type] },
      { field: "resources.ARN", startsWiths },
    ],
  });
  return [
    { name: "management events", fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }] },
    dataEvents("objects of the data buckets", "AWS::S3::Object", traced),
    dataEvents("items of the tables", "AWS::DynamoDB::Table", [arns.tablePrefix()]),
  ];
}

function createTrailRole(context: LayerContext): { role: aws.iam.Role; policy: aws.iam.RolePolicy } {
  const { arns, names, settings } = context;
  const name = names.role("cloudtrail-role");
  const trust = trustPolicy(settings, "cloudtrail.amazonaws.com", { sourceArn: arns.trail() });
  // CloudTrail names its streams by account and region.
  const streams = `${arns.logGroup(names.trailLogGroup())}:log-stream:${settings.account}_CloudTrail_*`;
  const writeEvents = new PolicyBuilder(settings)
    .allow(["logs:CreateLogStream", "logs:PutLogEvents"])
    .on(streams)
    .because("Write trail events");
  const role = createRole(context, "trail-role", name, trust);
  const policy = new aws.iam.RolePolicy(
    "trail-role-policy",
    { name: "write-trail-events", role: role.name, policy: writeEvents.build().json },
    context.options(),
  );
  return { role, policy };
}

/**
 * The audit trail: every region, because a regional trail outside us-east-1 sees neither IAM nor sign-in
 * events (TRADAI-S-13), validated log files, both insights, and a log group that alarms can read.
 */
export function createTrail(context: LayerContext, keys: Keys, buckets: Buckets): Trail {
  const { names, settings } = context;
  const logs = createLogGroup(context, "trail-logs", {
    name: names.trailLogGroup(),
    retentionInDays: settings.retention.auditDays,
    kmsKeyArn: keys.logs?.arn,
    // Audit records stay as they were written; masking belongs to the applications' groups.
    dataProtection: "none",
    holdsData: true,
  });
  const { role, policy } = createTrailRole(context);
  new aws.cloudtrail.Trail(
    "trail",
    {
      name: names.trail(),
      s3BucketName: buckets.logs.bucket.bucket,
      // CloudTrail adds the slash itself.
      s3KeyPrefix: logPrefixes.trail.prefix.replace(/\/$/, ""),
      cloudWatchLogsGroupArn: pulumi.interpolate`${logs.arn}:*`,
      cloudWatchLogsRoleArn: role.arn,
      kmsKeyId: keys.trail?.arn,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
      advancedEventSelectors: eventSelectors(context),
      insightSelectors: [{ insightType: "ApiCallRateInsight" }, { insightType: "ApiErrorRateInsight" }],
      tags: context.tags(names.trail()),
    },
    // CloudTrail tries both destinations when the trail is created.
    context.holdsData({ dependsOn: [buckets.logs.policy, policy] }),
  );
  return { logs };
}
