import { UNKNOWN } from "../graph/values";
import type { Fixture, ViolatingExample } from "../rule";
import { alerts } from "./alarm";
import { account, region } from "./bucket";
import {
  live,
  called,
  strategyRole,
  machineArn,
  finished,
  aTask,
  family,
  integration,
  runs,
  works,
  report,
  results,
  tableArn,
  tableActions,
  ofTable,
  waitsForReport,
  forReport,
  onEvents,
  taskWith,
  startsTask,
} from "./called-by-workflows";
import { worker } from "./function";
import { definition, task, work, workflow, workerAlias } from "./workflow";
import { taskDefinition, workflowRole } from "./workflow-role";

const wrong = (title: string, says: string, ...resources: readonly Fixture[]): ViolatingExample => ({
  title,
  resources,
  resource: "workflow",
  says,
});

export const violatingCalls: readonly ViolatingExample[] = [
  ...Object.keys(forReport).map((action) =>
    wrong(
      `A workflow that is waited for without ${action}`,
      `does not grant ${action} on arn:aws:states:${region}:${account}:${action === "states:StartExecution" ? "stateMachine:tradai-report-workflow-prod" : "execution:tradai-report-workflow-prod:any"}, which Work takes`,
      ...[waitsForReport, report],
      ...workflowRole({ ...forReport, ...onEvents, [action]: undefined }),
      ...called,
    ),
  ),
  wrong(
    "A workflow whose end is never heard of",
    `does not grant events:PutRule on ${finished}`,
    ...[waitsForReport, report],
    ...workflowRole({ ...forReport, ...onEvents, "events:PutRule": undefined }),
    ...called,
  ),
  wrong(
    "A workflow that is gone",
    `state Work calls ${machineArn}, which nothing declares`,
    runs("states:startExecution", { StateMachineArn: machineArn }),
    ...workflowRole(forReport),
    ...called,
  ),
  wrong(
    "A task definition that is gone",
    `state Work calls arn:aws:ecs:${region}:${account}:task-definition/${family}, which nothing declares`,
    startsTask,
    ...workflowRole(),
    ...called,
  ),
  wrong(
    "A topic that is gone",
    `state TellFailure calls arn:aws:sns:${region}:${account}:tradai-alerts-prod, which nothing declares`,
    workflow(),
    ...workflowRole(),
    ...[worker(), live],
  ),
  wrong(
    "A topic that is named without its ARN, and may not be written to",
    `does not grant sns:Publish on arn:aws:sns:${region}:${account}:tradai-alerts-prod, which Work takes`,
    workflow({
      definition: JSON.stringify({
        StartAt: "Work",
        States: { Work: task(integration("sns:publish"), { TopicArn: "tradai-alerts-prod" }) },
      }),
    }),
    ...workflowRole({ "sns:Publish": undefined }),
    alerts,
  ),
  wrong(
    "A table that is gone",
    `state Work calls ${tableArn}, which nothing declares`,
    runs("dynamodb:getItem", { TableName: "tradai-results-prod" }),
    ...workflowRole({ "dynamodb:GetItem": tableArn }),
    ...called,
  ),
  ...tableActions.map((action) =>
    wrong(
      `A table without dynamodb:${action}`,
      `does not grant dynamodb:${action} on ${tableArn}, which Work takes`,
      runs(`dynamodb:${ofTable(action)}`, { TableName: tableArn }),
      results,
      ...workflowRole(),
      ...called,
    ),
  ),
  ...[
    { Tags: [{ Key: "run", Value: "1" }] },
    { PropagateTags: "TASK_DEFINITION" },
    { "Tags.$": "$.tags" },
  ].map((args) =>
    wrong(
      `A task that is tagged by ${Object.keys(args).join()} and not waited for`,
      `does not grant ecs:TagResource on arn:aws:ecs:${region}:${account}:task/default/${aTask}, which Work takes`,
      works({
        Resource: integration("ecs:runTask"),
        Arguments: undefined,
        Parameters: { TaskDefinition: family, ...args },
      }),
      ...taskDefinition,
      ...workflowRole({ "ecs:TagResource": undefined }),
      ...called,
    ),
  ),
  wrong(
    "A function by its ARN that the role may not call",
    `does not grant lambda:InvokeFunction on ${workerAlias}, which Work takes`,
    works({ Resource: workerAlias }),
    ...workflowRole({ "lambda:InvokeFunction": undefined }),
    ...called,
  ),
  wrong(
    "A role of the task that is declared elsewhere and may not be handed over",
    `does not grant iam:PassRole on arn:aws:iam::${account}:role/ecsTaskExecutionRole, which Work takes`,
    startsTask,
    taskWith({ executionRoleArn: `arn:aws:iam::${account}:role/ecsTaskExecutionRole` }),
    ...workflowRole(),
    ...called,
  ),
  ...["taskRoleArn", "executionRoleArn"].map((property) =>
    wrong(
      `A role that is known only after the update (${property})`,
      `does not grant iam:PassRole on arn:aws:iam::${account}:role/tradai-ecs-task-strategy-prod, which Work takes`,
      startsTask,
      { ...taskWith({ [property]: UNKNOWN }), references: { [property]: ["task-strategy-role"] } },
      strategyRole,
      ...workflowRole({ "iam:PassRole": undefined }),
      ...called,
    ),
  ),
  wrong(
    "Two states that the role may not run",
    "which Again, Work takes",
    workflow({ definition: definition({ Again: work({ Next: "Work" }) }) }),
    ...workflowRole({ "lambda:InvokeFunction": undefined }),
    ...called,
  ),
  wrong(
    "A role that may do neither of two for its records",
    'does not grant logs:CreateLogDelivery, xray:PutTraceSegments on "*"',
    workflow(),
    ...workflowRole({ "logs:CreateLogDelivery": undefined, "xray:PutTraceSegments": undefined }),
    ...called,
  ),
  wrong(
    "A task that gives up before a function with the default timeout",
    "gives up after 2 seconds, and worker may take 3",
    works({ TimeoutSeconds: 2 }),
    ...workflowRole(),
    ...[worker({ timeout: undefined }), live, alerts],
  ),
];
