import { resolve } from "../graph/references";
import type { Resource } from "../graph/resource";
import { show } from "../graph/values";
import type { Check, RuleContext } from "../rule";
import { functionType, schedulesOf } from "./function-bounds";
import type { AlarmMetric } from "./metrics/alarm-metrics";
import { alarmMetricsOf, dimensionOf, looksForLow } from "./metrics/alarm-metrics";
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
  if (!looksForLow(alarm)) {
    return;
  }
  const beat = alarmMetricsOf(alarm).find(isHeartbeat);
  // FILL gives silence a value, which the threshold then judges.
  const isFilled = inputs
    .blocks("metricQueries")
    .some((block) => /\bFILL\(/.test(String(block.text("expression"))));
  const missing = inputs.text("treatMissingData");
  if (beat && !isFilled && missing !== "breaching") {
    yield {
      found: `the alarm waits for too few ${beat.metric} and takes missing data for ${show(missing)}: what stopped sends no data`,
      expected: '`treatMissingData: "breaching"`',
    };
  }
};

/** Seconds between two runs of the function that an alarm watches; 0 where no schedule runs it. */
function intervalOf(alarm: Resource, each: AlarmMetric, { graph }: RuleContext): number {
  const name = dimensionOf(each, "FunctionName");
  const target = resolve(graph, alarm, each.property, name, [functionType]);
  if (target.kind !== "resource") {
    return 0;
  }
  const intervals = schedulesOf(graph, target.resource).flatMap(
    ({ expression }) => shortestInterval(expression) ?? [],
  );
  return intervals.length === 0 ? 0 : Math.min(...intervals);
}

/** Relation 13: a heartbeat is not missed between two beats. */
export const beatsInTime: Check = function* (alarm, context) {
  const { inputs } = alarm;
  const each = alarmMetricsOf(alarm).find(
    ({ namespace, metric }) => namespace === "AWS/Lambda" && metric === "Invocations",
  );
  if (!each || !looksForLow(alarm)) {
    return;
  }
  const interval = intervalOf(alarm, each, context);
  // Metric math has periods of its own, and another number is its result.
  const period = inputs.number("period") ?? Infinity;
  const periods = inputs.number("evaluationPeriods") ?? 1;
  const silent = inputs.number("datapointsToAlarm") ?? periods;
  // So many of the periods hold a beat as long as all is well.
  const beats = Math.floor((periods * period) / interval);
  if (periods - beats >= silent) {
    yield {
      found: `the alarm goes off after ${silent} of ${periods} periods of ${period} seconds without a run, and runs are ${interval} seconds apart: it never ends`,
      expected: `periods that add up to more than ${interval} seconds of silence`,
    };
  }
};
