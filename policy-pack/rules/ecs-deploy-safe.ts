import { baked, gated, rulesLeftAlone, twinned } from "../checks/blue-green";
import { alarmsRollBack, circuitBreaks, codeDeployRollsBack } from "../checks/deployment-rollback";
import { stopsWithinDrain, strategyFits } from "../checks/deployment-strategy";
import {
  advanced,
  alternate,
  blueGreen,
  hook,
  listenerRule,
  mapping,
  replaced,
  role,
  rollingService,
  singleton,
  surroundings,
  targetGroup,
  twinnedService,
  twins,
} from "../examples/deployment";
import { collector, container, task } from "../examples/containers";
import { serviceType } from "../graph/ecs";
import type { Fixture, Rule, ViolatingExample } from "../rule";

type Inputs = Readonly<Record<string, unknown>>;
const complete: readonly Fixture[] = [twinnedService(), ...surroundings];
const rolling = [rollingService(), ...surroundings];

const refused = (
  title: string,
  says: string,
  resources: readonly Fixture[],
  resource = "service-backend-api",
): ViolatingExample => ({ title, resources, resource, says });
const wrong = (title: string, inputs: Inputs, says: string): ViolatingExample =>
  refused(title, says, replaced(complete, twinnedService(inputs)));
const wrongTwin = (title: string, part: string, says: string): ViolatingExample =>
  wrong(
    title,
    { loadBalancers: [{ ...mapping, advancedConfiguration: { ...advanced, [part]: undefined } }] },
    says,
  );
const wrongHook = (title: string, changes: Inputs, says: string): ViolatingExample =>
  wrong(
    title,
    { deploymentConfiguration: { ...blueGreen, lifecycleHooks: [{ ...hook, ...changes }] } },
    says,
  );
const wrongSingleton = (title: string, inputs: Inputs, says: string): ViolatingExample =>
  refused(title, says, singleton(inputs), "service-live-trading");

const pause = { targetType: "PAUSE", lifecycleStages: ["POST_TEST_TRAFFIC_SHIFT"] } as const;

const deploymentGroup = (inputs: Inputs): Fixture => ({
  type: "aws:codedeploy/deploymentGroup:DeploymentGroup",
  name: "deployment-group",
  inputs: {
    appName: "tradai-services-prod",
    ecsService: { clusterName: "tradai-prod", serviceName: "tradai-backend-api-prod" },
    autoRollbackConfiguration: { enabled: true, events: ["DEPLOYMENT_FAILURE"] },
    ...inputs,
  },
});
const byCodeDeploy = [rollingService({ deploymentController: { type: "CODE_DEPLOY" } }), ...surroundings];

