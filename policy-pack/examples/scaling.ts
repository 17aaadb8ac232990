import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { account, region } from "./bucket";
import { service, task } from "./containers";
import { replaced, singleton } from "./deployment";

type Inputs = Readonly<Record<string, unknown>>;
const unknown = Symbol("unknown");
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
const following = (kind: string, inputs: Inputs, id = "backend-api"): Fixture => ({
  type: "aws:appautoscaling/policy:Policy",
  name: `scaling-${id}-${kind}`,
  inputs: { ...scaled(id), ...inputs },
});
const tracking = (kind: string, metric: Inputs, id = "backend-api"): Fixture =>
  following(
    kind,
    {
      policyType: "TargetTrackingScaling",
      targetTrackingScalingPolicyConfiguration: { targetValue: 60, ...metric },
    },
    id,
  );
const predefined = (predefinedMetricType: string): Inputs => ({
  predefinedMetricSpecification: { predefinedMetricType },
});
/** What scales a table, of which nothing tells the name. */
const ofTable: Fixture = {
  ...bounds(1, 9, "table"),
  inputs: { serviceNamespace: "dynamodb", resourceId: unknown, minCapacity: 1, maxCapacity: 9 },
};
/** The target with a service that nothing tells, or that what it refers to tells. */
const untold = (each: Fixture, ...from: readonly string[]): Fixture => ({
  ...each,
  inputs: { ...each.inputs, resourceId: unknown },
  references: { resourceId: from },
});

const policies = [
  tracking("cpu", predefined("ECSServiceAverageCPUUtilization")),
  tracking("memory", predefined("ECSServiceAverageMemoryUtilization")),
  tracking("requests", predefined("ALBRequestCountPerTarget")),
];
const complete: readonly Fixture[] = [task(), service(), bounds(2, 6), ...policies];
const without = (name: string): readonly Fixture[] => complete.filter((each) => each.name !== name);
const untouched = without("service-backend-api");
const cluster = (name: string): Fixture => ({
  type: "aws:ecs/cluster:Cluster",
  name: "cluster",
  inputs: { name },
});
/** The service in a cluster that a reference tells. */
const inCluster = (name: string): readonly Fixture[] => [
  ...untouched,
  cluster(name),
  service({ cluster: unknown }, { cluster: ["cluster"] }),
];
/** A service of the same name in another cluster, which nothing scales. */
const namesake: Fixture = { ...service({ cluster: "tradai-other" }), name: "a-namesake" };

export const compliantScaling: readonly Example[] = [
  { title: "A service that follows processor, memory and requests", resources: complete },
  {
    title: "Policies that take the service from its target, before the first update",
    resources: complete.map((each) =>
      each.type === "aws:appautoscaling/policy:Policy" ? untold(each, "scaling-backend-api") : each,
    ),
  },
  {
    title: "A target that takes the service's name from it, before the first update",
    resources: replaced(complete, untold(bounds(2, 6), "service-backend-api")),
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
    title: "Steps by an alarm as second metric",
    resources: [
      ...without("scaling-backend-api-requests"),
      following("steps", {
        policyType: "StepScaling",
        stepScalingPolicyConfiguration: { adjustmentType: "ChangeInCapacity" },
      }),
    ],
  },
  {
    title: "One task to begin with, in an environment of one zone",
    environment: "dev",
    resources: replaced(complete, bounds(1, 2)),
  },
  { title: "A singleton", resources: [...singleton(), bounds(0, 1, "live-trading")] },
  {
    title: "A singleton that AWS knows by another name, and one that the program does",
    resources: [
      ...singleton({ name: "tradai-trader-prod" }),
      bounds(0, 1, "trader"),
      task(),
      service({ name: "tradai-dry-run-trading-prod" }),
      { ...bounds(0, 1, "dry-run-trading"), name: "scaling-backend-api" },
    ],
  },
  {
    title: "A task on every host, of which there are as many as hosts",
    resources: [task(), { ...service({ schedulingStrategy: "DAEMON" }), ignoreChanges: [] }],
  },
  {
    title: "Beside it what scales a service that nothing tells",
    resources: [
      ...complete,
      { ...untold(bounds(1, 2)), name: "scaling-other" },
      { ...untold(following("other", {})), name: "scaling-other-cpu" },
    ],
  },
  { title: "A cluster by its name, of which a reference tells", resources: inCluster("tradai-prod") },
  {
    title: "A cluster of another program by its ARN",
    resources: [...untouched, service({ cluster: `arn:aws:ecs:${region}:${account}:cluster/tradai-prod` })],
  },
  {
    title: "A cluster that nothing tells",
    resources: [...untouched, service({ cluster: unknown })],
  },
];

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
/** The service without anything that scales it but these. */
const alone = (...scaling: readonly Fixture[]): readonly Fixture[] => [...policies, task(), ...scaling];

