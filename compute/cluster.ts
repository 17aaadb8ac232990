import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { createLogGroup } from "../shared/components";
import type { LayerContext } from "../shared/components";
import type { PersistentOutputs } from "../shared/contracts";

export interface Cluster {
  readonly cluster: aws.ecs.Cluster;
  /** What precedes the first task. */
  readonly ready: readonly pulumi.Resource[];
}

/**
 * The cluster with detailed metrics, whose log group is declared before AWS would make it (TRADAI-H-10). Commands in a
 * container are off in every service; should one be switched on, what is typed is recorded.
 */
export function createCluster(context: LayerContext, persistent: PersistentOutputs): Cluster {
  const { names, settings } = context;
  const name = names.cluster();
  const group = (logicalName: string, groupName: string): aws.cloudwatch.LogGroup =>
    createLogGroup(context, logicalName, {
      name: groupName,
      retentionInDays: settings.retention.logsDays,
      kmsKeyArn: persistent.keys.logs?.arn,
      dataProtection: "mask",
    });
  const insights = group("cluster-insights-logs", names.insightsLogGroup());
  const commands = group("cluster-command-logs", names.commandLogGroup());
  const cluster = new aws.ecs.Cluster(
    "cluster",
    {
      name,
      settings: [{ name: "containerInsights", value: "enhanced" }],
      configuration: {
        executeCommandConfiguration: {
          logging: "OVERRIDE",
          logConfiguration: {
            cloudWatchLogGroupName: commands.name,
            cloudWatchEncryptionEnabled: settings.customerKeys,
          },
        },
      },
      tags: context.tags(name),
    },
    context.options({ dependsOn: [insights] }),
  );
  const capacity = new aws.ecs.ClusterCapacityProviders(
    "cluster-capacity",
    {
      clusterName: cluster.name,
      capacityProviders: ["FARGATE"],
      defaultCapacityProviderStrategies: [{ capacityProvider: "FARGATE", weight: 1 }],
    },
    context.options(),
  );
  return { cluster, ready: [cluster, capacity] };
}
