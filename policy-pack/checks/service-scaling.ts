import { scalableTargetType, scalingOf, scalingPolicyType } from "../graph/scaling";
import type { Resource } from "../graph/resource";
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
  const min = inputs.number("minCapacity") ?? 0;
  const max = inputs.number("maxCapacity") ?? 0;
  const found = `${name} keeps between ${min} and ${max}`;
  if (isSingleton(context, service)) {
    if (min !== 0 || max !== 1) {
      yield { found: `${found} of a singleton: two of it would act twice`, expected: "0 and 1" };
    }
    return;
  }
  // A service of two tasks outlives one of its zones (TRADAI-H-19).
  const fewest = context.settings.multiAz ? 2 : 1;
  if (min < fewest) {
    yield {
      found: `${found}: too few to go on serving when one fails`,
      expected: `\`minCapacity\` of ${fewest} or more`,
    };
  } else if (max <= min) {
    yield { found: `${found}: there is nowhere to scale to`, expected: "`maxCapacity` above `minCapacity`" };
  }
}

/** Predefined metrics that the load on tasks shows. */
const processor = "ECSServiceAverageCPUUtilization";
const memory = "ECSServiceAverageMemoryUtilization";

/** The predefined metric that a policy follows; undefined where it follows one that the program describes. */
function metricOf({ inputs }: Resource): string | undefined {
  return inputs.text(
    "targetTrackingScalingPolicyConfiguration.predefinedMetricSpecification.predefinedMetricType",
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
  const hasAnother = metrics.some((metric) => metric !== processor && metric !== memory);
  const missing = [
    ...(metrics.includes(processor) ? [] : [`target tracking of ${processor}`]),
    ...(metrics.includes(memory) ? [] : [`target tracking of ${memory}`]),
    ...(hasAnother ? [] : ["a policy on another metric: requests, or the age of a queue"]),
  ];
  for (const each of missing) {
    context.requireWhole("scaling policies may be declared in another layer");
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
