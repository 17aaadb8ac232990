import { boundedScaling, countLeftAlone, followsLoad } from "../checks/service-scaling";
import { service, task } from "../examples/containers";
import { replaced, singleton } from "../examples/deployment";
import { serviceType } from "../graph/ecs";
import type { Fixture, Rule, ViolatingExample } from "../rule";

type Inputs = Readonly<Record<string, unknown>>;
const scaled = (id: string): Inputs => ({
  serviceNamespace: "ecs",
  scalableDimension: "ecs:service:DesiredCount",
  resourceId: `service/tradai-prod/tradai-${id}-prod`,
});

const bounds = (minCapacity: number, maxCapacity: number, id = "backend-api"): Fixture => ({
  type: "aws:appautoscaling/target:Target",
  name: `scaling-${id}`,
  inputs: { ...scaled(id), minCapacity, maxCapacity },
});
const tracking = (kind: string, metric: Inputs, id = "backend-api"): Fixture => ({
  type: "aws:appautoscaling/policy:Policy",
  name: `scaling-${id}-${kind}`,
  inputs: {
    ...scaled(id),
    policyType: "TargetTrackingScaling",
    targetTrackingScalingPolicyConfiguration: { targetValue: 60, ...metric },
  },
});
const predefined = (predefinedMetricType: string): Inputs => ({
  predefinedMetricSpecification: { predefinedMetricType },
});

const policies = [
  tracking("cpu", predefined("ECSServiceAverageCPUUtilization")),
  tracking("memory", predefined("ECSServiceAverageMemoryUtilization")),
  tracking("requests", predefined("ALBRequestCountPerTarget")),
];
const complete: readonly Fixture[] = [task(), service(), bounds(2, 6), ...policies];
const without = (name: string): readonly Fixture[] => complete.filter((each) => each.name !== name);

const wrong = (title: string, says: string, resources: readonly Fixture[]): ViolatingExample => ({
  title,
  resources,
  resource: "service-backend-api",
  says,
});
const wrongSingleton = (title: string, says: string, ...resources: readonly Fixture[]): ViolatingExample => ({
  title,
  resources: [...singleton(), ...resources],
  resource: "service-live-trading",
  says,
});

const rule: Rule = {
  name: "ecs-scalable",
  title: "Services follow their load within bounds",
  description:
    "Every service has a scalable target with bounds and follows processor, memory and a second metric; a singleton has none or one task and no policy; no update puts the count back.",
  rationale:
    "A service of fixed size fails at the first rush and pays through every night; one that an update puts back to its first size drops the tasks that carry the load.",
  remediation: "Declare the scalable target and policies that the message names.",
  severity: "medium",
  kind: "stack",
  findings: [
    ...["TRADAI-H-17", "TRADAI-H-19", "EDGAR-32", "EDGAR-33", "EDGAR-34", "EDGAR-46", "EDGAR-63"],
    ...["ORION-39", "ORION-58"],
  ],
  types: [serviceType],
  checks: [boundedScaling, followsLoad, countLeftAlone],
  examples: {
    compliant: [
      { title: "A service that follows processor, memory and requests", resources: complete },
      {
        title: "Policies that take the service from its target, before the first update",
        resources: complete.map((each) =>
          each.type === "aws:appautoscaling/policy:Policy"
            ? {
                ...each,
                inputs: { ...each.inputs, resourceId: Symbol("unknown") },
                references: { resourceId: ["scaling-backend-api"] },
              }
            : each,
        ),
      },
      {
        title: "The age of a queue as second metric",
        resources: [
          ...without("scaling-backend-api-requests"),
          tracking("queue", {
            customizedMetricSpecification: {
              namespace: "AWS/SQS",
              metricName: "ApproximateAgeOfOldestMessage",
              statistic: "Maximum",
            },
          }),
        ],
      },
      {
        title: "One task to begin with, in an environment of one zone",
        environment: "dev",
        resources: replaced(complete, bounds(1, 2)),
      },
      { title: "A singleton", resources: [...singleton(), bounds(0, 1, "live-trading")] },
    ],
    violating: [
      wrong("No scalable target", "nothing says how many", without("scaling-backend-api")),
      wrong("A singleton that is not called one", "too few", replaced(complete, bounds(0, 1))),
      wrong("One task in an environment of two zones", "between 1 and 6", replaced(complete, bounds(1, 6))),
      wrong("No room above", "nowhere to scale to", replaced(complete, bounds(2, 2))),
      wrong("Nothing on the processor", "ECSServiceAverageCPU", without("scaling-backend-api-cpu")),
      wrong("Nothing on memory", "ECSServiceAverageMemory", without("scaling-backend-api-memory")),
      wrong("No second metric", "a policy on another metric", without("scaling-backend-api-requests")),
      wrong(
        "A target of another service",
        "nothing says how many",
        replaced(complete, {
          ...bounds(2, 6),
          inputs: { ...bounds(2, 6).inputs, resourceId: "service/tradai-prod/tradai-mlflow-prod" },
        }),
      ),
      wrong("A count that is put back", "puts `desiredCount` back", [
        ...complete.filter(({ name }) => name !== "service-backend-api"),
        { ...service(), ignoreChanges: ["taskDefinition"] },
      ]),
      wrongSingleton("A singleton of two", "of a singleton", bounds(0, 2, "live-trading")),
      wrongSingleton("A singleton that is always there", "of a singleton", bounds(1, 1, "live-trading")),
      wrongSingleton(
        "A singleton that is started by its load",
        "scaling-live-trading-cpu would start",
        bounds(0, 1, "live-trading"),
        tracking("cpu", predefined("ECSServiceAverageCPUUtilization"), "live-trading"),
      ),
    ],
  },
};

export default rule;
