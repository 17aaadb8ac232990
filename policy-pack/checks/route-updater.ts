import { eventRuleType, functionsOf } from "../graph/function-targets";
import type { ResourceGraph } from "../graph/graph";
import { declared } from "../graph/lists";
import { Undecidable } from "../graph/reader";
import { companionsOf, targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { mayDo } from "../iam/role-grants";
import type { RuleContext } from "../rule";
import { selectsEvent } from "./event-pattern";
import { scalingGroupType, templateOf, whyNotForwarding } from "./nat-role";

const hookType = "aws:autoscaling/lifecycleHook:LifecycleHook";
const roleType = "aws:iam/role:Role";
const launching = "autoscaling:EC2_INSTANCE_LAUNCHING";

function hasLaunchHook(graph: ResourceGraph, group: Resource): boolean {
  const hooks = [
    ...group.inputs.blocks("initialLifecycleHooks"),
    ...companionsOf(graph, group, hookType, "autoscalingGroupName").map(({ inputs }) => inputs),
  ];
  return hooks.some((hook) => hook.text("lifecycleTransition") === launching);
}

/** The functions that are called when an instance of the group starts. */
function calledAtLaunch(graph: ResourceGraph, group: Resource): readonly Resource[] {
  const fields = {
    source: "aws.autoscaling",
    "detail-type": "EC2 Instance-launch Lifecycle Action",
    "detail.AutoScalingGroupName": group.inputs.text("name") ?? group.name,
  };
  return graph
    .ofType(eventRuleType)
    .filter((rule) => selectsEvent(rule, fields, ["source", "detail-type"]))
    .flatMap((rule) => functionsOf(graph, rule).functions);
}

/** Why a group's machines forward nothing; undefined where they do, or where another layer declares their template. */
function whyIdle(group: Resource, context: RuleContext): string | undefined {
  const template = templateOf(context.graph, group);
  const why = template && whyNotForwarding(template, context);
  return why && `${group.name} launches a machine that is no NAT: ${why}`;
}

function mayReplace(handler: Resource, { graph, place }: RuleContext): boolean {
  const role = declared(targetOf(graph, handler, "role", [roleType]), "role");
  if (!role) {
    return false;
  }
  // AWS names the table: a policy writes a wildcard, narrowed by a tag.
  const table = `arn:aws:ec2:${String(place.region)}:${String(place.account)}:route-table/rtb-0123456789abcdef0`;
  return mayDo(graph, role, "ec2:ReplaceRoute", table);
}

/**
 * What keeps a route from being written when a NAT instance starts: the first link of the chain (scaling group with
 * a launch hook, machines that forward, event rule, function, permission) that nothing declares; undefined where the
 * chain is whole. Throws `Undecidable` where a link that may be whole cannot be read.
 */
export function missingLink(context: RuleContext): string | undefined {
  const { graph } = context;
  const groups = graph.ofType(scalingGroupType).filter((group) => hasLaunchHook(graph, group));
  if (groups.length === 0) {
    return "no scaling group has a launch hook";
  }
  const handlers = groups.flatMap((group) => calledAtLaunch(graph, group));
  if (handlers.length === 0) {
    if (graph.ofType(eventRuleType).some((rule) => functionsOf(graph, rule).hasUnknown)) {
      throw new Undecidable("the targets of an event rule are known only after the update");
    }
    return "no event rule on a launch hook calls a function";
  }
  const idle = groups.map((group) => whyIdle(group, context));
  if (!idle.includes(undefined)) {
    return idle[0];
  }
  return handlers.some((handler) => mayReplace(handler, context))
    ? undefined
    : `${[...new Set(handlers)].map(({ name }) => name).join(", ")} may not ec2:ReplaceRoute`;
}
