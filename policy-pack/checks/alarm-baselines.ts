import type { Resource } from "../graph/resource";
import { show, UNKNOWN } from "../graph/values";
import type { Check } from "../rule";
import { requireAllLayers } from "./all-layers";
import { latencies } from "./alarm-actions";
import type { AlarmMetric } from "./metrics/alarm-metrics";
import { alarmMetricsOf, alarmType, dimensionOf } from "./metrics/alarm-metrics";

/** Whether two alarms watch the same metric: by its dimensions, or, where AWS gives them, by what both depend on. */
function watchesSame(alarm: Resource, each: AlarmMetric, other: Resource, another: AlarmMetric): boolean {
  const own = alarm.dependenciesOf(each.property);
  const ofOther = other.dependenciesOf(another.property);
  return (
    each.namespace === another.namespace &&
    each.metric === another.metric &&
    [...each.values, ...another.values].every(([key]) => {
      const values = [dimensionOf(each, key), dimensionOf(another, key)];
      return values.includes(UNKNOWN)
        ? ofOther.every((dependency) => own.includes(dependency))
        : values[0] === values[1];
    })
  );
}

function isUnusual({ inputs }: Resource): boolean {
  return inputs.has("thresholdMetricId");
}

/** ORION-26: a threshold says what is too slow, a baseline what is slower than it was. */
export const hasBaseline: Check = function* (alarm, context) {
  const slow = isUnusual(alarm)
    ? []
    : alarmMetricsOf(alarm).filter(({ metric }) => latencies.includes(metric));
  const [first] = slow;
  const isCompared = context.graph
    .ofType(alarmType)
    .filter(isUnusual)
    .some((other) =>
      alarmMetricsOf(other).some((another) => slow.some((each) => watchesSame(alarm, each, other, another))),
    );
  if (first && !isCompared) {
    requireAllLayers(context, "the alarm on what is unusual may be declared in another layer");
    yield {
      found: `no alarm learns what is usual of ${first.metric}, which this one holds to ${show(alarm.inputs.raw("threshold"))}: growth below that goes unseen`,
      expected: "an alarm with ANOMALY_DETECTION_BAND on the same metric",
      fix: "Add an anomaly alarm on the latency beside the threshold.",
    };
  }
};
