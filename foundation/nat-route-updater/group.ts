import { DescribeAutoScalingGroupsCommand } from "@aws-sdk/client-auto-scaling";
import type { AutoScalingClient, Instance } from "@aws-sdk/client-auto-scaling";

/** The instances of the NAT group: at most one, except while the group replaces it. */
export interface Group {
  /** Each one's lifecycle state and health, by its id, for the log. */
  readonly states: Readonly<Record<string, string>>;
  /** Those that are on their way into service: their own event is to move the routes. */
  readonly launching: readonly string[];
  /** Those in service that the group takes for healthy; it is about to replace the others. */
  readonly healthy: readonly string[];
}

/** `Pending`, `Pending:Wait` (at the launch hook), `Pending:Proceed`. */
function isLaunching({ LifecycleState }: Instance): boolean {
  return LifecycleState?.startsWith("Pending") === true;
}

function isHealthy({ LifecycleState, HealthStatus }: Instance): boolean {
  return LifecycleState === "InService" && HealthStatus === "Healthy";
}

function idsOf(instances: readonly Instance[]): string[] {
  return instances.flatMap(({ InstanceId }) => (InstanceId === undefined ? [] : [InstanceId]));
}

/**
 * Looks at the group once. A group that is not there has no instances: the function is made before its group.
 *
 * @throws AutoScalingServiceException as Auto Scaling answers
 */
export async function describeGroup(autoScaling: AutoScalingClient, name: string): Promise<Group> {
  const { AutoScalingGroups } = await autoScaling.send(
    new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [name] }),
  );
  const instances = AutoScalingGroups?.[0]?.Instances ?? [];
  const states: Record<string, string> = {};
  for (const { InstanceId, LifecycleState, HealthStatus } of instances) {
    if (InstanceId !== undefined) states[InstanceId] = `${LifecycleState}, ${HealthStatus}`;
  }
  return {
    states,
    launching: idsOf(instances.filter(isLaunching)),
    healthy: idsOf(instances.filter(isHealthy)),
  };
}
