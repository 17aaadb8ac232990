import { hasBaseline } from "../checks/alarm-baselines";
import { covered, coveredTypes } from "../checks/alarm-coverage";
import { alarmType } from "../checks/metrics/alarm-metrics";
import { ofType } from "../checks/of-type";
import { alarm, alarmsOn, database, metricQuery, silenceOn } from "../examples/alarm";
import { baselineExamples } from "../examples/alarm-baselines";
import { coverageExamples } from "../examples/alarm-coverage";
import { edgeCoverageExamples } from "../examples/alarm-coverage-edge";
import { group } from "../examples/auto-scaling";
import { eventRule, eventTarget, worker } from "../examples/function";
import type { Fixture, Rule, ViolatingExample } from "../rule";

const unknown = Symbol("unknown");
const deadLetters = "arn:aws:sqs:eu-central-1:600802701449:tradai-events-dlq-prod";

const ofDatabase = alarmsOn(
  "AWS/RDS",
  { DBInstanceIdentifier: "tradai-mlflow-prod" },
  ...["CPUUtilization", "FreeStorageSpace", "DatabaseConnections", "FreeableMemory"],
);
const allFunctions = (metric: string, where = ""): Fixture => ({
  ...alarm(
    metricQuery({
      id: "q",
      expression: `SELECT SUM(${metric}) FROM SCHEMA("AWS/Lambda", FunctionName)${where}`,
    }),
  ),
  name: `alarm-${metric}`,
});
const ofWorker = { FunctionName: "tradai-worker-prod" };
const functionAlarms = alarmsOn("AWS/Lambda", ofWorker, "Errors", "Throttles");
const beats = silenceOn("AWS/Lambda", "Invocations", ofWorker);
const jobs: Fixture = { type: "aws:sqs/queue:Queue", name: "jobs", inputs: { name: "tradai-jobs-prod" } };
const gateway = (letter: string): Fixture => ({
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
            dimensions: { NatGatewayId: unknown },
            period: 60,
            stat: "Sum",
          },
        })),
      ),
    ),
    references: { metricQueries: letters.map((letter) => `gateway-${letter}`) },
  };
}

const wrong = (
  title: string,
  resource: string,
  says: string,
  resources: readonly Fixture[],
): ViolatingExample => ({ title, resources, resource, says });

const rule: Rule = {
  name: "alarm-coverage",
  title: "What can fail has an alarm",
  description:
    "Every database, queue, function, workflow, API, web ACL, canary, NAT gateway, service, target group and group of one instance has alarms on the metrics that show its failure, on the silence of what runs by itself, and on latency that is unusual.",
  rationale:
    "What nobody watches fails for days: no backtest had run for two weeks when the audit of the system looked.",
  remediation:
    "Add an alarm on the metric that the message names, through the alarms of the resource's layer.",
  severity: "medium",
  kind: "stack",
  findings: [
    ...[
      "TRADAI-H-03",
      "TRADAI-H-06",
      "TRADAI-H-07",
      "TRADAI-H-17",
      "TRADAI-H-20",
      "TRADAI-H-25",
      "EDGAR-07",
      "USDCOP-27",
    ],
    ...["ORION-03", "ORION-20", "ORION-23", "ORION-26", "ORION-43", "ORION-51", "ORION-57", "ORION-66"],
    "TRADAI-H-09",
    "TRADAI-H-12",
    "USDCOP-03",
    "USDCOP-16",
    "USDCOP-17",
    "USDCOP-23",
    "USDCOP-40",
    "ORION-19",
    "ORION-50",
  ],
  types: [...coveredTypes, alarmType],
  checks: [ofType(coveredTypes, covered), ofType([alarmType], hasBaseline)],
  examples: {
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
      ...coverageExamples.compliant,
      ...edgeCoverageExamples.compliant,
      ...baselineExamples.compliant,
    ],
    violating: [
      wrong("A database whose disk nobody watches", "database", "no alarm on FreeStorageSpace", [
        database(),
        ...ofDatabase.filter(({ name }) => name !== "alarm-FreeStorageSpace"),
      ]),
      wrong("A database under the alarms of another", "database", "no alarm on FreeableMemory", [
        database(),
        ...ofDatabase.slice(0, 3),
        ...alarmsOn("AWS/RDS", { DBInstanceIdentifier: "tradai-mlflow-dev" }, "FreeableMemory"),
      ]),
      wrong("A function whose errors nobody hears of", "worker", "no alarm on Errors", [
        worker(),
        ...functionAlarms.slice(1),
      ]),
      wrong("A function that a query leaves out", "worker", "no alarm on Errors", [
        worker(),
        allFunctions("Errors", " WHERE FunctionName = 'tradai-health-check-prod'"),
        allFunctions("Throttles"),
      ]),
      wrong("A scheduled function whose runs grow", "worker", "no alarm on Duration", [
        worker(),
        ...functionAlarms,
        beats,
        eventRule(),
        eventTarget(deadLetters),
      ]),
      wrong("A queue that nobody works on", "jobs", "no alarm on ApproximateAgeOfOldestMessage", [jobs]),
      wrong("The second gateway", "gateway-b", "no alarm on ErrorPortAllocation", [
        gateway("a"),
        gateway("b"),
        gatewayAlarm("a"),
      ]),
      wrong("A single instance", "nat", "no alarm on StatusCheckFailed", single),
      ...coverageExamples.violating,
      ...edgeCoverageExamples.violating,
      ...baselineExamples.violating,
    ],
    undecided: baselineExamples.undecided,
  },
};

export default rule;
