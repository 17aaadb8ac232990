import type { ResourceGraph } from "../graph/graph";
import { UnknownRead } from "../graph/reader";
import type { Resource } from "../graph/resource";
import type { Value } from "../graph/values";
import { show, UNKNOWN } from "../graph/values";
import { parseArn } from "../iam/patterns";
import type { Check } from "../rule";
import { alarmsNamedBy, compositeType } from "./alarm-targets";
import { alarmMetricsOf } from "./metrics/alarm-metrics";

const topicType = "aws:sns/topic:Topic";

function isTopicArn(item: Value): item is string {
  return typeof item === "string" && parseArn(item)?.service === "sns";
}

/** True for an action that tells a topic, and not a scaling policy, say; throws where that cannot be told. */
function isTopic(alarm: Resource, property: string, item: Value): boolean {
  if (item !== UNKNOWN) {
    return isTopicArn(item);
  }
  const sources = alarm.dependenciesOf(property);
  if (sources.length === 0) {
    throw new UnknownRead(property);
  }
  return sources.some(({ type }) => type === topicType);
}

/** True for an alarm that a composite alarm with actions speaks for. */
export function isSpokenFor(graph: ResourceGraph, alarm: Resource): boolean {
  return graph
    .ofType(compositeType)
    .some(
      (composite) =>
        composite.inputs.list("alarmActions").length > 0 &&
        composite.inputs.flag("actionsEnabled") !== false &&
        alarmsNamedBy(composite).some((name) => graph.identifiedBy(name).includes(alarm)),
    );
}

/** Relation 6: the alarm tells somebody that it begins, and that it is over. */
export const tellsSomebody: Check = function* (alarm, { graph, requireWhole }) {
  const { inputs } = alarm;
  const isOn = inputs.flag("actionsEnabled") !== false;
  // Alarms that speak for themselves do not wait for what a composite alarm says.
  const isSilent = !isOn || ["alarmActions", "okActions"].some((each) => inputs.list(each).length === 0);
  if (isSilent && isSpokenFor(graph, alarm)) {
    return;
  }
  if (!isOn) {
    yield { found: "`actionsEnabled` is false: the alarm tells nobody", expected: "true" };
  }
  const alarms = inputs.list("alarmActions");
  const oks = inputs.list("okActions");
  if (alarms.length === 0) {
    yield { found: "`alarmActions` is empty: the alarm tells nobody", expected: "the topic of the alerts" };
  }
  // An alarm that only scales or recovers has nobody to tell that it is over.
  const topics = alarms.filter((item) => isTopic(alarm, "alarmActions", item));
  if (oks.length === 0 && topics.length > 0) {
    yield {
      found: "`okActions` is empty: nobody hears that it is over",
      expected: "the topic of the alerts",
    };
  }
  for (const topic of new Set([...topics, ...oks].filter(isTopicArn))) {
    if (graph.identifiedBy(topic).length === 0) {
      requireWhole("the topic may be declared in another layer");
      yield { found: `the alarm tells ${show(topic)}, which nothing declares`, expected: "a declared topic" };
    }
  }
};

/** An alarm that judges several periods says how many must be bad, and what a silent one means. */
export const saysWhenItFires: Check = function* ({ inputs }) {
  const periods = inputs.number("evaluationPeriods") ?? 1;
  if (periods > 1 && !inputs.has("datapointsToAlarm")) {
    yield {
      found: `the alarm looks at ${periods} periods and \`datapointsToAlarm\` is not set: one good one silences it`,
      expected: "`datapointsToAlarm`, the number of bad periods among them",
    };
  }
  if (!inputs.has("treatMissingData") && !inputs.has("evaluationCriteria")) {
    yield {
      found: "`treatMissingData` is not set",
      expected: '"breaching", "notBreaching", "ignore" or "missing", whichever silence means',
    };
  }
};

/** Metrics of time that a client waits. */
export const latencies = ["TargetResponseTime", "Latency", "IntegrationLatency"];

/** TRADAI-H-12: one slow request is no alarm. */
export const latencyDoesNotFlap: Check = function* (alarm) {
  const slow = alarmMetricsOf(alarm).find(({ metric }) => latencies.includes(metric));
  if (!slow) {
    return;
  }
  const periods = alarm.inputs.number("evaluationPeriods") ?? 1;
  const wanted = alarm.inputs.number("datapointsToAlarm") ?? periods;
  if (wanted >= periods) {
    yield {
      found: `a latency alarm fires on ${wanted} of ${periods} periods: it flaps, or one good period hides the rest`,
      expected: "`datapointsToAlarm` below `evaluationPeriods`",
    };
  }
  // Every statistic that leaves the fast requests out holds a number: p95, tm90, PR(1:).
  if (!/\d/.test(slow.statistic)) {
    yield {
      found: `the statistic of ${slow.metric} is ${show(slow.statistic)}: the mean hides the slow requests`,
      expected: "a percentile, p95",
    };
  }
};
