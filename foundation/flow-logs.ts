import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { createLogGroup, createRole } from "../shared/components";
import type { LayerContext } from "../shared/components";
import type { PersistentOutputs } from "../shared/contracts";
import { logPrefixes } from "../shared/inventory";
import { PolicyBuilder, trustPolicy } from "../shared/policy";
import type { Network } from "./vpc";

function createWriter(context: LayerContext): { role: aws.iam.Role; policy: aws.iam.RolePolicy } {
  const { arns, names, settings } = context;
  const name = names.role("flow-logs-role");
  const group = arns.logGroup(names.flowLogGroup());
  const role = createRole(
    context,
    "flow-logs-role",
    name,
    trustPolicy(settings, "vpc-flow-logs.amazonaws.com"),
  );
  const write = new PolicyBuilder(settings)
    .withLogsWrite(group)
    .allow("logs:DescribeLogStreams")
    .on(`${group}:*`)
    .because("find the stream of each network interface")
    // Flow logs look their group up before they write to it.
    .allowWithoutResource("logs:DescribeLogGroups", "find their log group, which has no resource");
  const policy = new aws.iam.RolePolicy(
    "flow-logs-role-policy",
    { name: "write-flow-logs", role: role.name, policy: write.build().json },
    context.options(),
  );
  return { role, policy };
}

/**
 * Records of all traffic in the VPC (architecture.md 1.2): in a log group, and where the environment says so in the logs
 * bucket too, where they stay cheap to keep and to query (TRADAI-S-33).
 */
export function createFlowLogs(
  context: LayerContext,
  persistent: PersistentOutputs,
  { vpc }: Network,
): aws.cloudwatch.LogGroup {
  const { names, settings } = context;
  const { flowLogs } = settings.network;
  const name = names.flowLogGroup();
  const logs = createLogGroup(context, "flow-logs", {
    name,
    retentionInDays: flowLogs.days,
    kmsKeyArn: persistent.keys.logs?.arn,
    // Addresses and ports are all that they hold, and what they are for.
    dataProtection: "none",
  });
  const { role, policy } = createWriter(context);
  const everything = { vpcId: vpc.id, trafficType: "ALL", maxAggregationInterval: 60 };
  new aws.ec2.FlowLog(
    "flow-log",
    {
      ...everything,
      logDestinationType: "cloud-watch-logs",
      logDestination: logs.arn,
      iamRoleArn: role.arn,
      tags: context.tags(name),
    },
    context.options({ dependsOn: [policy] }),
  );
  if (flowLogs.inBucket) {
    new aws.ec2.FlowLog(
      "flow-log-bucket",
      {
        ...everything,
        logDestinationType: "s3",
        logDestination: pulumi.interpolate`${persistent.buckets.logs.arn}/${logPrefixes.flowLogs.prefix}`,
        // Not Hive's: those have another path, which the bucket's policy would have to admit.
        destinationOptions: { fileFormat: "parquet", perHourPartition: true },
        tags: context.tags(`${names.vpc()}-flow-logs-bucket`),
      },
      context.options(),
    );
  }
  return logs;
}
