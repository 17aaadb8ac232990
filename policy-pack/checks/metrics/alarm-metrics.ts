import { oncePerResource } from "../../graph/once";
import type { Reader } from "../../graph/reader";
import type { Resource } from "../../graph/resource";
import type { Value } from "../../graph/values";

export const alarmType = "aws:cloudwatch/metricAlarm:MetricAlarm";

/** One metric that an alarm watches: named, or selected by a query of Metrics Insights. */
export interface AlarmMetric {
  /** Where it stands, for messages and for the dependencies of its values. */
  readonly property: "dimensions" | "metricQueries";
  readonly namespace: string;
  readonly metric: string;
  /** The statistic, `p95` for a percentile. */
  readonly statistic: string;
  /** Dimension keys; undefined for a query that does not say them. */
  readonly keys: readonly string[] | undefined;
  /** Dimensions with the value that they must have. */
  readonly values: readonly (readonly [key: string, value: Value])[];
  /** A query over whatever publishes the metric. */
  readonly isQuery: boolean;
}

/** The metrics of an alarm; throws `UnknownRead` where one is unknown. */
export const alarmMetricsOf = oncePerResource(({ inputs }): readonly AlarmMetric[] => {
  const direct = inputs.has("metricName") ? [named(inputs, "", "dimensions")] : [];
  const queries = inputs.blocks("metricQueries").flatMap((block) => {
    if (block.has("metric")) {
      return [named(block, "metric.", "metricQueries")];
    }
    const query = parseQuery(String(block.text("expression")));
    return query ? [query] : [];
  });
  return [...direct, ...queries];
});

function named(reader: Reader, path: string, property: AlarmMetric["property"]): AlarmMetric {
  const text = (key: string): string => reader.text(`${path}${key}`) ?? "";
  const values = reader.entries(`${path}dimensions`);
  return {
    property,
    namespace: text("namespace"),
    metric: text("metricName"),
    statistic: path === "" ? text("extendedStatistic") || text("statistic") : text("stat"),
    keys: values.map(([key]) => key),
    values,
    isQuery: false,
  };
}

/** The comparison that an alarm makes; "undefined" where it names none. */
export function operatorOf({ inputs }: Resource): string {
  return String(inputs.text("comparisonOperator"));
}

/** True for an alarm that goes off on too little. */
export function looksForLow(alarm: Resource): boolean {
  return operatorOf(alarm).startsWith("LessThan");
}

/** What one dimension of a metric must be; undefined where the metric does not narrow it. */
export function dimensionOf({ values }: AlarmMetric, dimension: string): Value | undefined {
  return values.find(([key]) => key === dimension)?.[1];
}

const querySyntax =
  /SELECT (\w+)\(([^)]+)\) FROM (?:SCHEMA\(([^)]+)\)|(.+?))(?: WHERE (.+?))?(?: (?:GROUP BY|ORDER BY|LIMIT) .+)?$/i;

/**
 * The metric of a query of Metrics Insights; undefined for metric math.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-metrics-insights-querylanguage.html
 */
export function parseQuery(expression: string): AlarmMetric | undefined {
  const onOneLine = expression.replaceAll(/\s+/g, " ");
  const found = querySyntax.exec(onOneLine);
  if (!found) {
    return undefined;
  }
  const [, statistic, metric, schema, plain, where] = found;
  const [namespace, ...keys] = String(schema ?? plain)
    .split(",")
    .map(unquoted);
  const values = [...String(where).matchAll(/([\w.]+)"? ?= ?'([^']*)'/g)].map(
    ([, key, value]) => [String(key), String(value)] as const,
  );
  return {
    property: "metricQueries",
    namespace: String(namespace),
    metric: unquoted(String(metric)),
    statistic: String(statistic),
    keys: schema === undefined ? undefined : keys,
    // A tag narrows to what carries it, whatever its name.
    values: values.filter(([key]) => !key.startsWith("tag.")),
    isQuery: true,
  };
}

/** A name of a query or search without its quotation marks. */
export function unquoted(text: string): string {
  return text.trim().replaceAll('"', "");
}
