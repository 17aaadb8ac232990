import { functionsOf } from "../graph/function-targets";
import type { ResourceGraph } from "../graph/graph";
import { declared } from "../graph/lists";
import { OpenQuestions } from "../graph/open-questions";
import { Undecidable } from "../graph/reader";
import type { Resource } from "../graph/resource";
import { show } from "../graph/values";
import type { Check, RuleContext } from "../rule";
import { functionType, schedulesOf } from "./function-bounds";
import { hooksOf, nameOf, rulesFor } from "./group-hooks";
import { templateOf } from "./nat-role";
import {
  machineIn,
  mayDeregister,
  registersItself,
  registryOf,
  registryPath,
  servicesIn,
} from "./registrars";
import { shortestInterval } from "./schedule-interval";

/** Seconds after which an entry whose end nobody heard of is found. */
const slowestReconciler = 900;

/** Relation 45: a name to which nobody answers leads its callers nowhere. */
export const registered: Check = function* (registry, { graph, requireWhole }) {
  const open = new OpenQuestions();
  const names = registry.inputs.texts("name");
  if (
    open.ask(() => servicesIn(graph, registry).length > 0) ||
    names.some((name) => machineIn(graph, name, open))
  ) {
    return;
  }
  requireWhole("what registers may be declared in another layer");
  open.settle();
  yield {
    found: "nothing registers in it: the name leads its callers nowhere",
    expected:
      "an ECS service with it in `serviceRegistries`, or a machine that names it in its script and may register",
  };
};

/** An ECS service enters its tasks where they are looked for. */
export const registryDeclared: Check = function* (service, { graph, requireWhole }) {
  if (service.inputs.has(registryPath) && !declared(registryOf(graph, service), registryPath)) {
    requireWhole("the registry may be declared in another layer");
    yield {
      found: `it registers in ${show(service.inputs.raw(registryPath))}, which nothing declares`,
      expected: "the ARN of a declared service of Cloud Map",
    };
  }
};

/** True for a group whose instances enter themselves in registries. */
function registers(group: Resource, { graph }: RuleContext): boolean {
  const template = templateOf(graph, group);
  return template !== undefined && registersItself(graph, template);
}

/** Relation 45, TRADAI-H-01: who enters itself is taken out by somebody else, because the dead do nothing. */
export const deregistered: Check = function* (group, context) {
  if (!registers(group, context)) {
    return;
  }
  const { graph, requireWhole } = context;
  const hooks = hooksOf(graph, group).filter(({ isLaunch }) => !isLaunch);
  if (hooks.length === 0) {
    yield {
      found:
        "its instances register themselves and it has no terminate hook: the names go on leading to the dead",
      expected: "a hook on autoscaling:EC2_INSTANCE_TERMINATING and a function that deregisters the instance",
    };
    return;
  }
  const open = new OpenQuestions();
  const found = hooks.map((hook) => rulesFor(graph, nameOf(group), hook));
  const targets = found.flatMap(({ rules }) => rules.map((rule) => functionsOf(graph, rule)));
  const handlers = targets.flatMap(({ functions }) => functions);
  if (handlers.some((handler) => open.ask(() => mayDeregister(graph, handler)))) {
    return;
  }
  requireWhole("the function that deregisters may be declared in another layer");
  for (const { gap } of found) {
    if (gap !== undefined) {
      open.note(new Undecidable(gap));
    }
  }
  if (targets.some(({ hasUnknown }) => hasUnknown)) {
    open.note(new Undecidable("what the hook's rule calls is known only after the update"));
  }
  open.settle();
  yield {
    found: `nobody who hears of the end of its instances may take them out of the registries${handlers.length > 0 ? `: ${handlers.map(({ name }) => name).join(", ")} lacks servicediscovery:DeregisterInstance` : ""}`,
    expected: "an event rule on the hook with a function that has servicediscovery:DeregisterInstance",
  };
};

/** Seconds between two runs of a function that may take entries out; without end for any other. */
function intervalOf(graph: ResourceGraph, handler: Resource): number {
  return mayDeregister(graph, handler)
    ? Math.min(
        ...schedulesOf(graph, handler).map(({ expression }) => shortestInterval(expression) ?? Infinity),
      )
    : Infinity;
}

/** TRADAI-H-01: an event that is lost, or an instance that ended without one, is found by looking. */
export const reconciled: Check = function* (group, context) {
  if (!registers(group, context)) {
    return;
  }
  const { graph, requireWhole } = context;
  const open = new OpenQuestions();
  const intervals = graph
    .ofType(functionType)
    .map((handler) => open.ask(() => intervalOf(graph, handler)) ?? Infinity);
  const soonest = Math.min(...intervals);
  if (soonest <= slowestReconciler) {
    return;
  }
  requireWhole("the schedule may be declared in another layer");
  open.settle();
  yield {
    found:
      soonest === Infinity
        ? "no schedule looks for entries of instances that are gone: one lost event leaves a dead address for ever"
        : `entries of instances that are gone are looked for every ${soonest} seconds`,
    expected: `a schedule of at most ${slowestReconciler} seconds on a function that may deregister`,
  };
};

/** A machine of no group ends without anybody hearing of it. */
export const notAlone: Check = function* (instance, { graph }) {
  if (registersItself(graph, instance)) {
    yield {
      found: "it registers itself and belongs to no group: nobody hears of its end",
      expected: "a group with a terminate hook",
    };
  }
};
