import type { ResourceGraph } from "./graph";
import type { Targets } from "./lists";
import { targetsOf } from "./lists";
import { targetGroupType } from "./listeners";
import { companionsOf, mayHaveCompanion, targetOf } from "./references";
import type { Resource } from "./resource";

export const attachmentType = "aws:autoscaling/attachment:Attachment";
const groupProperty = "autoscalingGroupName";

/** True where a load balancer sends the machines of a scaling group requests. */
export function isBehindBalancer(graph: ResourceGraph, scalingGroup: Resource): boolean {
  return (
    ["targetGroupArns", "loadBalancers"].some((list) => scalingGroup.inputs.list(list).length > 0) ||
    companionsOf(graph, scalingGroup, attachmentType, groupProperty).length > 0
  );
}

/** The target groups into which a scaling group puts its machines, by its own list and by attachments. */
export function targetGroupsOf(graph: ResourceGraph, scalingGroup: Resource): Targets {
  const listed = targetsOf(graph, scalingGroup, "targetGroupArns", [targetGroupType]);
  const attached = companionsOf(graph, scalingGroup, attachmentType, groupProperty).map((each) =>
    targetOf(graph, each, "lbTargetGroupArn", [targetGroupType]),
  );
  return {
    resources: [...new Set([...listed.resources, ...attached.flatMap(({ resource }) => resource ?? [])])],
    undeclared: listed.undeclared,
    isComplete:
      listed.isComplete &&
      attached.every(({ kind }) => kind !== "unknown") &&
      !mayHaveCompanion(graph, scalingGroup, attachmentType, groupProperty),
  };
}
