import { eventRuleType } from "../graph/function-targets";
import type { ResourceGraph } from "../graph/graph";
import { OpenQuestions } from "../graph/open-questions";
import type { Reader } from "../graph/reader";
import { Undecidable } from "../graph/reader";
import { companionsOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { selectsEvent } from "./event-pattern";

export const hookType = "aws:autoscaling/lifecycleHook:LifecycleHook";
const launching = "autoscaling:EC2_INSTANCE_LAUNCHING";
const terminating = "autoscaling:EC2_INSTANCE_TERMINATING";
const defaultHeartbeat = 3600;

export interface Hook {
  readonly name: string;
  /** True for a hook on the start of instances; the others are on their end. */
  readonly isLaunch: boolean;
  readonly isNotified: boolean;
  /** Seconds after which the hook goes on without an answer. */
  readonly heartbeat: number;
  /** True where the instance then goes on as well; AWS's default gives it up. */
  readonly goesOn: boolean;
}

export function hookOf(reader: Reader): Hook {
  return {
    name: reader.text("name") ?? "a hook without name",
    isLaunch: reader.text("lifecycleTransition") === launching,
    isNotified: reader.has("notificationTargetArn"),
    heartbeat: reader.number("heartbeatTimeout") ?? defaultHeartbeat,
    goesOn: reader.text("defaultResult") === "CONTINUE",
  };
}

/** The hooks of a group: its own, and those declared beside it. */
export function hooksOf(graph: ResourceGraph, group: Resource): readonly Hook[] {
  return [
    ...group.inputs.blocks("initialLifecycleHooks").map(hookOf),
    ...companionsOf(graph, group, hookType, "autoscalingGroupName").map(({ inputs }) => hookOf(inputs)),
  ];
}

/**
 * The event that a hook sends, by the words of its detail type.
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-event-reference.html
 */
export function eventOf({ isLaunch }: Hook): string {
  return isLaunch ? "EC2 Instance-launch Lifecycle Action" : "EC2 Instance-terminate Lifecycle Action";
}

/** The name by which events know a group; throws where AWS chooses it. */
export function nameOf(group: Resource): string {
  const name = group.inputs.text("name");
  if (name === undefined) {
    throw new Undecidable("AWS names the group: no event pattern can name it");
  }
  return name;
}

/** The rules whose pattern names the group and the hook's transition; `gap` says why there may be one more. */
export function rulesFor(
  graph: ResourceGraph,
  group: string,
  hook: Hook,
): { readonly rules: readonly Resource[]; readonly gap: string | undefined } {
  const fields = {
    source: "aws.autoscaling",
    "detail-type": eventOf(hook),
    "detail.AutoScalingGroupName": group,
    "detail.LifecycleHookName": hook.name,
    "detail.LifecycleTransition": hook.isLaunch ? launching : terminating,
  };
  const named = ["source", "detail-type", "detail.AutoScalingGroupName"];
  const open = new OpenQuestions();
  const rules = graph
    .ofType(eventRuleType)
    .filter((rule) => open.ask(() => selectsEvent(rule, fields, named), rule.name));
  return { rules, gap: open.reason };
}
