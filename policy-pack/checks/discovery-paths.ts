import { functionsOf } from "../graph/function-targets";
import { OpenQuestions } from "../graph/open-questions";
import { Undecidable, UnknownRead } from "../graph/reader";
import type { Resource } from "../graph/resource";
import type { Check, RuleContext } from "../rule";
import { functionType, schedulesOf } from "./function-bounds";
import { hooksOf, rulesFor } from "./group-hooks";
import { templateOf } from "./nat-role";
import { machineIn, mayDeregister, registersItself, registryOf, servicesIn } from "./registrars";
import { shortestInterval } from "./schedule-interval";

/** Seconds after which an entry whose end nobody heard of is found. */
const slowestReconciler = 900;

/** Relation 45: a name to which nobody answers leads its callers nowhere. */
export const registered: Check = function* (registry, { graph, requireWhole }) {
  const open = new OpenQuestions();
  const services = open.ask(() => servicesIn(graph, registry)) ?? [];
  const name = registry.inputs.text("name");
  if (services.length > 0 || (name !== undefined && machineIn(graph, name, open))) {
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
  const target = registryOf(graph, service);
  if (target.kind === "unknown") {
    throw new UnknownRead("serviceRegistries.registryArn");
  }
  if (target.kind === "undeclared") {
    requireWhole("the registry may be declared in another layer");
    yield {
      found: `it registers in ${target.value}, which nothing declares`,
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
  const found = hooks.map((hook) => rulesFor(graph, group.inputs.text("name") ?? "", hook));
  const targets = found.flatMap(({ rules }) => rules.map((rule) => functionsOf(graph, rule)));
  const handlers = targets.flatMap(({ functions }) => functions);
  if (handlers.some((handler) => open.ask(() => mayDeregister(graph, handler)))) {
    return;
  }
  requireWhole("the function that deregisters may be declared in another layer");
  const gap = found.map((each) => each.gap).find((each) => each !== undefined);
  if (gap !== undefined || targets.some(({ hasUnknown }) => hasUnknown)) {
    open.note(new Undecidable(gap ?? "what the hook's rule calls is known only after the update"));
  }
  open.settle();
  yield {
    found: `nobody who hears of the end of its instances may take them out of the registries${handlers.length > 0 ? `: ${handlers.map(({ name }) => name).join(", ")} lacks servicediscovery:DeregisterInstance` : ""}`,
    expected: "an event rule on the hook with a function that has servicediscovery:DeregisterInstance",
  };
};

/** TRADAI-H-01: an event that is lost, or an instance that ended without one, is found by looking. */
export const reconciled: Check = function* (group, context) {
  if (!registers(group, context)) {
    return;
  }
  const { graph, requireWhole } = context;
  const open = new OpenQuestions();
  const intervals = graph
    .ofType(functionType)
    .filter((handler) => open.ask(() => mayDeregister(graph, handler)))
    .flatMap((handler) => open.ask(() => schedulesOf(graph, handler)) ?? [])
    .flatMap(({ expression }) => shortestInterval(expression) ?? []);
  const soonest = Math.min(...intervals);
  if (soonest <= slowestReconciler) {
    return;
  }
  requireWhole("the schedule may be declared in another layer");
  open.settle();
  yield {
    found:
      intervals.length === 0
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
