import type { Example, Fixture, ViolatingExample } from "../rule";
import { alarm, alerts } from "./alarm";
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
const idle = (threshold: number, period = 86_400): Fixture =>
  beat({ metricName: "Duration", statistic: "Maximum", threshold, ...windowOf(period, 1, 1) });
const right = (title: string, ...resources: readonly Fixture[]): Example => ({
  title,
  resources: [...resources, alerts],
});
const wrong = (title: string, says: string, ...resources: readonly Fixture[]): ViolatingExample => ({
  title,
  resources: [...resources, alerts],
  resource: "alarm",
  says,
});

/** Examples of alarms on what beats: it is missed when it stops, and not between two beats. */
export const heartbeatExamples: {
  readonly compliant: readonly Example[];
  readonly violating: readonly ViolatingExample[];
} = {
  compliant: [
    right("Two hours without an hourly run", beat(windowOf(7200, 1, 1)), ...scheduled),
    right("Two silent quarters of an hour too many", beat(windowOf(900, 8, 7)), ...scheduled),
    right("Runs that return at once", idle(50), ...scheduled),
  ],
  violating: [
    wrong("Five minutes without an hourly run", "it never ends", beat(windowOf(300, 1, 1)), ...scheduled),
    wrong("Six silent quarters of an hour", "it never ends", beat(windowOf(900, 8, 6)), ...scheduled),
    wrong("Runs that are all too short", "fires while Duration is low", idle(30_000, 3600), ...scheduled),
    wrong("A day of minutes", "AWS refuses it", beat(windowOf(300, 300, 300))),
    wrong("A fortnight of days", "AWS refuses it", beat(windowOf(86_400, 14, 14))),
  ],
};
