import type { ResourceGraph } from "../graph/graph";
import { OpenQuestions } from "../graph/open-questions";
import { Undecidable, UnknownRead } from "../graph/reader";
import type { Resource } from "../graph/resource";
import { UNKNOWN } from "../graph/values";
import type { Check } from "../rule";
import type { Coverage } from "./alarm-table-row";
import { coverage } from "./alarm-table";
import type { AlarmMetric } from "./metrics/alarm-metrics";
import { alarmMetricsOf, alarmType } from "./metrics/alarm-metrics";
import { isNamed, mayBeNamed } from "./metrics/dimension-targets";
import { namespaceOf } from "./metrics/namespaces";

export const coveredTypes: readonly string[] = [...new Set(coverage.map(({ type }) => type))];

type Verdict = "covers" | "may cover" | "no";

/** Whether one metric of an alarm is the resource's. */
function covers(
  graph: ResourceGraph,
  alarm: Resource,
  each: AlarmMetric,
  row: Coverage,
  subject: Resource,
): Verdict {
  const target = namespaceOf(row.namespace)?.targets[row.dimension];
  const values = each.values.filter(([key]) => key === row.dimension).map(([, value]) => value);
  if (!target || (values.length === 0 && !each.isQuery)) {
    return "no";
  }
  // A query that names no resource selects all that publish the metric.
  if (values.length === 0 || values.some((value) => isNamed(graph, subject, target, value))) {
    return "covers";
  }
  if (!values.includes(UNKNOWN)) {
    return mayBeNamed(graph, subject, target) ? "may cover" : "no";
  }
  const candidates = alarm.dependenciesOf(each.property).filter(({ type }) => target.types.includes(type));
  if (candidates.length === 0) {
    return "may cover";
  }
  if (!candidates.includes(subject)) {
    return "no";
  }
  const unknowns = alarmMetricsOf(alarm)
    .flatMap((metric) => metric.values)
    .filter(([key, value]) => key === row.dimension && value === UNKNOWN).length;
  return unknowns >= candidates.length ? "covers" : "may cover";
}

/** The best that the declared alarms offer for one of the metrics; `gap` is why one may cover it. */
function bestOf(
  graph: ResourceGraph,
  row: Coverage,
  wanted: readonly string[],
  subject: Resource,
): { readonly isCovered: boolean; readonly gap?: string } {
  const open = new OpenQuestions();
  for (const { alarm, metrics, unread } of alarmsFor(graph, row)) {
    if (unread) {
      open.note(unread);
    }
    const verdicts = metrics
      .filter((each) => wanted.includes(each.metric))
      .map((each) => covers(graph, alarm, each, row, subject));
    if (verdicts.includes("covers")) {
      return { isCovered: true };
    }
    if (verdicts.includes("may cover")) {
      open.note(new UnknownRead(`what ${alarm.name} watches`));
    }
  }
  return { isCovered: false, ...(open.reason !== undefined && { gap: open.reason }) };
}

interface WatchingAlarm {
  readonly alarm: Resource;
  readonly metrics: readonly AlarmMetric[];
  /** Why its metrics are not known. */
  readonly unread?: Undecidable;
}

/** The alarms that watch the namespace of a row, or may, in the order of the graph. */
function alarmsFor(graph: ResourceGraph, row: Coverage): readonly WatchingAlarm[] {
  return graph.remember(`alarms for row ${coverage.indexOf(row)} of the coverage table`, () =>
    graph.ofType(alarmType).flatMap((alarm): WatchingAlarm[] => {
      const questions = new OpenQuestions();
      const metrics = (questions.ask(() => metricsOfKind(alarm, row), alarm.name) ?? []).filter(
        ({ namespace }) => namespace === row.namespace,
      );
      const unread = questions.open;
      return metrics.length > 0 || unread ? [{ alarm, metrics, ...(unread && { unread }) }] : [];
    }),
  );
}

/** The metrics of an alarm; none where it goes off on something else than the row asks for. */
function metricsOfKind(alarm: Resource, row: Coverage): readonly AlarmMetric[] {
  const metrics = alarmMetricsOf(alarm);
  const isOfKind =
    looksForSilence(alarm, row) &&
    // What is unusual may be well, and what is usual may be bad.
    !alarm.inputs.has("thresholdMetricId") &&
    (row.beside === undefined || metrics.some(({ namespace }) => namespace === row.beside));
  return isOfKind ? metrics : [];
}

/** An alarm on too much of what beats tells nothing of its silence; metric math may turn it round. */
function looksForSilence({ inputs }: Resource, { onSilence }: Coverage): boolean {
  return (
    onSilence !== true ||
    inputs.has("metricQueries") ||
    (inputs.text("comparisonOperator") ?? "").startsWith("LessThan")
  );
}

/** Whatever can fail unseen has an alarm on the metrics that show it. */
export const covered: Check = function* (subject, { graph, requireWhole }) {
  const open = new OpenQuestions();
  const rows = coverage.filter(
    ({ type, appliesTo }) =>
      type === subject.type && (!appliesTo || open.ask(() => appliesTo(graph, subject))),
  );
  for (const row of rows) {
    for (const metric of row.metrics) {
      const wanted = typeof metric === "string" ? [metric] : metric;
      const { isCovered, gap } = bestOf(graph, row, wanted, subject);
      if (!isCovered && gap === undefined) {
        requireWhole("the alarm may be declared in another layer");
        yield {
          found: `no alarm on ${row.onSilence ? "too few " : ""}${wanted.join(" or ")} tells ${row.tells}`,
          expected: `an alarm on ${row.namespace} ${wanted.join(" or ")} with the dimension ${row.dimension}${row.beside === undefined ? "" : `, beside ${row.beside}`}`,
        };
      }
      if (!isCovered && gap !== undefined) {
        open.note(new Undecidable(gap));
      }
    }
  }
  open.settle();
};
