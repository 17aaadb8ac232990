import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { charts, dashboard } from "./dashboard";
import { worker } from "./function";

type Inputs = Readonly<Record<string, unknown>>;

const find = (expression: string): Inputs => charts([{ expression, id: "q1" }]);
const jobs: Fixture = { type: "aws:sqs/queue:Queue", name: "jobs", inputs: { name: "tradai-jobs-prod" } };
const sent = ["AWS/SQS", "NumberOfMessagesSent", "QueueName", "tradai-jobs-prod"];
const gone = (title: string, ...rows: readonly (readonly unknown[])[]): ViolatingExample => ({
  title,
  resources: [jobs, dashboard(charts(sent, ...rows))],
  resource: "dashboard",
  says: 'QueueName "tradai-gone-prod"',
});
const service = (name: string, own: string): Fixture => ({
  type: "aws:ecs/service:Service",
  name,
  inputs: { name: own, desiredCount: 1 },
});
const unshown = (title: string, ...resources: readonly Fixture[]): ViolatingExample => ({
  title,
  resources,
  resource: "worker",
  says: "no dashboard shows it",
});

/** Examples of rows that show what they name. */
export const shownRows: readonly Example[] = [
  {
    title: "A chart of some region where nobody knows which is the environment's own",
    resources: [jobs, dashboard(charts(sent))].map((each) => ({ ...each, provider: {} })),
  },
];

/** Examples of rows that seem to show something and do not. */
export const rowExamples: readonly ViolatingExample[] = [
  gone(
    "A row that takes the row before an expression for its own",
    [{ expression: "SUM(METRICS())" }],
    ["...", "tradai-gone-prod"],
  ),
  gone("A row that takes its dimension alone from the one before", [
    ...["AWS/SQS", "NumberOfMessagesDeleted", "...", "tradai-gone-prod"],
  ]),
  unshown(
    "A metric of the program's own by the name of a function",
    worker(),
    dashboard(charts(["tradai/jobs", "Errors", "FunctionName", "tradai-worker-prod"])),
  ),
  {
    ...unshown(
      "A service that is named like the cluster of the one that is charted",
      ...[service("service", "tradai-api-prod"), service("other", "tradai-mlflow-prod")],
      { type: "aws:ecs/cluster:Cluster", name: "cluster", inputs: { name: "tradai-api-prod" } },
      dashboard(
        charts([
          ...["AWS/ECS", "CPUUtilization", "ClusterName", "tradai-api-prod"],
          ...["ServiceName", "tradai-mlflow-prod"],
        ]),
      ),
    ),
    resource: "service",
  },
  unshown(
    "A search of the program's own by functions",
    worker(),
    dashboard(find("SEARCH('{tradai/jobs,FunctionName} Errors', 'Sum', 300)")),
  ),
  unshown(
    "A function whose name is known after the update, and no chart of functions",
    worker({ name: UNKNOWN }),
    jobs,
    dashboard(charts(sent)),
  ),
];

/** Examples of names that are known after the update. */
export const unnamedExamples: readonly UndecidedExample[] = [
  {
    title: "A function whose name is known after the update, beside a chart of another one",
    resources: [
      worker({ name: UNKNOWN }),
      { ...worker({ name: "tradai-other-prod" }), name: "other" },
      dashboard(charts(["AWS/Lambda", "Errors", "FunctionName", "tradai-other-prod"])),
    ],
    resource: "worker",
    says: "the name of worker",
  },
  {
    title: "A chart of a table, one of which has a name known after the update",
    resources: [
      { type: "aws:dynamodb/table:Table", name: "table", inputs: { name: UNKNOWN } },
      dashboard(charts(["AWS/DynamoDB", "ReadThrottleEvents", "TableName", "tradai-health-prod"])),
    ],
    resource: "dashboard",
    says: "AWS/DynamoDB TableName",
  },
];
