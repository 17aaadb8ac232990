import { eventRuleType, functionsOf } from "../graph/function-targets";
import type { ResourceGraph } from "../graph/graph";
import { OpenQuestions } from "../graph/open-questions";
import { Undecidable, UnknownRead } from "../graph/reader";
import type { Reader } from "../graph/reader";
import { companionsOf, targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { mayDo } from "../iam/role-grants";
import type { Check, RuleContext, Violation } from "../rule";
import { groupType } from "./auto-scaling";
import { selectsEvent } from "./event-pattern";

export const hookType = "aws:autoscaling/lifecycleHook:LifecycleHook";
const roleType = "aws:iam/role:Role";
const defaultHeartbeat = 3600;
const defaultTimeout = 3;
const launching = "autoscaling:EC2_INSTANCE_LAUNCHING";

/** https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-event-reference.html */
const detailTypes: Readonly<Record<string, string>> = {
  [launching]: "EC2 Instance-launch Lifecycle Action",
  "autoscaling:EC2_INSTANCE_TERMINATING": "EC2 Instance-terminate Lifecycle Action",
};

interface Hook {
  readonly name: string;
  readonly transition: string;
  readonly isNotified: boolean;
  /** Seconds after which the hook goes on without an answer. */
  readonly heartbeat: number;
  /** What it does then; AWS's default gives the instance up. */
  readonly otherwise: string;
}

function hookOf(reader: Reader): Hook {
  return {
    name: reader.text("name") ?? "a hook without name",
    transition: reader.text("lifecycleTransition") ?? "no transition",
    isNotified: reader.has("notificationTargetArn"),
    heartbeat: reader.number("heartbeatTimeout") ?? defaultHeartbeat,
    otherwise: reader.text("defaultResult") ?? "ABANDON",
  };
}

function hooksOf(graph: ResourceGraph, group: Resource): readonly Hook[] {
  return [
    ...group.inputs.blocks("initialLifecycleHooks").map(hookOf),
    ...companionsOf(graph, group, hookType, "autoscalingGroupName").map(({ inputs }) => hookOf(inputs)),
  ];
}

/** The rules whose pattern names the group and the hook's transition; `gap` says why there may be one more. */
function rulesFor(
  graph: ResourceGraph,
  group: string,
  hook: Hook,
): { readonly rules: readonly Resource[]; readonly gap?: string } {
  const fields = {
    source: "aws.autoscaling",
    "detail-type": detailTypes[hook.transition] ?? hook.transition,
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

/** Relation 43: whatever waits in a hook is told to somebody who may let it go on. */
export const hooksHandled: Check = function* (group, context) {
  for (const hook of hooksOf(context.graph, group).filter(({ isNotified }) => !isNotified)) {
    const name = group.inputs.text("name");
    if (name === undefined) {
      throw new Undecidable("AWS names the group: no event pattern can name it");
    }
    yield* problemsOf(hook, name, context);
  }
};

function* problemsOf(hook: Hook, group: string, context: RuleContext): Iterable<Violation> {
  const { graph, requireWhole } = context;
  const { rules, gap } = rulesFor(graph, group, hook);
  const label = `hook ${hook.name} of group ${group}`;
  if (rules.length === 0) {
    requireWhole("the event rule of the hook may be declared in another layer");
    if (gap !== undefined) {
      throw new Undecidable(gap);
    }
    yield {
      found: `${label} has no notification target and no event rule names it: instances wait for nobody`,
      expected: `an event rule on "${detailTypes[hook.transition] ?? hook.transition}" of ${group} with a function as target`,
    };
    return;
  }
  const targets = rules.map((rule) => functionsOf(graph, rule));
  const handlers = targets.flatMap(({ functions }) => functions);
  if (handlers.length === 0) {
    requireWhole("the target of the hook's event rule may be declared in another layer");
    if (targets.some(({ hasUnknown }) => hasUnknown)) {
      throw new Undecidable(`the targets of ${rules.map((rule) => rule.name).join(", ")} are not known yet`);
    }
    yield {
      found: `${label}: ${rules.map((rule) => rule.name).join(", ")} has no function as target`,
      expected: "a target that completes the lifecycle action",
    };
  }
  yield* lateProblems(label, hook, handlers);
  if (handlers.length > 0 && !handlers.some((handler) => mayComplete(handler, group, context))) {
    yield {
      found: `${label}: the role of ${handlers.map(({ name }) => name).join(", ")} may not complete the action`,
      expected: `autoscaling:CompleteLifecycleAction on autoScalingGroupName/${group}`,
    };
  }
}

/** A handler that answers late answers nobody: the hook has gone on. */
function* lateProblems(
  label: string,
  { heartbeat }: Hook,
  handlers: readonly Resource[],
): Iterable<Violation> {
  const late = handlers.find(({ inputs }) => (inputs.number("timeout") ?? defaultTimeout) >= heartbeat);
  if (late) {
    yield {
      found: `${label} waits for ${heartbeat} seconds, and ${late.name} may take ${late.inputs.number("timeout") ?? defaultTimeout}`,
      expected: "`heartbeatTimeout` beyond the function's timeout",
    };
  }
}

/** The one instance of a group is not given up because nobody answered: the next one would be too. */
export const onlyOneGoesOn: Check = function* ({ inputs }) {
  const hooks = inputs.number("maxSize") === 1 ? inputs.blocks("initialLifecycleHooks").map(hookOf) : [];
  for (const { name, transition, otherwise } of hooks) {
    if (transition === launching && otherwise !== "CONTINUE") {
      yield {
        found: `hook ${name} ends the group's only instance where nobody answers, and every one after it`,
        expected: '`defaultResult: "CONTINUE"`',
      };
    }
  }
};

function mayComplete(handler: Resource, group: string, { graph, place, requireWhole }: RuleContext): boolean {
  const role = targetOf(graph, handler, "role", [roleType]);
  if (role.kind !== "resource") {
    requireWhole(`the role of ${handler.name} may be declared in another layer`);
    throw new Undecidable(`the role of ${handler.name} cannot be told`);
  }
  if (place.account === undefined || place.region === undefined) {
    throw new Undecidable("neither configuration nor provider tells account and region");
  }
  // AWS gives the group's ARN a UUID, for which a policy writes a wildcard.
  const uuid = "00000000-0000-4000-8000-000000000000";
  return mayDo(
    graph,
    role.resource,
    "autoscaling:CompleteLifecycleAction",
    `arn:aws:autoscaling:${place.region}:${place.account}:autoScalingGroup:${uuid}:autoScalingGroupName/${group}`,
  );
}

/** A launch hook beside the group comes after the group's first instance. */
export const launchHookInline: Check = function* ({ inputs }) {
  if (inputs.text("lifecycleTransition") === launching) {
    yield {
      found: "a launch hook of its own is made after the group: the first instance starts without it",
      expected: "`initialLifecycleHooks` of the group",
    };
  }
};

export const hookHasGroup: Check = function* (hook, { graph, requireWhole }) {
  const group = targetOf(graph, hook, "autoscalingGroupName", [groupType]);
  if (group.kind === "unknown") {
    throw new UnknownRead("autoscalingGroupName");
  }
  if (group.kind === "undeclared" || group.kind === "absent") {
    requireWhole("the group may be declared in another layer");
    yield {
      found: `the hook's group ${group.kind === "undeclared" ? group.value : "is not said and"} is not declared`,
      expected: "the name of a declared group",
    };
  }
};
