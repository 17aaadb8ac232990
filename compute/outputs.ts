import type * as aws from "@pulumi/aws";
import type { ComputeOutputs } from "../shared/contracts";
import { mapValues } from "../shared/inventory";
import type { Cluster } from "./cluster";
import type { Discovery } from "./discovery";
import type { Functions } from "./functions";
import type { LoadBalancer } from "./load-balancer";
import type { Services } from "./services/services";
import type { TargetGroups } from "./target-groups";
import type { Workflows } from "./workflows/workflows";

export interface ComputeResources {
  readonly loadBalancer: LoadBalancer;
  readonly targetGroups: TargetGroups;
  readonly cluster: Cluster;
  readonly services: Services;
  readonly functions: Functions;
  readonly workflows: Workflows;
  readonly discovery: Discovery;
  readonly hostGroup: aws.autoscaling.Group | undefined;
}

/** What the layer above may rely on; `shared/contracts` holds its schema. */
export function computeOutputs(made: ComputeResources): ComputeOutputs {
  const { cluster, discovery, hostGroup, loadBalancer } = made;
  const { balancer, listener } = loadBalancer;
  return {
    loadBalancer: {
      arn: balancer.arn,
      dnsName: balancer.dnsName,
      arnSuffix: balancer.arnSuffix,
      listenerArn: listener.arn,
    },
    targetGroups: mapValues(made.targetGroups.primary, ({ arn, arnSuffix }) => ({
      arn,
      arnSuffix,
    })),
    cluster: { name: cluster.cluster.name, arn: cluster.cluster.arn },
    services: mapValues(made.services, ({ name, arn }) => ({ name, arn })),
    functions: mapValues(made.functions, ({ function: { name, arn }, alias }) => ({
      name,
      arn,
      aliasArn: alias.arn,
    })),
    workflows: mapValues(made.workflows, ({ name, arn }) => ({ name, arn })),
    namespace: { id: discovery.namespace.id, name: discovery.namespace.name },
    ...(hostGroup === undefined ? {} : { hostGroup: { name: hostGroup.name } }),
  };
}
