import type { ResourceGraph } from "../graph/graph";
import type { Resource } from "../graph/resource";
import { show, UNKNOWN } from "../graph/values";
import type { Check } from "../rule";
import { requireAllLayers } from "./all-layers";
import { latencies } from "./alarm-actions";
import type { AlarmMetric } from "./metrics/alarm-metrics";
import { alarmMetricsOf, alarmType } from "./metrics/alarm-metrics";
import { namespaceOf } from "./metrics/namespaces";

/** Whether two alarms watch the same thing: by a value, or, where AWS gives it, by what both depend on. */
function shareSubject(alarm: Resource, each: AlarmMetric, other: Resource, another: AlarmMetric): boolean {
  const dimensions = namespaceOf(each.namespace)?.targets ?? {};
  // What stands before several says nothing: the last dimension is the narrowest.
  return Object.entries(dimensions).some(([key, { types }]) => {
    const [, value] = each.values.find(([name]) => name === key) ?? [];
    const [, counterpart] = another.values.find(([name]) => name === key) ?? [];
    if (value === undefined || counterpart === undefined || key === "LoadBalancer" || key === "Stage") {
      return false;
    }
    if (value !== UNKNOWN && counterpart !== UNKNOWN) {
      return value === counterpart;
    }
    const own = alarm.dependenciesOf(each.property).filter(({ type }) => types.includes(type));
    return other.dependenciesOf(another.property).some((dependency) => own.includes(dependency));
  });
}

function isUnusual({ inputs }: Resource): boolean {
  return inputs.has("thresholdMetricId");
}

function baselines(graph: ResourceGraph): readonly Resource[] {
  return graph.remember("baselines", () => graph.ofType(alarmType).filter(isUnusual));
}

/** ORION-26: a threshold says what is too slow, a baseline what is slower than it was. */
export const hasBaseline: Check = function* (alarm, context) {
  const slow = isUnusual(alarm)
    ? []
    : alarmMetricsOf(alarm).filter(({ metric }) => latencies.includes(metric));
  const [first] = slow;
  const isCompared = baselines(context.graph).some((other) =>
    alarmMetricsOf(other).some((another) =>
      slow.some(
        (each) =>
          each.namespace === another.namespace &&
          latencies.includes(another.metric) &&
          shareSubject(alarm, each, other, another),
      ),
    ),
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
