import { DescribeAutoScalingGroupsCommand } from "@aws-sdk/client-auto-scaling";
import type { Instance } from "@aws-sdk/client-auto-scaling";
import { autoScaling } from "./clients";

/** In service, or on its way there: `Pending`, `Pending:Wait` and `Pending:Proceed` register before they are. */
function isServing({ LifecycleState }: Instance): boolean {
  return LifecycleState === "InService" || LifecycleState?.startsWith("Pending") === true;
}

/**
 * Ids of the group's instances whose entries have to stay.
 *
 * @throws Error when there is no such group: that says nothing of its instances
 */
export async function servingInstances(name: string, abortSignal: AbortSignal): Promise<ReadonlySet<string>> {
  const { AutoScalingGroups = [] } = await autoScaling.send(
    new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [name] }),
    { abortSignal },
  );
  const [group] = AutoScalingGroups;
  if (group === undefined) throw new Error(`Auto Scaling knows no group ${name}`);
  const serving = (group.Instances ?? []).filter(isServing);
  return new Set(serving.flatMap(({ InstanceId }) => (InstanceId === undefined ? [] : [InstanceId])));
}
