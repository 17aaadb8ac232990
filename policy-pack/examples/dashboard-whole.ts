import type { Example, Fixture, ViolatingExample } from "../rule";
import { allCharts, charts, dashboard, system, widget } from "./dashboard";
import { worker } from "./function";
import { wrong } from "./wrong";

type Inputs = Readonly<Record<string, unknown>>;
/** The whole system with a dashboard that lacks some widgets and has others. */
const shown = (lacks: readonly string[], ...more: readonly Inputs[]): readonly Fixture[] => [
  ...system,
  dashboard(
    ...Object.entries(allCharts)
      .filter(([name]) => !lacks.includes(name))
      .map(([, chart]) => chart),
    ...more,
  ),
];
const ofFunctions = (expression: string): Inputs => charts([{ expression, id: "q1" }]);
const alarmArn = "arn:aws:cloudwatch:eu-central-1:600802701449:alarm:tradai-rds-cpu-prod";

/** The whole system on one dashboard. */
export const wholeShown: readonly Example[] = [
  { title: "A widget for each", resources: shown([]) },
  {
    title: "A search over all functions",
    resources: shown(
      ["worker"],
      ofFunctions(`SEARCH('{AWS/Lambda,FunctionName} MetricName="Errors"', 'Sum', 300)`),
    ),
  },
  {
    title: "A query that draws a line for each function",
    resources: shown(
      ["worker"],
      ofFunctions('SELECT SUM(Errors) FROM SCHEMA("AWS/Lambda", FunctionName) GROUP BY FunctionName'),
    ),
  },
  {
    title: "Alarms, logs and text beside the charts",
    resources: shown(
      [],
      widget("alarm", { region: "eu-central-1", alarms: [alarmArn] }),
      widget("log", {
        region: "eu-central-1",
        query: "SOURCE '/aws/lambda/tradai-worker-prod' | limit 20",
      }),
      widget("text", { markdown: "# TradAI" }),
    ),
  },
  {
    title: "Cost, which another region publishes",
    resources: shown(
      [],
      widget("metric", {
        region: "us-east-1",
        metrics: [["AWS/Lambda", "Errors", "FunctionName", "tradai-edge-prod"]],
      }),
    ),
  },
];

/** The whole system on one dashboard that lacks something, or charts what is not there. */
export const partShown: readonly ViolatingExample[] = [
  ...Object.keys(allCharts).map((name) =>
    wrong(`A dashboard that lacks the ${name}`, name, "no dashboard shows it", shown([name])),
  ),
  wrong(
    "No dashboard",
    "worker",
    "no dashboard shows it",
    system.filter(({ name }) => name === "worker"),
  ),
  wrong(
    "A query over one function",
    "worker",
    "no dashboard shows it",
    shown(["worker"], ofFunctions('SELECT SUM(Errors) FROM SCHEMA("AWS/Lambda", FunctionName)')),
  ),
  wrong(
    "A chart of what is gone",
    "dashboard",
    'FunctionName "tradai-gone-prod"',
    shown([], charts(["AWS/Lambda", "Errors", "FunctionName", "tradai-gone-prod"])),
  ),
  wrong(
    "A chart that takes what is gone from the row before",
    "dashboard",
    'QueueName "tradai-gone-prod"',
    shown(
      [],
      charts(
        ["AWS/SQS", "NumberOfMessagesSent", "QueueName", "tradai-jobs-prod"],
        ["...", "tradai-gone-prod"],
      ),
    ),
  ),
  wrong(
    "A search that is narrowed to another one",
    "worker",
    "no dashboard shows it",
    shown(
      ["worker"],
      ofFunctions(
        `SEARCH('{AWS/Lambda,FunctionName} MetricName="Errors" FunctionName="tradai-other-prod"', 'Sum', 300)`,
      ),
    ).concat({ ...worker(), name: "other", inputs: { name: "tradai-other-prod" } }),
  ),
  wrong(
    "A search in a queue that is gone",
    "dashboard",
    'QueueName "tradai-gone-prod"',
    shown(
      [],
      ofFunctions(
        `SEARCH('{AWS/SQS,QueueName} MetricName="NumberOfMessagesSent" QueueName="tradai-gone-prod"', 'Sum', 300)`,
      ),
    ),
  ),
  wrong(
    "A search with a dimension that the metric lacks",
    "dashboard",
    "with the dimensions FunctionName, Stage",
    shown([], ofFunctions(`SEARCH('{AWS/Lambda,FunctionName,Stage} MetricName="Errors"', 'Sum', 300)`)),
  ),
  wrong(
    "A metric that AWS does not publish",
    "dashboard",
    'no metric "Error"',
    shown([], charts(["AWS/Lambda", "Error", "FunctionName", "tradai-worker-prod"])),
  ),
  wrong(
    "An alarm that is gone",
    "dashboard",
    "the alarm arn:aws:cloudwatch:eu-central-1:600802701449:alarm:tradai-gone-prod",
    shown([], widget("alarm", { alarms: [alarmArn.replace("rds-cpu", "gone")] })),
  ),
  wrong(
    "Logs that nobody writes",
    "dashboard",
    "the log group /aws/lambda/tradai-gone-prod",
    shown([], widget("log", { query: "SOURCE '/aws/lambda/tradai-gone-prod' | limit 20" })),
  ),
];
