import type { Place } from "../graph/graph";
import { Reader, Undecidable } from "../graph/reader";
import type { Resource } from "../graph/resource";
import { toValue } from "../graph/values";
import type { AlarmMetric } from "./metrics/alarm-metrics";
import { parseQuery, unquoted } from "./metrics/alarm-metrics";

/** What a search or query draws lines of, with the dimensions that tell its lines apart. */
export interface Search extends AlarmMetric {
  readonly keys: readonly string[];
}

/** What a dashboard shows of this region. */
export interface Shown {
  readonly metrics: readonly AlarmMetric[];
  /** What searches and queries draw a line for each of: whatever has the dimensions that they do not narrow. */
  readonly searches: readonly Search[];
  readonly alarms: readonly string[];
  readonly logGroups: readonly string[];
}

/**
 * What the body of a dashboard shows; throws where it is unknown or no JSON.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
 */
export function shownBy(dashboard: Resource, place: Place): Shown {
  const here = bodyOf(dashboard)
    .blocks("widgets")
    .filter((widget) => {
      const region = widget.text("properties.region");
      return region === undefined || place.region === undefined || region === place.region;
    });
  const expressions = here.flatMap(expressionsOf);
  return {
    metrics: here.flatMap(metricsOf),
    searches: expressions.flatMap((expression) => searchIn(expression) ?? groupsIn(expression) ?? []),
    alarms: here.flatMap((widget) =>
      ["properties.alarms", "properties.annotations.alarms"].flatMap((path) => widget.texts(path)),
    ),
    logGroups: here.flatMap((widget) =>
      [...String(widget.text("properties.query")).matchAll(/\bSOURCE\s+'([^']+)'/gi)].map(([, name]) =>
        String(name),
      ),
    ),
  };
}

function bodyOf({ inputs }: Resource): Reader {
  const text = String(inputs.text("dashboardBody"));
  try {
    return new Reader(toValue(JSON.parse(text)));
  } catch {
    throw new Undecidable("`dashboardBody` is no JSON");
  }
}

/** What a dashboard shows is asked for its name and dimensions alone. */
// Stryker disable next-line StringLiteral,BooleanLiteral: nobody reads these of a dashboard
const unasked = { property: "dimensions", statistic: "", isQuery: false } as const;

/** Rows of a metric widget; what a row leaves out by `.` or `...` it takes from the one before. */
function metricsOf(widget: Reader): readonly AlarmMetric[] {
  // Stryker disable next-line ArrayDeclaration: AWS takes no first row that leaves anything out
  let before: readonly string[] = [];
  return widget.list("properties.metrics").flatMap((row) => {
    const texts = new Reader(row).list("").filter((item) => typeof item === "string");
    if (texts.length === 0) {
      return [];
    }
    before = filled(texts, before);
    const [namespace, metric, ...pairs] = before;
    const values = pairs.flatMap((key, index) =>
      index % 2 === 0 ? [[key, String(pairs[index + 1])] as const] : [],
    );
    const keys = values.map(([key]) => key);
    return [{ ...unasked, namespace: String(namespace), metric: String(metric), keys, values }];
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
  return whole.map((text, index) => (text === "." ? String(before[index]) : text));
}

function expressionsOf(widget: Reader): readonly string[] {
  return widget
    .list("properties.metrics")
    .flatMap((row) => new Reader(row).blocks("").map((block) => String(block.text("expression"))));
}

/** `SEARCH('{AWS/Lambda,FunctionName} MetricName="Errors"', 'Sum', 300)`. */
function searchIn(expression: string): Search | undefined {
  const found = /\bSEARCH\(\s*'\s*\{([^}]*)\}([^']*)'/.exec(expression);
  if (!found) {
    return undefined;
  }
  const [, schema, terms] = found.map(String);
  const [namespace, ...keys] = String(schema).split(",").map(unquoted);
  const values = [...String(terms).matchAll(/([\w.]+) *= *(?:"([^"]*)"|([^\s()"]+))/g)].map(
    ([, key, quoted, plain]) => [String(key), String(quoted ?? plain)] as const,
  );
  const metric = values.find(([key]) => key === "MetricName")?.[1] ?? "";
  return { ...unasked, namespace: String(namespace), metric, keys, values };
}

/** A query that groups by its dimensions draws a line for each; one that does not adds all of them up. */
function groupsIn(expression: string): Search | undefined {
  const onOneLine = expression.replaceAll(/\s+/g, " ");
  const query = parseQuery(onOneLine);
  const by = /GROUP BY ([\w", ]+?)(?: ORDER| LIMIT|$)/i.exec(onOneLine)?.[1];
  return query && by !== undefined ? { ...query, keys: by.split(",").map(unquoted) } : undefined;
}
