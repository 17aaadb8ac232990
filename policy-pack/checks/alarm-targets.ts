import { closest } from "fastest-levenshtein";
import { Undecidable, UnknownRead } from "../graph/reader";
import type { Resource } from "../graph/resource";
import { show } from "../graph/values";
import type { Check, RuleContext, Violation } from "../rule";
import type { AlarmMetric } from "./metrics/alarm-metrics";
import { alarmMetricsOf, alarmType } from "./metrics/alarm-metrics";
import { judgeDimension } from "./metrics/dimension-targets";
import type { Namespace } from "./metrics/metric-table";
import { groupsOf, isReserved, metricsOf, namespaceOf } from "./metrics/namespaces";

export const compositeType = "aws:cloudwatch/compositeAlarm:CompositeAlarm";
const filterType = "aws:cloudwatch/logMetricFilter:LogMetricFilter";

function label({ namespace, metric }: AlarmMetric): string {
  return `${metric} of ${namespace}`;
}

function keySet(keys: readonly string[]): string {
  return keys.length === 0 ? "none" : [...keys].sort().join(", ");
}

/** Relation 10: AWS publishes the metric in the namespace, with just these dimensions. */
export const metricKnown: Check = function* (alarm) {
  const undecided: string[] = [];
  for (const each of alarmMetricsOf(alarm).filter(({ namespace }) => isReserved(namespace))) {
    const namespace = namespaceOf(each.namespace);
    if (namespace) {
      yield* problemsOfMetric(each, namespace);
    } else {
      undecided.push(each.namespace);
    }
  }
  if (undecided.length > 0) {
    throw new Undecidable(`the table of metrics has no namespace ${undecided.join(", ")}`);
  }
};

/** Why AWS publishes no such metric in the namespace, or not with these dimensions. */
export function* problemsOfMetric(each: AlarmMetric, namespace: Namespace): Iterable<Violation> {
  const groups = groupsOf(namespace, each.metric);
  if (groups.length === 0) {
    yield {
      found: `${each.namespace} has no metric ${show(each.metric)}: there is never data`,
      expected: `a metric of ${namespace.page}, for example ${closest(each.metric, metricsOf(namespace))}`,
    };
    return;
  }
  const sets = groups.flatMap(({ dimensions }) => dimensions);
  const { keys } = each;
  const fits =
    keys === undefined
      ? each.values.every(([key]) => sets.some((set) => set.includes(key)))
      : sets.some((set) => keySet(set) === keySet(keys));
  if (!fits) {
    yield {
      found: `${label(each)} is asked for with the dimensions ${keySet(keys ?? each.values.map(([key]) => key))}: there is never data`,
      expected: `${sets.map(keySet).join("; or ")} (${namespace.page})`,
    };
  }
}

/** Relation 9: what a dimension names exists. */
export const dimensionsDeclared: Check = function* (alarm, { graph, requireWhole }) {
  const unknown: string[] = [];
  for (const each of alarmMetricsOf(alarm)) {
    for (const [key, value] of each.values) {
      const target = namespaceOf(each.namespace)?.targets[key];
      const verdict = target && judgeDimension(graph, alarm, each, target, value);
      if (verdict === "unknown") {
        unknown.push(`${each.property}.${key}`);
      }
      if (verdict === "undeclared") {
        requireWhole(`what ${key} names may be declared in another layer`);
        yield {
          found: `${label(each)} is watched for ${key} ${show(value)}, which nothing declares`,
          expected: "the name of a declared resource",
        };
      }
    }
  }
  if (unknown.length > 0) {
    throw new UnknownRead(unknown.join(", "));
  }
};

/**
 * A metric of the program's own is published by a declared filter, or by code that the pack does not see. Where filters
 * publish in a namespace, a metric that none of them publishes is a misspelt one.
 */
export const ownMetricPublished: Check = function* (alarm, { graph, requireWhole }) {
  const own = alarmMetricsOf(alarm).filter(({ namespace }) => !isReserved(namespace));
  const filters = graph.ofType(filterType).map(({ inputs }) => ({
    namespace: inputs.text("metricTransformation.namespace"),
    name: String(inputs.text("metricTransformation.name")),
  }));
  const unseen: string[] = [];
  for (const each of own) {
    const inNamespace = filters
      .filter(({ namespace }) => namespace === each.namespace)
      .map(({ name }) => name);
    if (inNamespace.length === 0) {
      unseen.push(label(each));
    } else if (!inNamespace.includes(each.metric)) {
      requireWhole("the filter may be declared in another layer");
      yield {
        found: `no filter publishes ${label(each)}: the alarm never has data`,
        expected: `a metric that a filter publishes there, for example ${closest(each.metric, inNamespace)}`,
      };
    }
  }
  if (unseen.length > 0) {
    throw new Undecidable(`no declared filter publishes ${unseen.join(", ")}: code may`);
  }
};

/** The alarms that a composite alarm's rule names, as it names them. */
export function alarmsNamedBy(composite: Resource): readonly string[] {
  const rule = String(composite.inputs.text("alarmRule"));
  return [...rule.matchAll(/(?:ALARM|OK|INSUFFICIENT_DATA)\(([^)]+)\)/g)].map(([, name]) =>
    String(name).replaceAll(/["']/g, "").trim(),
  );
}

/** A composite alarm is made of alarms that exist. */
export const childrenDeclared: Check = function* (composite, { graph, requireWhole }: RuleContext) {
  const names = alarmsNamedBy(composite);
  if (names.length === 0) {
    yield {
      found: `the rule names no alarm: ${show(composite.inputs.value("alarmRule"))}`,
      expected: "ALARM() of declared alarms",
    };
  }
  for (const name of names) {
    if (!graph.identifiedBy(name).some(({ type }) => type === alarmType || type === compositeType)) {
      requireWhole("the alarm may be declared in another layer");
      yield {
        found: `the rule names the alarm ${name}, which nothing declares`,
        expected: "a declared alarm",
      };
    }
  }
};
