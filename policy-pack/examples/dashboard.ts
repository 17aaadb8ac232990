import type { Fixture } from "../rule";
import { alarm } from "./alarm";
import { region } from "./bucket";
import { worker } from "./function";

type Inputs = Readonly<Record<string, unknown>>;
type Row = readonly unknown[];

/** A widget with rows of metrics. */
export const charts = (...metrics: readonly Row[]): Inputs => ({
  type: "metric",
  properties: { region, metrics },
});
export const widget = (type: string, properties: Inputs): Inputs => ({ type, properties });

export function dashboard(...widgets: readonly Inputs[]): Fixture {
  return {
    type: "aws:cloudwatch/dashboard:Dashboard",
    name: "dashboard",
    layer: "edge",
    inputs: { dashboardName: "tradai-prod", dashboardBody: JSON.stringify({ widgets }) },
  };
}

const jobs: Fixture = { type: "aws:sqs/queue:Queue", name: "jobs", inputs: { name: "tradai-jobs-prod" } };
const failures: Fixture = {
  type: "aws:sqs/queue:Queue",
  name: "failures",
  inputs: { name: "tradai-jobs-dlq-prod" },
};
const machine: Fixture = {
  type: "aws:sfn/stateMachine:StateMachine",
  name: "machine",
  inputs: { name: "tradai-backtest-workflow-prod" },
};
const service: Fixture = {
  type: "aws:ecs/service:Service",
  name: "service",
  inputs: { name: "tradai-mlflow-prod", desiredCount: 1 },
};
const cluster: Fixture = {
  type: "aws:ecs/cluster:Cluster",
  name: "cluster",
  inputs: { name: "tradai-prod" },
};
const databaseOf: Fixture = {
  type: "aws:rds/instance:Instance",
  name: "database",
  inputs: { identifier: "tradai-mlflow-prod" },
};
const workerLogs: Fixture = {
  type: "aws:cloudwatch/logGroup:LogGroup",
  name: "worker-logs",
  inputs: { name: "/aws/lambda/tradai-worker-prod" },
};

/** What works, of each kind one. */
export const system: readonly Fixture[] = [
  jobs,
  failures,
  machine,
  service,
  cluster,
  databaseOf,
  worker(),
  workerLogs,
  { ...alarm(), name: "cpu" },
];

const arn = "arn:aws:states:eu-central-1:600802701449:stateMachine:tradai-backtest-workflow-prod";
/** Rows that show each of them, by name. */
export const allCharts: Readonly<Record<string, Inputs>> = {
  jobs: charts([
    "AWS/SQS",
    "ApproximateAgeOfOldestMessage",
    "QueueName",
    "tradai-jobs-prod",
    { label: "age" },
  ]),
  failures: charts(["AWS/SQS", "NumberOfMessagesReceived", "QueueName", "tradai-jobs-dlq-prod"]),
  machine: charts(
    ["AWS/States", "ExecutionsFailed", "StateMachineArn", arn],
    [".", "ExecutionsSucceeded", ".", "."],
  ),
  service: charts(
    ["AWS/ECS", "CPUUtilization", "ClusterName", "tradai-prod", "ServiceName", "tradai-mlflow-prod"],
    [".", "MemoryUtilization", ".", ".", ".", "."],
  ),
  database: charts(["AWS/RDS", "CPUUtilization", "DBInstanceIdentifier", "tradai-mlflow-prod"]),
  worker: charts(["AWS/Lambda", "Errors", "FunctionName", "tradai-worker-prod"], ["...", { stat: "Sum" }]),
};
