import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { worker } from "./function";
import { alias, deployedFunction, deploymentGroup } from "./function-deployment";

type Inputs = Readonly<Record<string, unknown>>;

/** The deployed function with some of its resources replaced, by name, and others added. */
const deployed = (...changed: readonly Fixture[]): readonly Fixture[] => [
  ...deployedFunction.map((each) => changed.find(({ name }) => name === each.name) ?? each),
  ...changed.filter((each) => !deployedFunction.some(({ name }) => name === each.name)),
];
const without = (name: string): readonly Fixture[] => deployedFunction.filter((each) => each.name !== name);

const application = (inputs: Inputs): Fixture => ({
  type: "aws:codedeploy/application:Application",
  name: "application",
  inputs: { name: "tradai-functions-prod", ...inputs },
});
const speed: Fixture = {
  type: "aws:codedeploy/deploymentConfig:DeploymentConfig",
  name: "speed",
  inputs: { deploymentConfigName: "tradai-slow-prod", computePlatform: "Lambda" },
};
const either: Fixture = {
  type: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
  name: "either",
  inputs: { alarmName: "tradai-worker-unwell-prod", alarmRule: "ALARM(tradai-worker-errors-prod)" },
};
const otherGroup = deploymentGroup({ deploymentGroupName: "tradai-workers-prod" });
const rollback = (enabled: boolean, ...events: readonly string[]): Inputs => ({
  autoRollbackConfiguration: { enabled, events },
});
const alarms = (enabled: boolean, ...names: readonly unknown[]): Inputs => ({
  alarmConfiguration: { enabled, alarms: names },
});
const style = (deploymentType: string, deploymentOption: string): Inputs => ({
  deploymentStyle: { deploymentType, deploymentOption },
});

const compliant: readonly Example[] = [
  {
    title: "Two aliases, and a group that is bound to its function by the one it moves",
    resources: deployed(
      { ...otherGroup, dependsOn: ["alias"] },
      { ...alias({ name: "canary" }), name: "canary", ignoreChanges: ["*"] },
    ),
  },
  {
    title: "Steps of one's own, and an alarm made of others beside one that is not known yet",
    resources: deployed(
      deploymentGroup({
        deploymentConfigName: "tradai-slow-prod",
        ...alarms(true, "tradai-worker-unwell-prod", UNKNOWN),
      }),
      speed,
      either,
    ),
  },
  {
    title: "Even steps, by an application whose name is not known yet",
    resources: deployed(
      deploymentGroup({
        deploymentConfigName: "CodeDeployDefault.LambdaLinear10PercentEvery1Minute",
        appName: UNKNOWN,
      }),
    ),
  },
];

const wrong = (
  title: string,
  resource: string,
  says: string,
  resources: readonly Fixture[],
): ViolatingExample => ({ title, resource, says, resources });
const wrongGroup = (title: string, says: string, inputs: Inputs): ViolatingExample =>
  wrong(title, "group", says, deployed(deploymentGroup(inputs)));

