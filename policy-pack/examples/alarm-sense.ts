import type { Example, Fixture, ViolatingExample } from "../rule";
import { alarm, database, metricQuery, right, wrong } from "./alarm";

type Inputs = Readonly<Record<string, unknown>>;

const parameters: Fixture = {
  type: "aws:rds/parameterGroup:ParameterGroup",
  name: "parameters",
  inputs: { name: "tradai-postgres-prod", parameters: [{ name: "max_connections", value: "100" }] },
};
const instance = database({ parameterGroupName: "tradai-postgres-prod", allocatedStorage: 20 });
const worker: Fixture = {
  type: "aws:lambda/function:Function",
  name: "worker",
  inputs: { name: "tradai-worker-prod", timeout: 60 },
};
const jobs: Fixture = {
  type: "aws:sqs/queue:Queue",
  name: "jobs",
  inputs: { name: "tradai-jobs-prod", messageRetentionSeconds: 3600 },
};
const failures: Fixture = { ...jobs, name: "failures", inputs: { name: "tradai-jobs-dlq-prod" } };

const ofDatabase = (metricName: string, inputs: Inputs = {}): Fixture => alarm({ metricName, ...inputs });
const ofWorker = (metricName: string, inputs: Inputs = {}): Fixture =>
  alarm({
    namespace: "AWS/Lambda",
    metricName,
    dimensions: { FunctionName: "tradai-worker-prod" },
    statistic: metricName === "Duration" ? "Maximum" : "Sum",
    threshold: 0,
    ...inputs,
  });
const ofQueue = (metricName: string, QueueName: string, inputs: Inputs = {}): Fixture =>
  alarm({
    namespace: "AWS/SQS",
    metricName,
    dimensions: { QueueName },
    statistic: "Maximum",
    threshold: 0,
    ...inputs,
  });
const ofMachine = (inputs: Inputs = {}): Fixture =>
  alarm({
    namespace: "AWS/EC2",
    metricName: "StatusCheckFailed",
    dimensions: { AutoScalingGroupName: "tradai-nat-prod" },
    statistic: "Maximum",
    threshold: 0,
    treatMissingData: "breaching",
    ...inputs,
  });
const ofGateways = (metric: Inputs): Fixture =>
  alarm({
    ...metricQuery(
      {
        id: "ports",
        metric: {
          namespace: "AWS/NATGateway",
          metricName: "ErrorPortAllocation",
          dimensions: { NatGatewayId: "nat-1" },
          period: 60,
          stat: "Sum",
          ...metric,
        },
      },
      { id: "all", expression: "SUM([ports])", returnData: true },
    ),
    threshold: 0,
  });
const ofCanary = (inputs: Inputs = {}): Fixture =>
  alarm({
    namespace: "CloudWatchSynthetics",
    metricName: "SuccessPercent",
    dimensions: { CanaryName: "tradai-canary-prod" },
    comparisonOperator: "LessThanThreshold",
    threshold: 100,
    treatMissingData: "breaching",
    ...inputs,
  });
const low = { comparisonOperator: "LessThanThreshold", statistic: "Minimum" } as const;

