import { resolve } from "../graph/references";
import type { Resource } from "../graph/resource";
import { show } from "../graph/values";
import type { Check, RuleContext } from "../rule";
import { functionType, schedulesOf } from "./function-bounds";
import type { AlarmMetric } from "./metrics/alarm-metrics";
import { alarmMetricsOf } from "./metrics/alarm-metrics";
import { shortestInterval } from "./schedule-interval";

/** Metrics that are absent, not zero, when nothing happens. */
const heartbeats: readonly (readonly [namespace: string, metrics: readonly string[]])[] = [
  ["AWS/Lambda", ["Invocations"]],
  ["AWS/ApplicationELB", ["HealthyHostCount"]],
  ["AWS/AutoScaling", ["GroupInServiceInstances"]],
  ["ECS/ContainerInsights", ["RunningTaskCount"]],
  ["AWS/States", ["ExecutionsStarted", "ExecutionsSucceeded"]],
  ["AWS/Events", ["Invocations", "TriggeredRules", "MatchedEvents"]],
  ["AWS/Backup", ["NumberOfBackupJobsCompleted", "NumberOfCopyJobsCompleted"]],
  ["CloudWatchSynthetics", ["SuccessPercent"]],
];

function isHeartbeat({ namespace, metric }: AlarmMetric): boolean {
  return heartbeats.some(([name, metrics]) => name === namespace && metrics.includes(metric));
}

/** Relation 13: an alarm on silence takes silence for bad. */
export const silenceIsBad: Check = function* (alarm) {
  const { inputs } = alarm;
  if (!(inputs.text("comparisonOperator") ?? "").startsWith("LessThan")) {
    return;
  }
  const beat = alarmMetricsOf(alarm).find(isHeartbeat);
  // FILL gives silence a value, which the threshold then judges.
  const isFilled = inputs
    .blocks("metricQueries")
    .some((block) => /\bFILL\(/.test(block.text("expression") ?? ""));
  const missing = inputs.text("treatMissingData");
  if (beat && !isFilled && missing !== "breaching") {
    yield {
      found: `the alarm waits for too few ${beat.metric} and takes missing data for ${show(missing)}: what stopped sends no data`,
      expected: '`treatMissingData: "breaching"`',
    };
  }
};

/** Seconds between two runs of the function that an alarm watches; undefined where no schedule runs it. */
function intervalOf(alarm: Resource, each: AlarmMetric, { graph }: RuleContext): number | undefined {
  const [, value] = each.values.find(([key]) => key === "FunctionName") ?? [];
  const target = resolve(graph, alarm, each.property, value, [functionType]);
  const schedules = target.kind === "resource" ? schedulesOf(graph, target.resource) : [];
  const intervals = schedules.flatMap(({ expression }) => shortestInterval(expression) ?? []);
  return intervals.length === 0 ? undefined : Math.min(...intervals);
}

/** Relation 13: a heartbeat is not missed between two beats. */
export const beatsInTime: Check = function* (alarm, context) {
  const { inputs } = alarm;
  const each = alarmMetricsOf(alarm).find(
    ({ namespace, metric, property }) =>
      namespace === "AWS/Lambda" && metric === "Invocations" && property === "dimensions",
  );
  const period = inputs.number("period");
  if (!each || period === undefined || !(inputs.text("comparisonOperator") ?? "").startsWith("LessThan")) {
    return;
  }
  const interval = intervalOf(alarm, each, context);
  const periods = inputs.number("evaluationPeriods") ?? 1;
  const silent = inputs.number("datapointsToAlarm") ?? periods;
  // So many of the periods hold a beat as long as all is well.
  const beats =
    interval === undefined ? periods : Math.min(periods, Math.floor((periods * period) / interval));
  if (interval !== undefined && periods - beats >= silent) {
    yield {
      found: `the alarm goes off after ${silent} of ${periods} periods of ${period} seconds without a run, and runs are ${interval} seconds apart: it never ends`,
      expected: `periods that add up to more than ${interval} seconds of silence`,
    };
  }
};
