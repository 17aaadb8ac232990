import { show } from "../graph/values";
import type { Check } from "../rule";
import { isOnIdleness, mostOf, signFor, signOf } from "./alarm-signs";
import { alarmMetricsOf, operatorOf } from "./metrics/alarm-metrics";

const dayOf = 86_400;
/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-metrics-insights-limits.html */
const queryWindow = 10_800;
/** Seconds within which somebody hears of a failure. */
const slowest = 3600;

/** An alarm on a failure looks for the bad values. */
const looksForTheBad: Check = function* (alarm) {
  const found = signOf(alarm);
  if (!found) {
    return;
  }
  const { sign, each } = found;
  const [wanted, good] = sign.isBadHigh ? (["Greater", "low"] as const) : (["Less", "high"] as const);
  if (!operatorOf(alarm).startsWith(wanted)) {
    yield {
      found: `the alarm fires while ${each.metric} is ${good}: that is when all is well`,
      expected: `"${wanted}ThanThreshold"`,
    };
  }
};

/** What metric math is made of shows the worst of a period too. */
const showsTheWorst: Check = function* (alarm) {
  for (const each of alarmMetricsOf(alarm)) {
    const sign = signFor(each);
    const hiding = sign?.isBadHigh ? "Minimum" : "Maximum";
    if (sign && each.statistic === hiding) {
      yield {
        found: `the alarm looks at the ${hiding} of ${each.metric}: the best moment of a period hides its worst`,
        expected: "a statistic that shows the worst, such as Sum, Average or the other end",
      };
    }
  }
};

/** The threshold is one that a failure reaches and health does not. */
const canFire: Check = function* (alarm, context) {
  const found = signOf(alarm);
  const threshold = alarm.inputs.number("threshold");
  const operator = operatorOf(alarm);
  if (!found || threshold === undefined) {
    return;
  }
  const { sign, each } = found;
  const isHigh = sign.isBadHigh;
  if (operator.startsWith("Greater") !== isHigh) {
    return;
  }
  const includes = operator.includes("OrEqualTo");
  const reaches = (value: number): boolean =>
    (includes && value === threshold) || (isHigh ? value > threshold : value < threshold);
  const most = mostOf(alarm, sign, each, context);
  const [worst, best] = isHigh ? [most, 0] : [0, most];
  if (!reaches(worst)) {
    yield {
      found: `the threshold is ${threshold}, and ${each.metric} of ${worst} is no alarm yet: nobody hears of the failure`,
      expected: `a threshold that ${worst} is beyond`,
    };
  }
  if (reaches(best)) {
    yield {
      found: `the threshold is ${threshold}, and ${each.metric} of ${best} is beyond it: the alarm never ends`,
      expected: `a threshold that ${best} is not beyond`,
    };
  }
};

/**
 * A failure is told within the hour, and no period is shorter than AWS publishes.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
const toldInTime: Check = function* (alarm) {
  const { inputs } = alarm;
  const each = alarmMetricsOf(alarm).find(
    (metric) => signFor(metric) !== undefined && !isOnIdleness(alarm, metric),
  );
  const periods = [
    inputs.number("period"),
    ...inputs.blocks("metricQueries").map((query) => query.number("metric.period")),
  ].filter((period) => period !== undefined);
  if (!each) {
    return;
  }
  const window = Math.max(...periods) * (inputs.number("evaluationPeriods") ?? 1);
  if (window > slowest) {
    yield {
      found: `the alarm judges ${each.metric} over ${window} seconds: a failure is old news when it is told`,
      expected: `a period times \`evaluationPeriods\` of ${slowest} seconds at most`,
    };
  }
  const odd = periods.find((period) => period % 60 !== 0);
  if (odd !== undefined) {
    yield {
      found: `a period is ${odd} seconds: AWS publishes ${each.metric} by the minute, and the alarm lacks data in between`,
      expected: "a multiple of 60",
    };
  }
};

/**
 * AWS accepts no alarm that looks back further.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
const looksBackInBounds: Check = function* (alarm) {
  const { inputs } = alarm;
  const blocks = inputs.blocks("metricQueries");
  const periods = [
    inputs.number("period"),
    ...blocks.flatMap((query) => [query.number("metric.period"), query.number("period")]),
  ].filter((period) => period !== undefined);
  const longest = Math.max(...periods);
  const window = longest * (inputs.number("evaluationPeriods") ?? 1);
  const isQuery = alarmMetricsOf(alarm).some((each) => each.isQuery);
  const most = isQuery ? queryWindow : longest < 3600 ? dayOf : 7 * dayOf;
  if (window > most) {
    yield {
      found: `the alarm looks back ${window} seconds: AWS ${isQuery ? "reads queries over the last three hours alone" : "refuses it"}`,
      expected: `a period times \`evaluationPeriods\` of at most ${most} seconds`,
    };
  }
};

/** What is dead publishes nothing. */
const deathIsBad: Check = function* (alarm) {
  const found = signOf(alarm);
  const missing = alarm.inputs.text("treatMissingData");
  if (found?.sign.isPulse && missing !== "breaching") {
    yield {
      found: `the alarm takes missing data for ${show(missing)}: what is gone publishes no ${found.each.metric}`,
      expected: '`treatMissingData: "breaching"`',
    };
  }
};

/** What `alarm-actioned` asks of alarms on metrics that show a failure. */
export const senseChecks: readonly Check[] = [
  looksForTheBad,
  showsTheWorst,
  canFire,
  toldInTime,
  looksBackInBounds,
  deathIsBad,
];
