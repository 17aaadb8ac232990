import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, ViolatingExample } from "../rule";
import { alarm, alarmsOn, database, metricQuery, silenceOn } from "./alarm";
import { group } from "./auto-scaling";
import { eventRule, eventTarget, worker } from "./function";
import { wrong } from "./wrong";

const deadLetters = "arn:aws:sqs:eu-central-1:600802701449:tradai-events-dlq-prod";

const ofDatabase = alarmsOn(
  "AWS/RDS",
  { DBInstanceIdentifier: "tradai-mlflow-prod" },
  ...["CPUUtilization", "FreeStorageSpace", "DatabaseConnections", "FreeableMemory"],
);
export const allFunctions = (metric: string, where = ""): Fixture => ({
  ...alarm(
    metricQuery({
      id: "q",
      expression: `SELECT SUM(${metric}) FROM SCHEMA("AWS/Lambda", FunctionName)${where}`,
    }),
  ),
  name: `alarm-${metric}`,
});
export const ofWorker = { FunctionName: "tradai-worker-prod" };
const functionAlarms = alarmsOn("AWS/Lambda", ofWorker, "Errors", "Throttles");
const beats = silenceOn("AWS/Lambda", "Invocations", ofWorker);
const jobs: Fixture = { type: "aws:sqs/queue:Queue", name: "jobs", inputs: { name: "tradai-jobs-prod" } };
export const gateway = (letter: string): Fixture => ({
  type: "aws:ec2/natGateway:NatGateway",
  name: `gateway-${letter}`,
  inputs: { subnetId: `subnet-${letter}` },
});
const single: readonly Fixture[] = [{ ...group({ maxSize: 1 }), references: {} }];

/** An alarm on gateways whose ids only AWS knows. */
function gatewayAlarm(...letters: readonly string[]): Fixture {
  return {
    ...alarm(
      metricQuery(
        ...letters.map((letter) => ({
          id: `port_${letter}`,
          metric: {
            namespace: "AWS/NATGateway",
            metricName: "ErrorPortAllocation",
            dimensions: { NatGatewayId: UNKNOWN },
            period: 60,
            stat: "Sum",
          },
        })),
      ),
    ),
    references: { metricQueries: letters.map((letter) => `gateway-${letter}`) },
  };
}

/** Examples of the kinds that stand alone: databases, functions, queues, gateways and hosts. */
export const kindExamples: {
  readonly compliant: readonly Example[];
  readonly violating: readonly ViolatingExample[];
} = {
  compliant: [
    { title: "A database with its four", resources: [database(), ...ofDatabase] },
    { title: "A function with alarms of its own", resources: [worker(), ...functionAlarms] },
    {
      title: "A scheduled function with an alarm on its time",
      resources: [
        worker(),
        ...functionAlarms,
        ...alarmsOn("AWS/Lambda", ofWorker, "Duration"),
        beats,
        eventRule(),
        eventTarget(deadLetters),
      ],
    },
    {
      title: "A function under queries over all of them",
      resources: [worker(), allFunctions("Errors", " WHERE tag.env = 'prod'"), allFunctions("Throttles")],
    },
    {
      title: "A queue that is worked on",
      resources: [
        jobs,
        ...alarmsOn("AWS/SQS", { QueueName: "tradai-jobs-prod" }, "ApproximateAgeOfOldestMessage"),
      ],
    },
    {
      title: "One alarm over two gateways",
      resources: [gateway("a"), gateway("b"), gatewayAlarm("a", "b")],
    },
    {
      title: "A group of one instance",
      resources: [
        ...single,
        ...alarmsOn("AWS/EC2", { AutoScalingGroupName: "tradai-nat-asg-dev" }, "StatusCheckFailed"),
      ],
    },
    {
      title: "A group that replaces one of several",
      resources: [{ ...group({ maxSize: 4 }), references: {} }],
    },
  ],
  violating: [
    wrong(
      "A database whose disk nobody watches",
      "database",
      "no alarm on FreeStorageSpace tells that the database runs out of what it needs",
      [database(), ...ofDatabase.filter(({ name }) => name !== "alarm-FreeStorageSpace")],
    ),
    wrong("A database under the alarms of another", "database", "no alarm on FreeableMemory", [
      database(),
      ...ofDatabase.slice(0, 3),
      ...alarmsOn("AWS/RDS", { DBInstanceIdentifier: "tradai-mlflow-dev" }, "FreeableMemory"),
    ]),
    wrong(
      "A function whose errors nobody hears of",
      "worker",
      "no alarm on Errors tells that the function fails",
      [worker(), ...functionAlarms.slice(1)],
    ),
    wrong("A function that a query leaves out", "worker", "no alarm on Errors", [
      worker(),
      allFunctions("Errors", " WHERE FunctionName = 'tradai-health-check-prod'"),
      allFunctions("Throttles"),
    ]),
    wrong(
      "A scheduled function whose runs grow",
      "worker",
      "no alarm on Duration tells that a scheduled run comes close to its timeout",
      [worker(), ...functionAlarms, beats, eventRule(), eventTarget(deadLetters)],
    ),
    wrong(
      "A queue that nobody works on",
      "jobs",
      "no alarm on ApproximateAgeOfOldestMessage tells that nobody works on the queue",
      [jobs],
    ),
    wrong(
      "The second gateway",
      "gateway-b",
      "no alarm on ErrorPortAllocation tells that connections to the internet are refused",
      [gateway("a"), gateway("b"), gatewayAlarm("a")],
    ),
    wrong(
      "A single instance",
      "nat",
      "no alarm on StatusCheckFailed tells that its only instance is down",
      single,
    ),
  ],
};