/** Examples of alarms that fire when something fails, within the hour, and of those that do not. */
export const senseExamples: {
  readonly compliant: readonly Example[];
  readonly violating: readonly ViolatingExample[];
} = {
  compliant: [
    right("The first error", ofWorker("Errors"), worker),
    right("The first error, itself the threshold", {
      ...ofWorker("Errors", { comparisonOperator: "GreaterThanOrEqualToThreshold", threshold: 1 }),
    }),
    right("Four fifths of a timeout", ofWorker("Duration", { threshold: 48_000 }), worker),
    right(
      "A disk of which a twentieth is left",
      ofDatabase("FreeStorageSpace", { ...low, threshold: 2 ** 30 }),
      instance,
    ),
    right(
      "Most connections taken",
      ofDatabase("DatabaseConnections", { threshold: 80 }),
      instance,
      parameters,
    ),
    right(
      "The first message that failed",
      ofQueue("ApproximateNumberOfMessagesVisible", "tradai-jobs-dlq-prod"),
      failures,
    ),
    right(
      "Many messages that wait",
      ofQueue("ApproximateNumberOfMessagesVisible", "tradai-jobs-prod", { threshold: 500 }),
      jobs,
    ),
    right("Refused connections of gateways", ofGateways({})),
    right("A machine that is gone", ofMachine()),
    right("A run of a canary that failed", ofCanary()),
  ],
  violating: [
    wrong(
      "Errors that are few",
      "fires while Errors is low",
      ofWorker("Errors", { comparisonOperator: "LessThanThreshold" }),
    ),
    wrong(
      "A disk that is empty",
      "fires while FreeStorageSpace is high",
      ofDatabase("FreeStorageSpace", { threshold: 2 ** 30 }),
    ),
    wrong(
      "The best moment of the processor",
      "the Minimum of CPUUtilization",
      alarm({ statistic: "Minimum" }),
    ),
    wrong(
      "The best moment of the memory",
      "the Maximum of FreeableMemory",
      ofDatabase("FreeableMemory", { ...low, statistic: "Maximum", threshold: 2 ** 26 }),
    ),
    wrong("A hundred errors", "Errors of 10 is no alarm yet", ofWorker("Errors", { threshold: 100 })),
    wrong("A processor beyond its all", "CPUUtilization of 100 is no alarm yet", alarm({ threshold: 100 })),
    wrong(
      "Longer than the timeout",
      "Duration of 60000 is no alarm yet",
      ofWorker("Duration", { threshold: 60_000 }),
      worker,
    ),
    wrong(
      "Older than SQS keeps",
      "ApproximateAgeOfOldestMessage of 3600 is no alarm yet",
      ofQueue("ApproximateAgeOfOldestMessage", "tradai-jobs-prod", { threshold: 7200 }),
      jobs,
    ),
    wrong(
      "The second failure",
      "ApproximateNumberOfMessagesVisible of 1 is no alarm yet",
      ofQueue("ApproximateNumberOfMessagesVisible", "tradai-jobs-dlq-prod", { threshold: 1 }),
      failures,
    ),
    wrong(
      "More connections than there are",
      "DatabaseConnections of 100 is no alarm yet",
      ofDatabase("DatabaseConnections", { threshold: 400 }),
      instance,
      parameters,
    ),
    wrong(
      "No byte left",
      "FreeStorageSpace of 0 is no alarm yet",
      ofDatabase("FreeStorageSpace", { ...low, threshold: 0 }),
    ),
    wrong("Both checks failed twice", "StatusCheckFailed of 1 is no alarm yet", ofMachine({ threshold: 1 })),
    wrong("An alarm without end", "the alarm never ends", ofWorker("Throttles", { threshold: -1 })),
    wrong(
      "More space than the disk has",
      "the alarm never ends",
      ofDatabase("FreeStorageSpace", { ...low, threshold: 2 ** 40 }),
      instance,
    ),
    wrong(
      "A canary that must fail twice over",
      "SuccessPercent of 0 is no alarm yet",
      ofCanary({ threshold: 0 }),
    ),
    wrong("A canary that cannot succeed", "the alarm never ends", ofCanary({ threshold: 101 })),
    wrong(
      "Errors of the API that are few",
      "fires while 5XXError is low",
      alarm({
        namespace: "AWS/ApiGateway",
        metricName: "5XXError",
        dimensions: { ApiName: "tradai-api-prod", Stage: "v1" },
        comparisonOperator: "LessThanThreshold",
      }),
    ),
    wrong("News of yesterday", "over 86400 seconds", alarm({ period: 28_800 })),
    wrong("Hours of a gateway", "over 10800 seconds", ofGateways({ period: 3600 })),
    wrong(
      "The best moment of a gateway",
      "the Minimum of ErrorPortAllocation",
      ofGateways({ stat: "Minimum" }),
    ),
    wrong("Ten seconds", "by the minute", alarm({ period: 10 })),
    wrong(
      "A machine whose end is no alarm",
      'missing data for "notBreaching"',
      ofMachine({ treatMissingData: "notBreaching" }),
    ),
  ],
};
