import { eventRuleType } from "../graph/function-targets";
import type { ResourceGraph } from "../graph/graph";
import { OpenQuestions } from "../graph/open-questions";
import type { Reader } from "../graph/reader";
import { companionsOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { selectsEvent } from "./event-pattern";

export const hookType = "aws:autoscaling/lifecycleHook:LifecycleHook";
export const launching = "autoscaling:EC2_INSTANCE_LAUNCHING";
export const terminating = "autoscaling:EC2_INSTANCE_TERMINATING";
const defaultHeartbeat = 3600;

/** https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-event-reference.html */
const detailTypes: Readonly<Record<string, string>> = {
  [launching]: "EC2 Instance-launch Lifecycle Action",
  [terminating]: "EC2 Instance-terminate Lifecycle Action",
};

export interface Hook {
  readonly name: string;
  readonly transition: string;
  readonly isNotified: boolean;
  /** Seconds after which the hook goes on without an answer. */
  readonly heartbeat: number;
  /** What it does then; AWS's default gives the instance up. */
  readonly otherwise: string;
}

export function hookOf(reader: Reader): Hook {
  return {
    name: reader.text("name") ?? "a hook without name",
    transition: reader.text("lifecycleTransition") ?? "no transition",
    isNotified: reader.has("notificationTargetArn"),
    heartbeat: reader.number("heartbeatTimeout") ?? defaultHeartbeat,
    otherwise: reader.text("defaultResult") ?? "ABANDON",
  };
}

/** The hooks of a group: its own, and those declared beside it. */
export function hooksOf(graph: ResourceGraph, group: Resource): readonly Hook[] {
  return [
    ...group.inputs.blocks("initialLifecycleHooks").map(hookOf),
    ...companionsOf(graph, group, hookType, "autoscalingGroupName").map(({ inputs }) => hookOf(inputs)),
  ];
}

/** The event that a hook sends, by the words of its detail type. */
export function eventOf({ transition }: Hook): string {
  return detailTypes[transition] ?? transition;
}

/** The rules whose pattern names the group and the hook's transition; `gap` says why there may be one more. */
export function rulesFor(
  graph: ResourceGraph,
  group: string,
  hook: Hook,
): { readonly rules: readonly Resource[]; readonly gap?: string } {
  const fields = {
    source: "aws.autoscaling",
    "detail-type": eventOf(hook),
    "detail.AutoScalingGroupName": group,
    "detail.LifecycleHookName": hook.name,
    "detail.LifecycleTransition": hook.transition,
  };
  const named = ["source", "detail-type", "detail.AutoScalingGroupName"];
  const open = new OpenQuestions();
  const rules = graph
    .ofType(eventRuleType)
    .filter((rule) => open.ask(() => selectsEvent(rule, fields, named), rule.name));
  return { rules, ...(open.reason !== undefined && { gap: open.reason }) };
}
