import { dockerRunsOf, portsOfRun } from "../graph/docker-runs";
import { mappingsOf, serviceType } from "../graph/ecs";
import { Undecidable } from "../graph/reader";
import { companionsOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { attachmentType, targetGroupsOf } from "../graph/scaling-groups";
import type { Check, RuleContext } from "../rule";
import { groupType } from "./auto-scaling";
import { templateOf } from "./nat-role";
import { pathAskedBy } from "./target-health";

/** Resources that put machines into a target group, with the property that names it. */
const attachments: readonly (readonly [type: string, property: string])[] = [
  ["aws:lb/targetGroupAttachment:TargetGroupAttachment", "targetGroupArn"],
  [attachmentType, "lbTargetGroupArn"],
];

/** True where a scaling group puts its machines into the target group; throws where one may that cannot be told. */
function isScaledInto(targetGroup: Resource, { graph }: RuleContext): boolean {
  const found = graph.ofType(groupType).map((group) => targetGroupsOf(graph, group));
  if (found.some(({ resources }) => resources.includes(targetGroup))) {
    return true;
  }
  if (found.some(({ isComplete }) => !isComplete)) {
    throw new Undecidable("the target groups of a scaling group are known only after the update");
  }
  return false;
}

/** A target group of machines has some: whoever calls an empty one is told that nobody is there. */
export const hasMachines: Check = function* (targetGroup, context) {
  const { graph, requireWhole } = context;
  if ((targetGroup.inputs.text("targetType") ?? "instance") !== "instance") {
    return;
  }
  const isFilled =
    attachments.some(([type, property]) => companionsOf(graph, targetGroup, type, property).length > 0) ||
    graph
      .ofType(serviceType)
      .some((service) => mappingsOf(graph, service).some(({ groups }) => groups.includes(targetGroup))) ||
    isScaledInto(targetGroup, context);
  if (!isFilled) {
    requireWhole("the machines may be declared in another layer");
    yield {
      found: "no machine is ever put into it: the load balancer answers every request with an error",
      expected: "a scaling group whose `targetGroupArns` name it",
      fix: "Name it in the scaling group of the host, or make it one of addresses for a service.",
    };
  }
};

/** Relation 47: Docker and the load balancer ask a container of a host the same. */
export const samePathOnHost: Check = function* (scalingGroup, { graph }) {
  const { resources, isComplete } = targetGroupsOf(graph, scalingGroup);
  for (const group of resources) {
    const template = templateOf(graph, scalingGroup);
    const path = group.inputs.text("healthCheck.path");
    const port = group.inputs.number("port");
    for (const run of template ? dockerRunsOf(template) : []) {
      const own = run.options.get("health-cmd")?.map(pathAskedBy).at(-1);
      const isSame = own === undefined || path === undefined || own === path;
      if (!isSame && portsOfRun(run).ports.some((each) => each === port)) {
        yield {
          found: `Docker asks ${run.label} for ${own} and ${group.name} for ${path}: the one may be well and the other not`,
          expected: "one path",
        };
      }
    }
  }
  if (!isComplete) {
    throw new Undecidable("`targetGroupArns` holds a target group that is known only after the update");
  }
};
