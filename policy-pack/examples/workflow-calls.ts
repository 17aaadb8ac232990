import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample } from "../rule";
import { alerts } from "./alarm";
import { account, region } from "./bucket";
import {
  live,
  called,
  strategyRole,
  machineArn,
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
  running,
} from "./called-by-workflows";
import { worker } from "./function";
import { definition, work, workflow, workerAlias } from "./workflow";
import type { StateBody } from "./workflow";
import { taskDefinition, workflowRole } from "./workflow-role";

/** What workflows call. */
export const compliantCalls: readonly Example[] = [
  {
    title: "Another workflow that is waited for",
    resources: [waitsForReport, report, ...workflowRole({ ...forReport, ...onEvents }), ...called],
  },
  {
    title: "Another workflow that is started by its name and not waited for",
    resources: [
      runs("states:startExecution", { StateMachineArn: "tradai-report-workflow-prod" }),
      report,
      ...workflowRole({ "states:StartExecution": machineArn }),
      ...called,
    ],
  },
  {
    title:
      "A task that is started by a revision of its definition, which alone is granted, and not waited for",
    resources: [
      runs("ecs:runTask", {
        Cluster: "tradai-prod",
        TaskDefinition: `arn:aws:ecs:${region}:${account}:task-definition/${family}:12`,
      }),
      ...taskDefinition,
      ...workflowRole({
        "ecs:RunTask": `arn:aws:ecs:${region}:${account}:task-definition/${family}:12`,
        ...{ "ecs:StopTask": undefined, "ecs:DescribeTasks": undefined, "ecs:TagResource": undefined },
        ...{ "events:PutRule": undefined, "events:PutTargets": undefined, "events:DescribeRule": undefined },
      }),
      ...called,
    ],
  },
  {
    title: "A task without roles of its own",
    resources: [
      startsTask,
      taskWith({}),
      ...workflowRole({ "iam:PassRole": undefined, "ecs:TagResource": undefined }),
      ...called,
    ],
  },
  {
    title: "A function by its ARN, without an integration, and an activity",
    resources: [
      workflow({
        definition: definition({
          Work: { ...work({ Resource: workerAlias, Next: "Ask" }), Arguments: "{% $job %}" },
          Ask: work({
            Resource: `arn:aws:states:${region}:${account}:activity:tradai-approval-prod`,
            Arguments: undefined,
          }),
        }),
      }),
      ...workflowRole(),
      ...called,
    ],
  },
  {
    title: "A task that says nothing or nonsense of what it calls, which AWS refuses by itself",
    resources: [
      workflow({
        definition: definition({
          Work: work({ Resource: undefined, Next: "Next" }),
          Next: work({ Resource: "worker" }),
        }),
      }),
      ...workflowRole(),
      ...called,
    ],
  },
  {
    title: "A function that AWS names, by its alias",
    resources: [
      { ...workflow(), references: { definition: ["worker-live"] } },
      ...workflowRole(),
      worker({ name: UNKNOWN }),
      {
        ...live,
        inputs: { ...live.inputs, functionName: UNKNOWN },
        references: { functionName: ["worker"] },
      },
      alerts,
    ],
  },
  {
    title: "A task that gives up exactly when its function does",
    resources: [workflow(), ...workflowRole(), worker({ timeout: 90 }), live, alerts],
  },
  {
    title: "A task without a bound, which never gives up before its function",
    resources: [works({ TimeoutSeconds: undefined }), ...workflowRole(), ...called],
  },
  ...["OFF", undefined].map((level) => ({
    title: `A workflow without records, whose role needs nothing for them (level ${level ?? "not set"})`,
    resources: [
      workflow({ loggingConfiguration: level && { level }, tracingConfiguration: { enabled: false } }),
      ...workflowRole({ "logs:CreateLogDelivery": undefined, "xray:PutTraceSegments": undefined }),
      ...called,
    ],
  })),
  {
    title: "A workflow in one layer with all that it calls",
    scope: "layer",
    resources: [workflow(), ...workflowRole(), ...called],
  },
  ...tableActions.map((action) => ({
    title: `A table by its name: ${ofTable(action)}`,
    resources: [
      runs(`dynamodb:${ofTable(action)}`, { TableName: "tradai-results-prod" }),
      results,
      ...workflowRole({ [`dynamodb:${action}`]: tableArn }),
      ...called,
    ],
  })),
];

const undecided = (title: string, says: string, ...resources: readonly Fixture[]): UndecidedExample => ({
  title,
  resources,
  resource: "workflow",
  says,
});
const filledIn = (args: StateBody, holder: "Arguments" | "Parameters" = "Arguments"): Fixture =>
  works({
    Resource: integration("ecs:runTask"),
    Arguments: undefined,
    [holder]: { TaskDefinition: family, ...args },
  });
const atRunTime = "what state Work calls is decided at run time";

export const undecidedCalls: readonly UndecidedExample[] = [
  undecided(
    "A function that the run chooses",
    atRunTime,
    works({ Arguments: { FunctionName: "{% $function %}" } }),
    ...workflowRole(),
    ...called,
  ),
  undecided(
    "A version that the run chooses",
    atRunTime,
    works({ Arguments: { FunctionName: "tradai-worker-prod", Qualifier: "{% $version %}" } }),
    ...workflowRole(),
    ...called,
  ),
  undecided(
    "A cluster that the run chooses",
    atRunTime,
    filledIn({ Cluster: "{% $cluster %}" }),
    ...[...taskDefinition, ...workflowRole(), ...called],
  ),
  undecided(
    "A cluster that a path of the input names",
    atRunTime,
    filledIn({ "Cluster.$": "$.cluster" }, "Parameters"),
    ...[...taskDefinition, ...workflowRole(), ...called],
  ),
  undecided(
    "An integration whose permissions nobody has written down here",
    "the permissions of glue:startJobRun (state Work) are not judged here",
    runs("glue:startJobRun", { JobName: "tradai-prod" }),
    ...workflowRole(),
    ...called,
  ),
  undecided(
    "A role of the task that AWS names",
    "AWS names the role task-strategy-role",
    startsTask,
    { ...taskWith({ taskRoleArn: UNKNOWN }), references: { taskRoleArn: ["task-strategy-role"] } },
    { ...strategyRole, inputs: { namePrefix: "tradai-" } },
    ...workflowRole(),
    ...called,
  ),
  ...["taskRoleArn", "executionRoleArn"].map((property) =>
    undecided(
      `A role of the task that nothing tells (${property})`,
      `\`${property}\` is known only after the update`,
      startsTask,
      taskWith({ [property]: UNKNOWN }),
      ...workflowRole(),
      ...called,
    ),
  ),
  ...[{ region }, { allowedAccountIds: JSON.stringify([account]) }].map((provider) =>
    undecided(
      `A provider that tells ${Object.keys(provider).join()} alone`,
      "neither configuration nor provider tells account and region",
      ...[workflow(), ...workflowRole(), ...called].map((each) => ({ ...each, provider })),
    ),
  ),
  undecided(
    "A workflow whose role nothing tells",
    "`roleArn` is known only after the update",
    workflow({ roleArn: UNKNOWN }),
    ...called,
  ),
  {
    title: "A workflow whose role lies in another layer",
    scope: "layer",
    resources: [workflow(), ...called],
    resource: "workflow",
    says: "the role may be declared in another layer",
  },
  {
    title: "A workflow that calls what lies in another layer",
    scope: "layer",
    resources: [running, ...workflowRole(), ...called],
    resource: "workflow",
    says: "what the definition names may be declared in another layer",
  },
];
