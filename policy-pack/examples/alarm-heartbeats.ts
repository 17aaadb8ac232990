import type { Example, Fixture, ViolatingExample } from "../rule";
import { UNKNOWN } from "../graph/values";
import { alarm, metricQuery, right, wrong } from "./alarm";
import { account, region } from "./bucket";
import { eventRule, eventTarget, worker } from "./function";

type Inputs = Readonly<Record<string, unknown>>;
const ofWorker = { FunctionName: "tradai-worker-prod" };
const beat = (inputs: Inputs): Fixture =>
  alarm({
    namespace: "AWS/Lambda",
    metricName: "Invocations",
    dimensions: ofWorker,
    statistic: "Sum",
    comparisonOperator: "LessThanThreshold",
    threshold: 1,
    treatMissingData: "breaching",
    ...inputs,
  });
const greater: Inputs = { comparisonOperator: "GreaterThanThreshold", threshold: 100 };
const windowOf = (period: number, evaluationPeriods: number, datapointsToAlarm: number): Inputs => ({
  period,
  evaluationPeriods,
  datapointsToAlarm,
});
/** The worker runs every hour. */
const scheduled: readonly Fixture[] = [
  worker(),
  eventRule(),
  eventTarget(`arn:aws:sqs:${region}:${account}:tradai-events-dlq-prod`),
];
/** A second schedule of the worker, besides the one of every hour. */
const alsoScheduled = (scheduleExpression: string): readonly Fixture[] => [
  { ...eventRule({ name: "tradai-worker-too-prod", scheduleExpression }), name: "rule-too" },
  {
    ...eventTarget(`arn:aws:sqs:${region}:${account}:tradai-events-dlq-prod`, {
      rule: "tradai-worker-too-prod",
    }),
    name: "target-too",
  },
];
/** A schedule of something that AWS names. */
const ofUnknown: Fixture = {
  type: "aws:scheduler/schedule:Schedule",
  name: "schedule",
  inputs: { name: "tradai-nightly-prod", scheduleExpression: "rate(1 day)", target: { arn: UNKNOWN } },
};
/** What beats, as AWS lists it: where nothing happens there is no data, not a zero. */
const beating: readonly (readonly [namespace: string, ...metrics: readonly string[]])[] = [
  ["AWS/Lambda", "Invocations"],
  ["AWS/ApplicationELB", "HealthyHostCount"],
  ["AWS/AutoScaling", "GroupInServiceInstances"],
  ["ECS/ContainerInsights", "RunningTaskCount"],
  ["AWS/States", "ExecutionsStarted", "ExecutionsSucceeded"],
  ["AWS/Events", "Invocations", "TriggeredRules", "MatchedEvents"],
  ["AWS/Backup", "NumberOfBackupJobsCompleted", "NumberOfCopyJobsCompleted"],
  ["CloudWatchSynthetics", "SuccessPercent"],
];
const filled = (expression: string): Fixture =>
  beat({
    ...metricQuery(
      {
        id: "runs",
        metric: { namespace: "AWS/Lambda", metricName: "Invocations", period: 300, stat: "Sum" },
      },
      { id: "filled", expression },
    ),
    treatMissingData: "missing",
  });
/** Metric math over the worker's runs, whose silence is bad by itself. */
const filledRuns = beat({
  ...metricQuery({
    id: "runs",
    metric: {
      namespace: "AWS/Lambda",
      metricName: "Invocations",
      dimensions: ofWorker,
      period: 300,
      stat: "Sum",
    },
  }),
  ...{ evaluationPeriods: 1, datapointsToAlarm: 1 },
});
const idle = (threshold: number, period = 86_400): Fixture =>
  beat({ metricName: "Duration", statistic: "Maximum", threshold, ...windowOf(period, 1, 1) });

/** Examples of alarms on what beats: it is missed when it stops, and not between two beats. */
export const heartbeatExamples: {
  readonly compliant: readonly Example[];
  readonly violating: readonly ViolatingExample[];
} = {
  compliant: [
    right("A heartbeat whose absence is bad", beat({})),
    right("A heartbeat whose silence is made a zero", filled("FILL(runs, 0)")),
    right("Too much of what beats", beat({ ...greater, treatMissingData: "missing" })),
    right(
      "A metric of the program's own by the name of a heartbeat",
      beat({ namespace: "tradai/jobs", treatMissingData: "missing", ...windowOf(300, 1, 1) }),
      ...scheduled,
    ),
    right("Two hours without an hourly run", beat(windowOf(7200, 1, 1)), ...scheduled),
    right("Two silent quarters of an hour too many", beat(windowOf(900, 8, 7)), ...scheduled),
    right("Five minutes with runs", beat({ ...greater, ...windowOf(300, 1, 1) }), ...scheduled),
    right(
      "Two hours without a run, which come every hour and every day",
      beat(windowOf(7200, 1, 1)),
      ...scheduled,
      ...alsoScheduled("rate(1 day)"),
    ),
    right(
      "Five minutes without another metric of an hourly run",
      beat({ metricName: "ConcurrentExecutions", ...windowOf(300, 1, 1) }),
      ...scheduled,
    ),
    right("Five minutes without any run, of which no schedule tells", beat(windowOf(300, 1, 1)), worker()),
    right(
      "Five minutes without a run of all functions, beside a schedule of what AWS names",
      beat({ dimensions: undefined, ...windowOf(300, 1, 1) }),
      ...[worker(), ofUnknown],
    ),
    right("Metric math over an hourly run, which has periods of its own", filledRuns, ...scheduled),
    right("Runs that return at once", idle(50), ...scheduled),
    right("Runs of less than a second", idle(1000), ...scheduled),
  ],
  violating: [
    ...beating.flatMap(([namespace, ...metrics]) =>
      metrics.map((metricName) =>
        wrong(
          `Silence of ${metricName} of ${namespace} taken for nothing`,
          `too few ${metricName} and takes missing data for "missing"`,
          beat({ namespace, metricName, dimensions: {}, treatMissingData: "missing" }),
        ),
      ),
    ),
    wrong(
      "A heartbeat whose absence is good",
      'missing data for "notBreaching"',
      beat({ treatMissingData: "notBreaching" }),
    ),
    wrong("A heartbeat that is doubled, not filled", 'missing data for "missing"', filled("runs * 2")),
    wrong("Five minutes without an hourly run", "it never ends", beat(windowOf(300, 1, 1)), ...scheduled),
    wrong("Six silent quarters of an hour", "it never ends", beat(windowOf(900, 8, 6)), ...scheduled),
    wrong(
      "Five minutes without an hourly run, by the alias of the function",
      "runs are 3600 seconds apart",
      beat({ dimensions: { Resource: "tradai-worker-prod:live", ...ofWorker }, ...windowOf(300, 1, 1) }),
      ...scheduled,
    ),
    wrong(
      "Five minutes without a run, which comes every hour and once at midnight of a day",
      "runs are 3600 seconds apart",
      beat(windowOf(300, 1, 1)),
      ...scheduled,
      ...alsoScheduled("at(2027-01-01T00:00:00)"),
    ),
    wrong("Runs that are all too short", "fires while Duration is low", idle(30_000, 3600), ...scheduled),
    wrong("A day of minutes", "AWS refuses it", beat(windowOf(300, 300, 300))),
    wrong("A fortnight of days", "AWS refuses it", beat(windowOf(86_400, 14, 14))),
  ],
};