const violating: readonly ViolatingExample[] = [
  wrong("A function without versions", "worker", "publishes no version", deployed(worker())),
  wrong("A function without alias", "worker", "has no alias", without("alias")),
  wrong(
    "An alias that the program moves",
    "alias",
    "every update sets functionVersion and routingConfig of the alias",
    deployed(alias({}, { ignoreChanges: [] })),
  ),
  wrong(
    "An alias whose share of calls the program sets",
    "alias",
    "every update sets routingConfig of the alias",
    deployed(alias({}, { ignoreChanges: ["functionVersion"] })),
  ),
  wrong(
    "An alias of what was uploaded last",
    "alias",
    "stands for $LATEST",
    deployed(alias({ functionVersion: "$LATEST" })),
  ),
  wrong("A function that nothing deploys", "worker", "no CodeDeploy deployment group", without("group")),
  wrong(
    "A group of another function",
    "worker",
    "no CodeDeploy deployment group",
    deployed({ ...otherGroup, dependsOn: ["errors"] }),
  ),
  wrongGroup("All calls at once", "deployments follow CodeDeployDefault.LambdaAllAtOnce, which", {
    deploymentConfigName: "CodeDeployDefault.LambdaAllAtOnce",
  }),
  {
    ...wrongGroup("All calls at once, by a speed that no layer declares", "follow CodeDeployDefault.Lambda", {
      deploymentConfigName: "CodeDeployDefault.LambdaAllAtOnce",
    }),
    scope: "layer",
  },
  wrongGroup("Steps that only containers take", "follow CodeDeployDefault.ECSLinear10PercentEvery1Minutes", {
    deploymentConfigName: "CodeDeployDefault.ECSLinear10PercentEvery1Minutes",
  }),
  wrongGroup("A speed that only servers have", "deployments follow CodeDeployDefault.OneAtATime, which", {
    deploymentConfigName: undefined,
  }),
  wrongGroup("A speed that nothing declares", "deployments follow tradai-slow-prod, which", {
    deploymentConfigName: "tradai-slow-prod",
  }),
  wrongGroup(
    "A speed whose name only looks like one of AWS's",
    "follow mine.CodeDeployDefault.LambdaLinear",
    {
      deploymentConfigName: "mine.CodeDeployDefault.LambdaLinear",
    },
  ),
  wrongGroup("No way back on an alarm", "is not rolled back on DEPLOYMENT_STOP_ON_ALARM", {
    ...rollback(true, "DEPLOYMENT_FAILURE"),
  }),
  wrongGroup("No way back on a failure", "is not rolled back on DEPLOYMENT_FAILURE", {
    ...rollback(true, "DEPLOYMENT_STOP_ON_ALARM"),
  }),
  wrongGroup(
    "A way back that is switched off",
    "is not rolled back on DEPLOYMENT_FAILURE and DEPLOYMENT_STOP_ON_ALARM",
    rollback(false, "DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM"),
  ),
  wrongGroup("No alarm", "no alarm stops a deployment", alarms(true)),
  wrongGroup(
    "An alarm that is switched off",
    "no alarm stops a deployment",
    alarms(false, "tradai-worker-errors-prod"),
  ),
  wrongGroup(
    "Alarms that are gone",
    "no alarm tradai-old-errors-prod, tradai-old-throttles-prod is declared",
    alarms(true, "tradai-old-errors-prod", "tradai-worker-errors-prod", "tradai-old-throttles-prod"),
  ),
  wrongGroup("The style of servers", "the deployment style is nothing, nothing", {
    deploymentStyle: undefined,
  }),
  wrongGroup(
    "A deployment in place",
    'the deployment style is "IN_PLACE", "WITH_TRAFFIC_CONTROL"',
    style("IN_PLACE", "WITH_TRAFFIC_CONTROL"),
  ),
  wrongGroup(
    "A deployment that moves no calls",
    'the deployment style is "BLUE_GREEN", "WITHOUT_TRAFFIC_CONTROL"',
    style("BLUE_GREEN", "WITHOUT_TRAFFIC_CONTROL"),
  ),
  wrongGroup("An application that is gone", "the application tradai-services-prod is not declared", {
    appName: "tradai-services-prod",
  }),
  wrong("An application for servers", "group", "the application is for Server", deployed(application({}))),
  wrong(
    "An application for containers",
    "group",
    "the application is for ECS",
    deployed(application({ computePlatform: "ECS" })),
  ),
];

const unclear = (title: string, resource: string, says: string, ...changed: Fixture[]): UndecidedExample => ({
  title,
  resource,
  says,
  resources: deployed(...changed),
});
/** As a layer of its own sees it, which need not declare what the group names. */
const elsewhere = (title: string, says: string, inputs: Inputs): UndecidedExample => ({
  ...unclear(title, "group", says, deploymentGroup(inputs)),
  resource: "worker",
  scope: "layer",
});

const undecided: readonly UndecidedExample[] = [
  unclear(
    "A group whose name is not known yet",
    "worker",
    "`deploymentGroupName of group`",
    deploymentGroup({ deploymentGroupName: UNKNOWN }),
  ),
  unclear(
    "A function whose name is not known yet",
    "worker",
    "`name`",
    worker({ publish: true, name: UNKNOWN }),
    alias({ functionName: UNKNOWN }, { references: { functionName: ["worker"] } }),
  ),
  unclear(
    "A function and a group whose names are not known yet",
    "worker",
    "`deploymentGroupName of group`",
    worker({ publish: true, name: UNKNOWN }),
    alias({ functionName: UNKNOWN }, { references: { functionName: ["worker"] } }),
    deploymentGroup({ deploymentGroupName: UNKNOWN }),
  ),
  elsewhere("An alarm that another layer may declare", "the alarm may be declared in another layer", {
    ...alarms(true, "tradai-others-errors-prod"),
  }),
  elsewhere(
    "A speed that another layer may declare",
    "the deployment configuration may be declared in another layer",
    { deploymentConfigName: "tradai-slow-prod" },
  ),
  elsewhere(
    "An application that another layer may declare",
    "the application may be declared in another layer",
    {
      appName: "tradai-services-prod",
    },
  ),
];

/** What `lambda-aliased` says of a function's versions, its alias and what deploys it. */
export const deploymentExamples = { compliant, violating, undecided };
