import type { Example, Fixture, ViolatingExample } from "../rule";
import { alarm, metricQuery, right, wrong } from "./alarm";

type Inputs = Readonly<Record<string, unknown>>;

const metric = (id: string, metricName: string, period: number): Inputs => ({
  id,
  metric: { namespace: "AWS/Lambda", metricName, period, stat: "Sum" },
});
const query = (period: number, metricName = "Invocations"): Inputs => ({
  id: "all",
  expression: `SELECT SUM(${metricName}) FROM SCHEMA("AWS/Lambda", FunctionName)`,
  period,
});
const over = (evaluationPeriods: number, ...queries: readonly Inputs[]): Fixture =>
  alarm({ ...metricQuery(...queries), evaluationPeriods, datapointsToAlarm: evaluationPeriods });
/** An alarm on a metric that shows no failure: how long it looks back is AWS's business alone. */
const calls = (period: number, evaluationPeriods: number): Fixture =>
  alarm({
    namespace: "AWS/Lambda",
    metricName: "Invocations",
    dimensions: {},
    ...{ period, evaluationPeriods, datapointsToAlarm: evaluationPeriods },
  });

/** Examples of how long an alarm judges what it hears, and of how far it may look back. */
export const windowExamples: {
  readonly compliant: readonly Example[];
  readonly violating: readonly ViolatingExample[];
} = {
  compliant: [
    right("A failure that is told after an hour", alarm({ period: 1200 })),
    right("A day of minutes", calls(60, 1440)),
    right("A week of hours", calls(3600, 168)),
    right("A query over the last three hours", over(3, query(3600))),
  ],
  violating: [
    wrong("A week and an hour", "looks back 608400 seconds: AWS refuses it", calls(3600, 169)),
    wrong("A day and a minute, by the minute", "looks back 86460 seconds: AWS refuses it", calls(60, 1441)),
    wrong(
      "A fortnight of one of the metrics that math is made of",
      "looks back 1209600 seconds: AWS refuses it",
      over(14, metric("calls", "Invocations", 60), metric("more", "ConcurrentExecutions", 86_400)),
    ),
    wrong("A query over four hours", "reads queries over the last three hours alone", over(4, query(3600))),
    wrong(
      "A query over four hours beside a metric of its own",
      "reads queries over the last three hours alone",
      over(4, query(3600), metric("calls", "Invocations", 60)),
    ),
    wrong(
      "Failures by the minute beside those of three hours",
      "over 10800 seconds: a failure is old news",
      over(3, metric("errors", "Errors", 60), metric("throttles", "Throttles", 3600)),
    ),
  ],
};