export const violatingScaling: readonly ViolatingExample[] = [
  wrong("No scalable target", "nothing says how many", without("scaling-backend-api")),
  wrong("No scalable target but that of a table", "nothing says how many", [
    ...without("scaling-backend-api"),
    ofTable,
  ]),
  wrong("A singleton that is not called one", "too few", replaced(complete, bounds(0, 1))),
  wrong("One task in an environment of two zones", "between 1 and 6", replaced(complete, bounds(1, 6))),
  wrong("No room above", "nowhere to scale to", replaced(complete, bounds(2, 2))),
  wrong(
    "Nothing on the processor",
    "the service lacks target tracking of ECSServiceAverageCPUUtilization",
    without("scaling-backend-api-cpu"),
  ),
  wrong(
    "Nothing on memory",
    "the service lacks target tracking of ECSServiceAverageMemoryUtilization",
    without("scaling-backend-api-memory"),
  ),
  wrong(
    "No second metric",
    "the service lacks a policy on another metric",
    without("scaling-backend-api-requests"),
  ),
  wrong(
    "A target of another service",
    "nothing says how many",
    replaced(complete, {
      ...bounds(2, 6),
      inputs: { ...bounds(2, 6).inputs, resourceId: "service/tradai-prod/tradai-mlflow-prod" },
    }),
  ),
  wrong("A target of the service of its name in another cluster", "nothing says how many", [
    ...alone(service()),
    {
      ...bounds(2, 6),
      inputs: { ...bounds(2, 6).inputs, resourceId: "service/tradai-other/tradai-backend-api-prod" },
    },
  ]),
  wrong("A target for the cluster that a reference shows to be another", "nothing says how many", [
    ...inCluster("tradai-other").filter(({ type }) => type !== "aws:appautoscaling/policy:Policy"),
    ...policies.map((each) => untold(each, "service-backend-api")),
  ]),
  {
    title: "A service of the same name in another cluster, which nothing scales",
    resources: [
      ...complete,
      namesake,
      ...policies.map((each) => ({
        ...each,
        name: `${each.name}-other`,
        inputs: { ...each.inputs, resourceId: "service/tradai-other/tradai-backend-api-prod" },
      })),
    ],
    resource: "a-namesake",
    says: "nothing says how many",
  },
  wrong("A count that is put back", "puts `desiredCount` back", [
    ...untouched,
    { ...service(), ignoreChanges: ["taskDefinition"] },
  ]),
  wrongSingleton("A singleton of two", "between 0 and 2 of a singleton", bounds(0, 2, "live-trading")),
  wrongSingleton("A singleton that is always there", "1 of a singleton", bounds(1, 1, "live-trading")),
  wrongSingleton(
    "A singleton that is started by its load",
    "scaling-live-trading-cpu, scaling-live-trading-memory would start",
    bounds(0, 1, "live-trading"),
    tracking("cpu", predefined("ECSServiceAverageCPUUtilization"), "live-trading"),
    tracking("memory", predefined("ECSServiceAverageMemoryUtilization"), "live-trading"),
  ),
];

const open = (title: string, says: string, resources: readonly Fixture[]): UndecidedExample => ({
  title,
  resources,
  resource: "service-backend-api",
  says,
});

export const undecidedScaling: readonly UndecidedExample[] = [
  open("A service of which no name is known, which may be a singleton", "`name` is known only", [
    ...replaced(complete, service({ name: unknown })).map((each) =>
      each.type.startsWith("aws:appautoscaling/") ? untold(each, "service-backend-api") : each,
    ),
  ]),
  open(
    "Two targets of services that nothing tells",
    "`resourceId` of scaling-backend-api is known only after the update",
    [...alone(service()), untold(bounds(2, 6)), { ...untold(bounds(1, 2)), name: "scaling-other" }],
  ),
  {
    ...open(
      "A target that another layer may hold",
      "the scalable target may",
      without("scaling-backend-api"),
    ),
    scope: "layer",
  },
  {
    ...open(
      "A policy that another layer may hold",
      "scaling policies may",
      without("scaling-backend-api-cpu"),
    ),
    scope: "layer",
  },
];
