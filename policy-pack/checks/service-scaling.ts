import { scalableTargetType, scalingOf, scalingPolicyType } from "../graph/scaling";
import type { Resource } from "../graph/resource";
import { show } from "../graph/values";
import type { Check, RuleContext, Violation } from "../rule";
import { isSingleton } from "./singletons";

const isScalable = ({ inputs }: Resource): boolean => inputs.text("schedulingStrategy") !== "DAEMON";

/** The one scalable target of a service, and bounds that fit what the service is. */
export const boundedScaling: Check = function* (service, context) {
  if (!isScalable(service)) {
    return;
  }
  const [target] = scalingOf(context.graph, service, scalableTargetType);
  if (!target) {
    context.requireWhole("the scalable target may be declared in another layer");
    yield {
      found: "nothing says how many of it there may be",
      expected: "an appautoscaling Target on `service/<cluster>/<service>`",
      fix: "Declare a scalable target with the bounds of the service.",
    };
    return;
  }
  yield* problemsOfBounds(service, target, context);
};

function* problemsOfBounds(
  service: Resource,
  { inputs, name }: Resource,
  context: RuleContext,
): Generator<Violation> {
  const min = inputs.number("minCapacity");
  const max = inputs.number("maxCapacity");
  const found = `${name} keeps between ${show(min)} and ${show(max)}`;
  if (isSingleton(context, service)) {
    if (min !== 0 || max !== 1) {
      yield { found: `${found} of a singleton: two of it would act twice`, expected: "0 and 1" };
    }
    return;
  }
  // A service of two tasks outlives one of its zones (TRADAI-H-19).
  const fewest = context.settings.multiAz ? 2 : 1;
  if (min === undefined || min < fewest) {
    yield {
      found: `${found}: too few to go on serving when one fails`,
      expected: `\`minCapacity\` of ${fewest} or more`,
    };
  } else if (max === undefined || max <= min) {
    yield { found: `${found}: there is nowhere to scale to`, expected: "`maxCapacity` above `minCapacity`" };
  }
}

/** Predefined metrics that the load on tasks shows. */
const processor = "ECSServiceAverageCPUUtilization";
const memory = "ECSServiceAverageMemoryUtilization";

/** The metric that a policy follows; its own where the program describes one. */
function metricOf({ inputs }: Resource): string {
  const tracking = "targetTrackingScalingPolicyConfiguration";
  return (
    inputs.text(`${tracking}.predefinedMetricSpecification.predefinedMetricType`) ??
    (inputs.has(`${tracking}.customizedMetricSpecification`) ||
    inputs.has("stepScalingPolicyConfiguration") ||
    inputs.has("predictiveScalingPolicyConfiguration")
      ? "a metric of its own"
      : "no metric")
  );
}

/** Processor, memory and what the service works on: one of them alone misses two kinds of load. */
export const followsLoad: Check = function* (service, context) {
  if (!isScalable(service)) {
    return;
  }
  const policies = scalingOf(context.graph, service, scalingPolicyType);
  if (isSingleton(context, service)) {
    if (policies.length > 0) {
      yield {
        found: `${policies.map(({ name }) => name).join(", ")} would start a singleton that an operator has stopped`,
        expected: "no scaling policy",
        fix: "Remove the policy; whoever trades starts and stops the service.",
      };
    }
    return;
  }
  const metrics = policies.map(metricOf);
  const others = metrics.filter((metric) => ![processor, memory, "no metric"].includes(metric));
  const missing = [
    ...(metrics.includes(processor) ? [] : [`target tracking of ${processor}`]),
    ...(metrics.includes(memory) ? [] : [`target tracking of ${memory}`]),
    ...(others.length > 0 ? [] : ["a policy on another metric: requests, or the age of a queue"]),
  ];
  if (missing.length > 0) {
    context.requireWhole("scaling policies may be declared in another layer");
  }
  for (const each of missing) {
    yield {
      found: `the service lacks ${each}`,
      expected: "policies on processor, memory and one more metric",
      fix: "Declare the scaling policy that the message names.",
    };
  }
};

/** What scaling or an operator has set, an update leaves alone. */
export const countLeftAlone: Check = function* (service) {
  if (isScalable(service) && !service.ignores("desiredCount")) {
    yield {
      found: "every update puts `desiredCount` back to what the program says",
      expected: '`ignoreChanges: ["desiredCount"]`',
      fix: "Add desiredCount to the service's ignoreChanges.",
    };
  }
};
