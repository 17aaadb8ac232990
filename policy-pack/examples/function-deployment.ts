import type { Fixture } from "../rule";
import { account } from "./bucket";
import { worker } from "./function";

type Inputs = Readonly<Record<string, unknown>>;

/** The function's alias, which CodeDeploy moves. */
export function alias(inputs: Inputs = {}, more: Partial<Fixture> = {}): Fixture {
  return {
    type: "aws:lambda/alias:Alias",
    name: "alias",
    inputs: { name: "live", functionName: "tradai-worker-prod", functionVersion: "1", ...inputs },
    ignoreChanges: ["functionVersion", "routingConfig"],
    ...more,
  };
}

/** The group that deploys the function. */
export function deploymentGroup(inputs: Inputs = {}): Fixture {
  return {
    type: "aws:codedeploy/deploymentGroup:DeploymentGroup",
    name: "group",
    inputs: {
      appName: "tradai-functions-prod",
      deploymentGroupName: "tradai-worker-prod",
      serviceRoleArn: `arn:aws:iam::${account}:role/tradai-deployments-prod`,
      deploymentConfigName: "CodeDeployDefault.LambdaCanary10Percent5Minutes",
      deploymentStyle: { deploymentType: "BLUE_GREEN", deploymentOption: "WITH_TRAFFIC_CONTROL" },
      autoRollbackConfiguration: {
        enabled: true,
        events: ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM"],
      },
      alarmConfiguration: { enabled: true, alarms: ["tradai-worker-errors-prod"] },
      ...inputs,
    },
  };
}

/** What the group deploys within, and the alarm that stops it. */
export const deploymentParts: readonly Fixture[] = [
  {
    type: "aws:codedeploy/application:Application",
    name: "application",
    inputs: { name: "tradai-functions-prod", computePlatform: "Lambda" },
  },
  {
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    name: "errors",
    inputs: { name: "tradai-worker-errors-prod" },
  },
];

/** A function with versions, its alias, and what deploys it. */
export const deployedFunction: readonly Fixture[] = [
  worker({ publish: true }),
  alias(),
  deploymentGroup(),
  ...deploymentParts,
];

/** A state machine that calls the function by its ARN in the definition. */
export function workflow(functionName: unknown): Fixture {
  return {
    type: "aws:sfn/stateMachine:StateMachine",
    name: "workflow",
    inputs: {
      name: "tradai-retraining-workflow-prod",
      definition: JSON.stringify({
        StartAt: "Work",
        States: {
          Work: {
            Type: "Task",
            Resource: "arn:aws:states:::lambda:invoke",
            Arguments: { FunctionName: functionName, Payload: "{% $states.input %}" },
            End: true,
          },
        },
      }),
    },
  };
}

/** A service whose deployments ask the function whether to go on. */
export function gatedService(hookTargetArn: unknown, more: Inputs = {}): Fixture {
  return {
    type: "aws:ecs/service:Service",
    name: "service",
    inputs: {
      name: "tradai-backend-api-prod",
      deploymentConfiguration: {
        strategy: "BLUE_GREEN",
        lifecycleHooks: [
          {
            hookTargetArn,
            roleArn: `arn:aws:iam::${account}:role/tradai-ecs-hooks-prod`,
            lifecycleStages: ["POST_TEST_TRAFFIC_SHIFT"],
          },
        ],
      },
      ...more,
    },
  };
}
