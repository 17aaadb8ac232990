import type { Place } from "../graph/graph";
import { Undecidable } from "../graph/reader";
import type { Resource } from "../graph/resource";
import type { Value, ValueObject } from "../graph/values";
import { isObject, stringsIn, toValue } from "../graph/values";
import type { AlarmMetric } from "./metrics/alarm-metrics";
import { parseQuery, unquoted } from "./metrics/alarm-metrics";

/** What a dashboard shows of this region. */
export interface Shown {
  readonly metrics: readonly AlarmMetric[];
  /** What searches and queries draw a line for each of: whatever has the dimensions that they do not narrow. */
  readonly searches: readonly AlarmMetric[];
  readonly alarms: readonly string[];
  readonly logGroups: readonly string[];
}

/**
 * What the body of a dashboard shows; throws where it is unknown or no JSON.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
 */
export function shownBy(dashboard: Resource, place: Place): Shown {
  const body = bodyOf(dashboard);
  const widgets = (isObject(body) && Array.isArray(body.widgets) ? body.widgets : []).flatMap((widget) =>
    isObject(widget) && isObject(widget.properties) ? [widget.properties] : [],
  );
  const here = widgets.filter(
    ({ region }) => region === undefined || place.region === undefined || region === place.region,
  );
  const expressions = here.flatMap(expressionsOf);
  return {
    metrics: here.flatMap(metricsOf),
    searches: expressions.flatMap((expression) => searchIn(expression) ?? groupsIn(expression) ?? []),
    alarms: here.flatMap(({ alarms = null, annotations = null }) => [
      ...textsOf(alarms),
      ...textsOf(isObject(annotations) ? (annotations.alarms ?? null) : null),
    ]),
    logGroups: here.flatMap(({ query }) =>
      typeof query === "string"
        ? [...query.matchAll(/\bSOURCE\s+'([^']+)'/gi)].map(([, name = ""]) => name)
        : [],
    ),
  };
}

function bodyOf({ inputs }: Resource): Value {
  const text = inputs.text("dashboardBody") ?? "";
  try {
    return toValue(JSON.parse(text));
  } catch {
    throw new Undecidable("`dashboardBody` is no JSON");
  }
}

function textsOf(value: Value): readonly string[] {
  return stringsIn(value).map(({ text }) => text);
}

/** Rows of a metric widget; what a row leaves out by `.` or `...` it takes from the one before. */
function metricsOf({ metrics }: ValueObject): readonly AlarmMetric[] {
  let before: readonly string[] = [];
  return (Array.isArray(metrics) ? metrics : []).flatMap((row) => {
    const texts = Array.isArray(row) ? row.filter((item) => typeof item === "string") : [];
    if (texts.length === 0) {
      return [];
    }
    before = filled(texts, before);
    const [namespace = "", metric = "", ...pairs] = before;
    const values = pairs.flatMap((key, index) =>
      index % 2 === 0 ? [[key, pairs[index + 1] ?? ""] as const] : [],
    );
    return [
      {
        property: "dimensions" as const,
        namespace,
        metric,
        statistic: "",
        keys: values.map(([key]) => key),
        values,
        isQuery: false,
      },
    ];
  });
}

function filled(row: readonly string[], before: readonly string[]): readonly string[] {
  const rest = row.indexOf("...");
  const whole =
    rest === -1
      ? row
      : [
          ...row.slice(0, rest),
          ...before.slice(rest, Math.max(rest, before.length - (row.length - rest - 1))),
          ...row.slice(rest + 1),
        ];
  return whole.map((text, index) => (text === "." ? (before[index] ?? "") : text));
}

function expressionsOf({ metrics }: ValueObject): readonly string[] {
  return (Array.isArray(metrics) ? metrics : []).flatMap((row) =>
    (Array.isArray(row) ? row : []).flatMap((item) =>
      isObject(item) && typeof item.expression === "string" ? [item.expression] : [],
    ),
  );
}

/** `SEARCH('{AWS/Lambda,FunctionName} MetricName="Errors"', 'Sum', 300)`. */
function searchIn(expression: string): AlarmMetric | undefined {
  const [, schema, terms = ""] = /\bSEARCH\(\s*'\s*\{([^}]*)\}([^']*)'/.exec(expression) ?? [];
  if (schema === undefined) {
    return undefined;
  }
  const [namespace = "", ...keys] = schema.split(",").map(unquoted);
  const conditions = [...terms.matchAll(/([\w.]+)\s*=\s*(?:"([^"]*)"|([^\s()"]+))/g)].map(
    ([, key = "", quoted, plain]) => [key, quoted ?? plain ?? ""] as const,
  );
  const [, metric = ""] = conditions.find(([key]) => key === "MetricName") ?? [];
  const values = conditions.filter(([key]) => keys.includes(key));
  return { property: "dimensions", namespace, metric, statistic: "", keys, values, isQuery: true };
}

/** A query that groups by its dimensions draws a line for each; one that does not adds all of them up. */
function groupsIn(expression: string): AlarmMetric | undefined {
  const query = parseQuery(expression);
  const [, by] = /\bGROUP\s+BY\s+([\w", ]+?)(?:\s+ORDER\b|\s+LIMIT\b|$)/i.exec(expression) ?? [];
  return query && by !== undefined ? { ...query, keys: by.split(",").map(unquoted) } : undefined;
}
