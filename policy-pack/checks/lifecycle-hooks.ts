import { functionsOf } from "../graph/function-targets";
import { roleOfMachine, scriptOf } from "../graph/machines";
import { declared, required } from "../graph/lists";
import { Undecidable } from "../graph/reader";
import { targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { show } from "../graph/values";
import { mayDo } from "../iam/role-grants";
import type { Check, RuleContext, Violation } from "../rule";
import { groupType } from "./auto-scaling";
import type { Hook } from "./group-hooks";
import { eventOf, hookOf, hooksOf, nameOf, rulesFor } from "./group-hooks";
import { templateOf } from "./nat-role";

const roleType = "aws:iam/role:Role";
const defaultTimeout = 3;

/** Relation 43: whatever waits in a hook is told to somebody who may let it go on. */
export const hooksHandled: Check = function* (group, context) {
  for (const hook of hooksOf(context.graph, group).filter(({ isNotified }) => !isNotified)) {
    yield* problemsOf(hook, { name: nameOf(group), resource: group }, context);
  }
};

/** A group with the name by which events and policies know it. */
interface NamedGroup {
  readonly name: string;
  readonly resource: Resource;
}

function* problemsOf(hook: Hook, group: NamedGroup, context: RuleContext): Iterable<Violation> {
  const { graph, requireWhole } = context;
  const { rules, gap } = rulesFor(graph, group.name, hook);
  const label = `hook ${hook.name} of group ${group.name}`;
  if (rules.length === 0) {
    if (completedByInstance(hook, group, context)) {
      return;
    }
    requireWhole("the event rule of the hook may be declared in another layer");
    if (gap !== undefined) {
      throw new Undecidable(gap);
    }
    yield {
      found: `${label} has no notification target and no event rule names it: instances wait for nobody`,
      expected: `an event rule on "${eventOf(hook)}" of ${group.name} with a function as target`,
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
  if (handlers.length > 0 && !handlers.some((handler) => mayComplete(handler, group.name, context))) {
    yield {
      found: `${label}: the role of ${handlers.map(({ name }) => name).join(", ")} may not complete the action`,
      expected: `autoscaling:CompleteLifecycleAction on autoScalingGroupName/${group.name}`,
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
  for (const { name, isLaunch, goesOn } of inputs.blocks("initialLifecycleHooks").map(hookOf)) {
    if (isLaunch && !goesOn && inputs.number("maxSize") === 1) {
      yield {
        found: `hook ${name} ends the group's only instance where nobody answers, and every one after it`,
        expected: '`defaultResult: "CONTINUE"`',
      };
    }
  }
};

/**
 * True where the starting instance itself says that it is ready: its script names the hook, and its role lets it answer.
 * Of its end nobody can be sure to hear from it.
 */
function completedByInstance(hook: Hook, { resource, name }: NamedGroup, context: RuleContext): boolean {
  const template = templateOf(context.graph, resource);
  if (!hook.isLaunch || !template) {
    return false;
  }
  const script = scriptOf(template);
  if (!script.includes(hook.name) || !script.includes("complete-lifecycle-action")) {
    return false;
  }
  const role = roleOfMachine(context.graph, template);
  return role !== undefined && roleMayComplete(role, name, context);
}

function mayComplete(handler: Resource, group: string, context: RuleContext): boolean {
  const role = required(targetOf(context.graph, handler, "role", [roleType]), `role of ${handler.name}`);
  return roleMayComplete(role, group, context);
}

function roleMayComplete(role: Resource, group: string, { graph, place }: RuleContext): boolean {
  if (place.account === undefined || place.region === undefined) {
    throw new Undecidable("neither configuration nor provider tells account and region");
  }
  return mayDo(
    graph,
    role,
    "autoscaling:CompleteLifecycleAction",
    // AWS gives the group a UUID, for which a policy writes a wildcard.
    `arn:aws:autoscaling:${place.region}:${place.account}:autoScalingGroup:uuid:autoScalingGroupName/${group}`,
  );
}

/** A launch hook beside the group comes after the group's first instance. */
export const launchHookInline: Check = function* ({ inputs }) {
  if (hookOf(inputs).isLaunch) {
    yield {
      found: "a launch hook of its own is made after the group: the first instance starts without it",
      expected: "`initialLifecycleHooks` of the group",
    };
  }
};

export const hookHasGroup: Check = function* (hook, { graph, requireWhole }) {
  const property = "autoscalingGroupName";
  if (!declared(targetOf(graph, hook, property, [groupType]), property)) {
    requireWhole("the group may be declared in another layer");
    yield {
      found: `the hook's group ${show(hook.inputs.raw(property))} is not declared`,
      expected: "the name of a declared group",
    };
  }
};
