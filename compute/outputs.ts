import type * as aws from "@pulumi/aws";
import type { ComputeOutputs } from "../shared/contracts";
import { mapValues, serviceRows } from "../shared/inventory";
import type { ServiceId } from "../shared/inventory";
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

/** Each group with the other half of its pair, where it has one. */
function targetGroupOutputs({ alternate, primary }: TargetGroups): ComputeOutputs["targetGroups"] {
  const pairs: Partial<Record<ServiceId, readonly [aws.lb.TargetGroup, aws.lb.TargetGroup?]>> = {};
  for (const { id } of serviceRows) {
    const group = primary[id];
    if (group !== undefined) pairs[id] = [group, alternate[id]];
  }
  return mapValues(pairs, ([{ arn, arnSuffix }, other]) => ({
    arn,
    arnSuffix,
    ...(other === undefined ? {} : { alternateArnSuffix: other.arnSuffix }),
  }));
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
    targetGroups: targetGroupOutputs(made.targetGroups),
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
