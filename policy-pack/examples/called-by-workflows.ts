import type { Fixture } from "../rule";
import { alerts } from "./alarm";
import { account, region } from "./bucket";
import { worker } from "./function";
import { definition, task, work, workflow } from "./workflow";
import type { StateBody } from "./workflow";
import { runsTask } from "./workflow-role";

export const live: Fixture = {
  type: "aws:lambda/alias:Alias",
  name: "worker-live",
  inputs: { name: "live", functionName: "tradai-worker-prod", functionVersion: "1" },
};
export const called = [worker(), live, alerts];
export const strategyRole: Fixture = {
  type: "aws:iam/role:Role",
  name: "task-strategy-role",
  inputs: { name: "tradai-ecs-task-strategy-prod" },
};
export const machineArn = `arn:aws:states:${region}:${account}:stateMachine:tradai-report-workflow-prod`;
export const executions = `arn:aws:states:${region}:${account}:execution:tradai-report-workflow-prod:*`;
export const finished = `arn:aws:events:${region}:${account}:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule`;
export const aTask = "0123456789abcdef0123456789abcdef";
export const family = "tradai-strategy-momentum-prod";

export const integration = (name: string): string => `arn:aws:states:::${name}`;
export const runs = (name: string, args: StateBody): Fixture =>
  workflow({ definition: definition({ Work: task(integration(name), args) }) });
export const works = (changes: StateBody): Fixture =>
  workflow({ definition: definition({ Work: work(changes) }) });

export const report: Fixture = {
  type: "aws:sfn/stateMachine:StateMachine",
  name: "report-workflow",
  inputs: {
    name: "tradai-report-workflow-prod",
    roleArn: `arn:aws:iam::${account}:role/tradai-backtest-workflow-prod`,
    definition: JSON.stringify({ StartAt: "Done", States: { Done: { Type: "Succeed" } } }),
  },
};
export const results: Fixture = {
  type: "aws:dynamodb/table:Table",
  name: "results",
  inputs: { name: "tradai-results-prod" },
};
export const tableArn = `arn:aws:dynamodb:${region}:${account}:table/tradai-results-prod`;
export const tableActions = ["GetItem", "PutItem", "UpdateItem", "DeleteItem"];
export const ofTable = (action: string): string => `${action.charAt(0).toLowerCase()}${action.slice(1)}`;

export const waitsForReport = runs("states:startExecution.sync:2", { StateMachineArn: machineArn });
export const forReport = {
  "states:StartExecution": machineArn,
  "states:DescribeExecution": executions,
  "states:StopExecution": executions,
};
export const onEvents = {
  "events:PutRule": finished,
  "events:PutTargets": finished,
  "events:DescribeRule": finished,
};

export const taskWith = (inputs: Readonly<Record<string, unknown>>): Fixture => ({
  type: "aws:ecs/taskDefinition:TaskDefinition",
  name: "task-strategy-momentum",
  inputs: { family, containerDefinitions: "[]", ...inputs },
});
export const startsTask = runs("ecs:runTask", { Cluster: "tradai-prod", TaskDefinition: family });

export const running = workflow({ definition: definition({ Work: runsTask() }) });
/** A topic whose key has a policy of its own. */
export const withKey: Fixture = {
  ...alerts,
  inputs: { ...alerts.inputs, kmsMasterKeyId: "alias/tradai-alerts-prod" },
};
