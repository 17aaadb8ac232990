import type { Fixture } from "../rule";
import { account, policy, region } from "./bucket";
import { trustService } from "./iam";
import type { StateBody } from "./workflow";
import { task, topicArn, workerAlias } from "./workflow";

export const anyKey = `arn:aws:kms:${region}:${account}:key/*`;
export const clusterArn = `arn:aws:ecs:${region}:${account}:cluster/tradai-prod`;
const family = `arn:aws:ecs:${region}:${account}:task-definition/tradai-strategy-momentum-prod`;
const tasks = `arn:aws:ecs:${region}:${account}:task/tradai-prod/*`;
const finished = `arn:aws:events:${region}:${account}:rule/StepFunctionsGetEventsForECSTaskRule`;

/** A state that runs a container and waits for its end. */
export function runsTask(): StateBody {
  return task("arn:aws:states:::ecs:runTask.sync", {
    Cluster: clusterArn,
    TaskDefinition: family,
    PropagateTags: "TASK_DEFINITION",
  });
}

/** The definition that the state runs, with its roles. */
export const taskDefinition: readonly Fixture[] = [
  {
    type: "aws:ecs/taskDefinition:TaskDefinition",
    name: "task-strategy-momentum",
    inputs: {
      family: "tradai-strategy-momentum-prod",
      taskRoleArn: `arn:aws:iam::${account}:role/tradai-ecs-task-strategy-prod`,
      executionRoleArn: `arn:aws:iam::${account}:role/tradai-ecs-execution-strategy-prod`,
      containerDefinitions: "[]",
    },
  },
  ...["task", "execution"].map((kind) => ({
    type: "aws:iam/role:Role",
    name: `${kind}-strategy-role`,
    inputs: { name: `tradai-ecs-${kind}-strategy-prod` },
  })),
];

const grants: Readonly<Record<string, string>> = {
  "lambda:InvokeFunction": workerAlias,
  "sns:Publish": topicArn,
  "ecs:RunTask": `${family}:*`,
  "ecs:StopTask": tasks,
  "ecs:DescribeTasks": tasks,
  "ecs:TagResource": tasks,
  "events:PutRule": finished,
  "events:PutTargets": finished,
  "events:DescribeRule": finished,
  "iam:PassRole": `arn:aws:iam::${account}:role/tradai-ecs-*-strategy-prod`,
  ...Object.fromEntries(
    [
      ...["CreateLogDelivery", "DeleteLogDelivery", "DescribeLogGroups", "DescribeResourcePolicies"],
      ...["GetLogDelivery", "ListLogDeliveries", "PutResourcePolicy", "UpdateLogDelivery"],
    ].map((action) => [`logs:${action}`, "*"]),
  ),
  ...Object.fromEntries(
    ["PutTraceSegments", "PutTelemetryRecords", "GetSamplingRules", "GetSamplingTargets"].map((action) => [
      `xray:${action}`,
      "*",
    ]),
  ),
};

/** The workflow's role; an action is granted on another ARN, or not at all. */
export function workflowRole(changes: Readonly<Record<string, string | undefined>> = {}): readonly Fixture[] {
  const statements = Object.entries({ ...grants, ...changes }).flatMap(([Action, Resource]) =>
    Resource === undefined ? [] : [{ Effect: "Allow", Action, Resource }],
  );
  return [
    {
      type: "aws:iam/role:Role",
      name: "workflow-role",
      inputs: {
        name: "tradai-backtest-workflow-prod",
        assumeRolePolicy: policy(trustService("states.amazonaws.com")),
      },
    },
    {
      type: "aws:iam/rolePolicy:RolePolicy",
      name: "workflow-policy",
      inputs: { name: "work", role: "tradai-backtest-workflow-prod", policy: policy(...statements) },
      references: { role: ["workflow-role"] },
    },
  ];
}