const rule: Rule = {
  name: "ecs-deploy-safe",
  title: "A bad deployment of a service ends by itself and hurts nobody",
  description:
    "Every service rolls a failed deployment back by circuit breaker and alarms, tests and bakes new tasks before the old ones end, and never ends its last task first; a singleton alone does.",
  rationale:
    "A deployment that nobody ends leaves a service down or, where it must not run twice, trading twice; a listener rule that an update puts back sends everybody to tasks that are gone.",
  remediation:
    "Set the property that the message names on the service, its listener rule or its target group.",
  severity: "high",
  kind: "stack",
  relations: [48, 49],
  findings: [
    ...["EDGAR-08", "EDGAR-10", "EDGAR-12", "EDGAR-13", "EDGAR-14", "EDGAR-15", "EDGAR-16", "EDGAR-17"],
    ...["EDGAR-18", "EDGAR-19", "EDGAR-20", "EDGAR-25", "EDGAR-27", "EDGAR-50", "EDGAR-51"],
    ...["EDGAR-52", "EDGAR-57", "EDGAR-62", "ORION-11", "ORION-16"],
    "EDGAR-11",
  ],
  types: [serviceType],
  checks: [
    ...[circuitBreaks, alarmsRollBack, codeDeployRollsBack, strategyFits, stopsWithinDrain],
    ...[twinned, baked, gated, rulesLeftAlone],
  ],
  examples: {
    compliant: [
      { title: "Blue and green, tested, baked and watched", resources: complete },
      { title: "Task by task, watched", resources: rolling },
      { title: "A singleton, the old task of which ends first", resources: singleton() },
      {
        title: "A pause that rolls back where nobody ends it",
        resources: replaced(
          complete,
          twinnedService({
            deploymentConfiguration: {
              ...blueGreen,
              lifecycleHooks: [pause],
            },
          }),
        ),
      },
      { title: "CodeDeploy with a group that rolls back", resources: [...byCodeDeploy, deploymentGroup({})] },
    ],
    violating: [
      wrong("No circuit breaker", { deploymentCircuitBreaker: undefined }, "the circuit breaker is off"),
      wrong(
        "A circuit breaker that leaves the wreck",
        { deploymentCircuitBreaker: { enable: true, rollback: false } },
        "the circuit breaker stops a bad deployment",
      ),
      wrong("No alarm", { alarms: undefined }, "no alarm ends a deployment"),
      wrong(
        "Alarms that leave the wreck",
        { alarms: { enable: true, rollback: false, alarmNames: ["tradai-backend-api-errors-prod"] } },
        "the rollback by alarms stops",
      ),
      wrong("A list of no alarm", { alarms: { enable: true, rollback: true, alarmNames: [] } }, "no alarm"),
      wrong(
        "An alarm that nothing declares",
        { alarms: { enable: true, rollback: true, alarmNames: ["tradai-gone-prod"] } },
        "watches tradai-gone-prod, which nothing declares",
      ),
      refused("CodeDeploy without a group", "no deployment group names it", byCodeDeploy),
      refused("CodeDeploy with the group of another service", "no deployment group names it", [
        ...byCodeDeploy,
        deploymentGroup({ ecsService: { clusterName: "tradai-prod", serviceName: "tradai-mlflow-prod" } }),
      ]),
      refused("CodeDeploy that rolls back on nothing", "rolls back on []", [
        ...byCodeDeploy,
        deploymentGroup({ autoRollbackConfiguration: { enabled: true } }),
      ]),
      refused("CodeDeploy that does not roll back", "rolls back on", [
        ...byCodeDeploy,
        deploymentGroup({ autoRollbackConfiguration: { enabled: false, events: ["DEPLOYMENT_FAILURE"] } }),
      ]),
      wrong("A controller outside", { deploymentController: { type: "EXTERNAL" } }, "a program outside"),
      wrong("Nobody left while it is deployed", { deploymentMinimumHealthyPercent: 0 }, "may end every task"),
      wrong("No room for a new task", { deploymentMaximumPercent: 100 }, "no new task starts"),
      wrong("Tasks that stay in one zone", { availabilityZoneRebalancing: "DISABLED" }, "a zone has failed"),
      refused("A stop that outlasts the drain", "takes up to 60 s to stop", [
        rollingService(),
        ...replaced(surroundings, task([container({ stopTimeout: 60 }), collector()])),
      ]),
      refused(
        "A twin that drains too short",
        "target-group-backend-api-alternate drains for 30 s",
        replaced(complete, alternate({ deregistrationDelay: 30 })),
      ),
      wrongTwin("No twin", "alternateTargetGroupArn", "no second target group"),
      wrongTwin("No rule to move", "productionListenerRule", "no listener rule moves the traffic"),
      wrongTwin("No rule for tests", "testListenerRule", "leads tests to the new tasks"),
      wrongTwin("No role", "roleArn", "no role to change"),
      refused("A target group that is its own twin", "is its own alternate", [
        {
          ...twinnedService(),
          references: {
            taskDefinition: ["task-backend-api"],
            loadBalancers: twins.filter((each) => !each.endsWith("alternate")),
          },
        },
        ...surroundings,
      ]),
      refused(
        "A role that ECS may not assume",
        "blue-green does not trust",
        replaced(complete, role("blue-green", "ecs-tasks.amazonaws.com")),
      ),
      wrong(
        "No time to go back",
        { deploymentConfiguration: { ...blueGreen, bakeTimeInMinutes: undefined } },
        "nothing to go back to",
      ),
      wrong("No test", { deploymentConfiguration: { ...blueGreen, lifecycleHooks: [] } }, "nothing tests"),
      wrongHook("A hook without role", { roleArn: undefined }, "has no roleArn"),
      wrongHook("A hook at no stage", { lifecycleStages: [] }, "names no stage"),
      wrongHook(
        "A hook of a function that is gone",
        { hookTargetArn: "arn:aws:lambda:eu-central-1:600802701449:function:tradai-gone-prod" },
        "which nothing declares",
      ),
      wrongHook(
        "A pause that lets everything through",
        { ...pause, timeoutConfiguration: { action: "CONTINUE" } },
        "a pause that nobody ends",
      ),
      refused(
        "A hook's role that ECS may not assume",
        "hook does not trust",
        replaced(complete, role("hook", "lambda.amazonaws.com")),
      ),
      refused(
        "A rule that the next update puts back",
        "the next update moves them back",
        replaced(complete, listenerRule("listener-rule-backend-api", "target-group-backend-api", [])),
        "listener-rule-backend-api",
      ),
      wrongSingleton(
        "A singleton by blue/green",
        { deploymentConfiguration: { strategy: "CANARY", bakeTimeInMinutes: "10", lifecycleHooks: [pause] } },
        "is deployed by CANARY",
      ),
      wrongSingleton(
        "A singleton that waits for its successor",
        { deploymentMinimumHealthyPercent: 100 },
        "`deploymentMinimumHealthyPercent` of the singleton is 100",
      ),
      wrongSingleton(
        "A singleton with room for two",
        { deploymentMaximumPercent: undefined },
        "`deploymentMaximumPercent` of the singleton is nothing",
      ),
      wrongSingleton(
        "A singleton that is moved between zones",
        { availabilityZoneRebalancing: undefined },
        "is started in the other zone",
      ),
      refused(
        "A singleton with a twin",
        "has an alternate target group",
        [
          ...singleton({
            loadBalancers: [
              {
                ...mapping,
                containerName: "live-trading",
                advancedConfiguration: { alternateTargetGroupArn: Symbol("unknown") },
              },
            ],
          }).map((each) =>
            each.name === "service-live-trading"
              ? {
                  ...each,
                  references: { ...each.references, loadBalancers: ["target-group-backend-api"] },
                }
              : each,
          ),
          targetGroup(),
        ],
        "service-live-trading",
      ),
    ],
  },
};

export default rule;
