import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { collector, container, task } from "./containers";
import {
  alternate,
  mapping,
  replaced,
  rollingService,
  singleton,
  surroundings,
  targetGroup,
  twinnedService,
} from "./deployment";

type Inputs = Readonly<Record<string, unknown>>;
const unknown = Symbol("unknown");
const service = "service-backend-api";
const complete: readonly Fixture[] = [twinnedService(), ...surroundings];
const pause = { targetType: "PAUSE", lifecycleStages: ["POST_TEST_TRAFFIC_SHIFT"] } as const;

const refused = (
  title: string,
  says: string,
  resources: readonly Fixture[],
  resource = service,
): ViolatingExample => ({ title, resources, resource, says });
const wrong = (title: string, inputs: Inputs, says: string): ViolatingExample =>
  refused(title, says, replaced(complete, twinnedService(inputs)));
const wrongSingleton = (title: string, inputs: Inputs, says: string): ViolatingExample =>
  refused(title, says, singleton(inputs), "service-live-trading");
/** The singleton behind a load balancer. */
const mappedSingleton = (block: Inputs = {}): readonly Fixture[] => [
  ...singleton({ loadBalancers: [{ ...mapping, containerName: "live-trading", ...block }] }).map((each) =>
    each.name === "service-live-trading"
      ? { ...each, references: { ...each.references, loadBalancers: ["target-group-backend-api"] } }
      : each,
  ),
  targetGroup(),
];
const stopping = (stopTimeout: number | undefined, drain: number | undefined): readonly Fixture[] =>
  replaced(
    [rollingService(), ...surroundings],
    task([container({ stopTimeout }), collector()]),
    targetGroup(undefined, { deregistrationDelay: drain }),
  );

export const compliantStrategy: readonly Example[] = [
  { title: "Task by task, watched", resources: [rollingService(), ...surroundings] },
  { title: "A singleton, the old task of which ends first", resources: singleton() },
  { title: "A singleton behind one target group", resources: mappedSingleton() },
  {
    title: "A task on every host, of which the next one takes the place",
    resources: [
      rollingService({
        schedulingStrategy: "DAEMON",
        deploymentMinimumHealthyPercent: 0,
        deploymentMaximumPercent: 100,
      }),
      ...surroundings,
    ],
  },
  {
    title: "What ECS adds where no bounds are said",
    resources: [
      rollingService({ deploymentMinimumHealthyPercent: undefined, deploymentMaximumPercent: undefined }),
      ...surroundings,
    ],
  },
  { title: "A stop and a drain that others choose", resources: stopping(undefined, undefined) },
  {
    title: "A block of a container that is not there, of which another rule tells",
    resources: [rollingService({ loadBalancers: [{ ...mapping, containerName: "api" }] }), ...surroundings],
  },
];

export const violatingStrategy: readonly ViolatingExample[] = [
  wrong("Nobody left while it is deployed", { deploymentMinimumHealthyPercent: 0 }, "may end every task"),
  wrong("No room for a new task", { deploymentMaximumPercent: 100 }, "no new task starts"),
  wrong("Tasks that stay in one zone", { availabilityZoneRebalancing: "DISABLED" }, "a zone has failed"),
  refused("A stop that outlasts the drain", "takes up to 61 s to stop, and", stopping(61, 60)),
  refused("A stop as long as the drain", "takes up to 60 s to stop, and", stopping(60, 60)),
  refused(
    "A stop that ECS chooses, as long as the drain",
    "backend-api takes up to 30 s to stop, and target-group-backend-api drains for 30 s",
    stopping(undefined, 30),
  ),
  refused(
    "A stop as long as the drain that ELB chooses",
    "takes up to 300 s to stop, and target-group-backend-api drains for 300 s",
    stopping(300, undefined),
  ),
  refused(
    "A twin that drains too short",
    "target-group-backend-api-alternate drains for 30 s",
    replaced(complete, alternate({ deregistrationDelay: 30 })),
  ),
  ...["BLUE_GREEN", "LINEAR", "CANARY"].map((strategy) =>
    wrongSingleton(
      `A singleton by ${strategy}`,
      { deploymentConfiguration: { strategy, bakeTimeInMinutes: "10", lifecycleHooks: [pause] } },
      `the singleton is deployed by ${strategy}: two of it would run at a time`,
    ),
  ),
  wrongSingleton(
    "A singleton that waits for its successor",
    { deploymentMinimumHealthyPercent: 100 },
    "`deploymentMinimumHealthyPercent` of the singleton is 100",
  ),
  wrongSingleton(
    "A singleton with room for two",
    { deploymentMaximumPercent: undefined },
    "`deploymentMaximumPercent` of the singleton is nothing: two of it would run at a time",
  ),
  wrongSingleton(
    "A singleton that is moved between zones",
    { availabilityZoneRebalancing: undefined },
    "is started in the other zone",
  ),
  refused(
    "A singleton with a twin",
    "has an alternate target group: two of it would run at a time",
    mappedSingleton({ advancedConfiguration: { alternateTargetGroupArn: unknown } }),
    "service-live-trading",
  ),
];

const twoBlocks = { loadBalancers: [mapping, { ...mapping, containerPort: 9000 }] };

export const undecidedStrategy: readonly UndecidedExample[] = [
  {
    title: "A task that nothing tells",
    resources: [
      { ...rollingService(), references: { loadBalancers: ["target-group-backend-api"] } },
      ...surroundings,
    ],
    resource: service,
    says: "`taskDefinition` is known only after the update",
  },
  {
    title: "A task of another program",
    resources: [
      {
        ...rollingService({
          taskDefinition: "arn:aws:ecs:eu-central-1:600802701449:task-definition/tradai-shared:7",
        }),
        references: { loadBalancers: ["target-group-backend-api"] },
      },
      ...surroundings,
    ],
    resource: service,
    says: "what `taskDefinition` names is not declared here",
  },
  {
    title: "A target group that nothing tells",
    resources: [
      { ...rollingService(), references: { taskDefinition: ["task-backend-api"] } },
      ...surroundings,
    ],
    resource: service,
    says: "`loadBalancers[0].targetGroupArn` is known only after the update",
  },
  {
    title: "Two blocks, of which nothing tells the one target group from the other",
    resources: [
      {
        ...rollingService(twoBlocks),
        references: {
          taskDefinition: ["task-backend-api"],
          loadBalancers: ["target-group-backend-api", "target-group-backend-api-alternate"],
        },
      },
      ...surroundings,
    ],
    resource: service,
    says: "`loadBalancers[0].targetGroupArn` is known only after the update",
  },
];
