import type { ResourceGraph } from "../graph/graph";
import { OpenQuestions } from "../graph/open-questions";
import { UnknownRead } from "../graph/reader";
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

/** Undefined where it does not. */
type Verdict = "covers" | "may cover" | undefined;

/** Whether one metric of an alarm is the resource's. */
function covers(
  graph: ResourceGraph,
  alarm: Resource,
  each: AlarmMetric,
  row: Coverage,
  subject: Resource,
): Verdict {
  // Stryker disable next-line OptionalChaining: the table of metrics holds the namespace of every row
  const target = namespaceOf(row.namespace)?.targets[row.dimension];
  const values = each.values.filter(([key]) => key === row.dimension).map(([, value]) => value);
  if (!target || (values.length === 0 && !each.isQuery)) {
    return undefined;
  }
  // A query that names no resource selects all that publish the metric.
  if (values.length === 0 || values.some((value) => isNamed(graph, subject, target, value))) {
    return "covers";
  }
  if (!values.includes(UNKNOWN)) {
    return mayBeNamed(graph, subject, target) ? "may cover" : undefined;
  }
  const candidates = alarm.dependenciesOf(each.property).filter(({ type }) => target.types.includes(type));
  if (candidates.length === 0) {
    return "may cover";
  }
  if (!candidates.includes(subject)) {
    return undefined;
  }
  const unknowns = alarmMetricsOf(alarm)
    .flatMap((metric) => metric.values)
    .filter(([key, value]) => key === row.dimension && value === UNKNOWN).length;
  return unknowns >= candidates.length ? "covers" : "may cover";
}

/** Whether a declared alarm covers one of the metrics; why one may, although none does, is noted in `open`. */
function isCovered(
  graph: ResourceGraph,
  row: Coverage,
  wanted: readonly string[],
  subject: Resource,
  open: OpenQuestions,
): boolean {
  return alarmsFor(graph, row).some(({ alarm, metrics, unread }) => {
    open.ask(() => {
      unread.settle();
    });
    const verdicts = metrics
      ?.filter(({ metric }) => wanted.includes(metric))
      .map((each) => covers(graph, alarm, each, row, subject));
    if (verdicts?.includes("may cover")) {
      open.note(new UnknownRead(`what ${alarm.name} watches`));
    }
    return verdicts?.includes("covers");
  });
}

interface WatchingAlarm {
  readonly alarm: Resource;
  /** Its metrics of the row's kind. */
  readonly metrics: readonly AlarmMetric[] | undefined;
  /** Why its metrics are not known, where they are not. */
  readonly unread: OpenQuestions;
}

/** What each alarm watches of the kind of a row. */
function alarmsFor(graph: ResourceGraph, row: Coverage): readonly WatchingAlarm[] {
  return graph.remember(`alarms for row ${coverage.indexOf(row)} of the coverage table`, () =>
    graph.ofType(alarmType).map((alarm) => {
      const unread = new OpenQuestions();
      const metrics = unread.ask(() => metricsOfKind(alarm, row), alarm.name);
      return { alarm, metrics, unread };
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
  return metrics.filter(({ namespace }) => isOfKind && namespace === row.namespace);
}

/** An alarm on too much of what beats tells nothing of its silence; metric math may turn it round. */
function looksForSilence({ inputs }: Resource, { onSilence }: Coverage): boolean {
  return (
    onSilence !== true ||
    inputs.has("metricQueries") ||
    String(inputs.text("comparisonOperator")).startsWith("LessThan")
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
      const doubts = new OpenQuestions();
      if (isCovered(graph, row, wanted, subject, doubts)) {
        continue;
      }
      if (doubts.open) {
        open.note(doubts.open);
        continue;
      }
      requireWhole("the alarm may be declared in another layer");
      yield {
        found: `no alarm on ${row.onSilence ? "too few " : ""}${wanted.join(" or ")} tells ${row.tells}`,
        expected: `an alarm on ${row.namespace} ${wanted.join(" or ")} with the dimension ${row.dimension}${row.beside === undefined ? "" : `, beside ${row.beside}`}`,
      };
    }
  }
  open.settle();
};
