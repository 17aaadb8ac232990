import type { Example, Fixture, ViolatingExample } from "../rule";
import { alarm, database, metricQuery, right, wrong } from "./alarm";

type Inputs = Readonly<Record<string, unknown>>;

/** Metrics that are bad when they are high, as the pages of their services tell. */
const badWhenHigh: readonly (readonly [namespace: string, ...metrics: readonly string[]])[] = [
  ["AWS/Lambda", "Errors", "Throttles", "AsyncEventsDropped", "DeadLetterErrors", "Duration"],
  ["AWS/SQS", "ApproximateAgeOfOldestMessage", "ApproximateNumberOfMessagesVisible"],
  ["AWS/SQS", "NumberOfMessagesReceived", "NumberOfMessagesSent"],
  ["AWS/RDS", "CPUUtilization", "DatabaseConnections"],
  ["AWS/EC2", "StatusCheckFailed", "StatusCheckFailed_Instance", "StatusCheckFailed_System"],
  ["AWS/NATGateway", "ErrorPortAllocation"],
  ["AWS/ApplicationELB", "HTTPCode_Target_5XX_Count", "HTTPCode_ELB_5XX_Count", "TargetConnectionErrorCount"],
  ["AWS/ApplicationELB", "RejectedConnectionCount", "UnHealthyHostCount", "TargetResponseTime"],
  ["AWS/ECS", "MemoryUtilization"],
  ["CWAgent", "mem_used_percent", "swap_used_percent", "disk_used_percent"],
  ["AWS/States", "ExecutionsFailed", "ExecutionsTimedOut", "ExecutionsAborted"],
  ["AWS/ApiGateway", "5XXError", "4XXError", "Latency", "IntegrationLatency"],
  ["AWS/WAFV2", "BlockedRequests"],
];
const badWhenLow: typeof badWhenHigh = [
  ["AWS/RDS", "FreeStorageSpace", "FreeableMemory"],
  ["CloudWatchSynthetics", "SuccessPercent"],
];

/** An alarm on a metric of whatever resource, with changes. */
const on = (namespace: string, metricName: string, inputs: Inputs): Fixture =>
  alarm({
    namespace,
    metricName,
    dimensions: {},
    statistic: undefined,
    extendedStatistic: "p95",
    treatMissingData: "breaching",
    ...inputs,
  });
const less = { comparisonOperator: "LessThanThreshold" };
const noSmaller = { comparisonOperator: "GreaterThanOrEqualToThreshold" };
const each = <T>(table: typeof badWhenHigh, make: (namespace: string, metric: string) => T): readonly T[] =>
  table.flatMap(([namespace, ...metrics]) => metrics.map((metric) => make(namespace, metric)));

const connections = (inputs: Inputs = {}): Fixture => alarm({ metricName: "DatabaseConnections", ...inputs });
const parameters = (...list: readonly Inputs[]): Fixture => ({
  type: "aws:rds/parameterGroup:ParameterGroup",
  name: "parameters",
  inputs: { name: "tradai-postgres-prod", parameters: list },
});
const instance = database({ parameterGroupName: "tradai-postgres-prod" });
const workMemory = { name: "work_mem", value: "64" };

/** Examples of on which side the bad values of a metric lie, and of how far they reach. */
export const signExamples: {
  readonly compliant: readonly Example[];
  readonly violating: readonly ViolatingExample[];
} = {
  compliant: [
    right(
      "The first failed check, itself the threshold",
      on("AWS/EC2", "StatusCheckFailed", { ...noSmaller, threshold: 1 }),
    ),
    right("No threshold, which AWS refuses", alarm({ threshold: undefined })),
    right("A metric of which nobody says what is bad", on("AWS/Lambda", "Invocations", { threshold: 5000 })),
    right(
      "A metric of the program's own, named as a failure is elsewhere",
      on("tradai/practice", "Errors", { ...less, threshold: 5 }),
    ),
    right(
      "Runs that failed in percent, by metric math over those that did not",
      alarm({
        ...metricQuery(
          {
            id: "success",
            metric: {
              namespace: "CloudWatchSynthetics",
              metricName: "SuccessPercent",
              period: 300,
              stat: "Average",
            },
          },
          { id: "failed", expression: "100 - success", returnData: true },
        ),
        threshold: 0,
      }),
    ),
    right(
      "A time of runs whose function is declared elsewhere",
      on("AWS/Lambda", "Duration", { threshold: 90_000 }),
    ),
    right(
      "A time of runs whose function has the timeout that AWS gives",
      on("AWS/Lambda", "Duration", {
        dimensions: { FunctionName: "tradai-worker-prod" },
        threshold: 2500,
      }),
      { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "tradai-worker-prod" } },
    ),
    right("Connections of a database that is declared elsewhere", connections()),
    right("Connections of a database without parameter group", connections(), database()),
    right(
      "Connections of a database whose parameters do not bound them",
      connections({ threshold: 500 }),
      instance,
      parameters(workMemory),
    ),
    right(
      "Connections that a formula bounds",
      connections({ threshold: 500 }),
      instance,
      parameters({ name: "max_connections", value: "{DBInstanceClassMemory/9531392}" }),
    ),
    right(
      "A disk of a size that is not said",
      on("AWS/RDS", "FreeStorageSpace", { ...less, threshold: 2 ** 40 }),
      database(),
    ),
  ],
  violating: [
    ...each(badWhenHigh, (namespace, metric) =>
      wrong(
        `Few ${metric} of ${namespace}, which is well`,
        `the alarm fires while ${metric} is low`,
        on(namespace, metric, { ...less, threshold: 100_000 }),
      ),
    ),
    ...each(badWhenLow, (namespace, metric) =>
      wrong(
        `Much ${metric} of ${namespace}, which is well`,
        `the alarm fires while ${metric} is high`,
        on(namespace, metric, { threshold: 50 }),
      ),
    ),
    wrong(
      "More connections than the second parameter grants",
      "DatabaseConnections of 100 is no alarm yet",
      connections({ threshold: 100 }),
      instance,
      parameters(workMemory, { name: "max_connections", value: "100" }),
    ),
    wrong(
      "A time beyond the timeout that AWS gives",
      "Duration of 3000 is no alarm yet",
      on("AWS/Lambda", "Duration", { dimensions: { FunctionName: "tradai-worker-prod" }, threshold: 3000 }),
      { type: "aws:lambda/function:Function", name: "worker", inputs: { name: "tradai-worker-prod" } },
    ),
    wrong(
      "Older than SQS keeps messages by itself",
      "ApproximateAgeOfOldestMessage of 345600 is no alarm yet",
      on("AWS/SQS", "ApproximateAgeOfOldestMessage", {
        dimensions: { QueueName: "tradai-jobs-prod" },
        threshold: 345_600,
      }),
      { type: "aws:sqs/queue:Queue", name: "jobs", inputs: { name: "tradai-jobs-prod" } },
    ),
  ],
};
