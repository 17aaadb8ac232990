/**
 * Widgets of a dashboard, in the form of
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
 */
export interface Widget {
  readonly type: "text" | "metric" | "alarm";
  readonly properties: Readonly<Record<string, unknown>>;
}

/** How one line of a chart is drawn. */
export interface LineOptions {
  readonly label?: string;
  readonly stat?: string;
  readonly yAxis?: "left" | "right";
}

/** A metric of one resource: its namespace, its name and its dimensions. */
export interface MetricLine extends LineOptions {
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/**
 * The same metric of every resource that has it, also of those whose identifier is not known here
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/search-expression-syntax.html).
 */
export interface SearchLine extends LineOptions {
  readonly namespace: string;
  readonly metric: string;
  /** Dimensions that the metric has, these and no others. */
  readonly keys: readonly string[];
  /** Values that some of them have to have. */
  readonly where?: Readonly<Record<string, string>>;
}

export type Line = MetricLine | SearchLine;

/** What a chart shows, and how. */
export interface Chart {
  readonly title: string;
  /** Of every line that says nothing else: `Sum`, `Average`, `p95`. */
  readonly stat: string;
  readonly lines: readonly Line[];
  /** What the left axis counts. */
  readonly unit?: string;
}

/** Seconds of one point. */
const period = 300;

function searched({ namespace, metric, keys, where = {} }: SearchLine, stat: string): string {
  const conditions = Object.entries({ MetricName: metric, ...where }).map(
    ([name, value]) => `${name}="${value}"`,
  );
  const schema = [namespace, ...keys].join(",");
  return `SEARCH('{${schema}} ${conditions.join(" ")}', '${stat}', ${period})`;
}

/** Options that are not given are left out: CloudWatch refuses a null. */
function given(options: LineOptions): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(options).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  );
}

/** One entry of a chart's `metrics`. */
function entry(line: Line, chart: Chart): readonly unknown[] {
  const { label, stat, yAxis } = line;
  if ("keys" in line) return [{ expression: searched(line, stat ?? chart.stat), ...given({ label, yAxis }) }];
  const dimensions = Object.entries(line.dimensions).flat();
  const options = given({ label, stat, yAxis });
  return [
    line.namespace,
    line.metric,
    ...dimensions,
    ...(Object.keys(options).length === 0 ? [] : [options]),
  ];
}

/** A chart over time. @param region whose metrics it shows. */
export function chart(region: string, what: Chart): Widget {
  return {
    type: "metric",
    properties: {
      title: what.title,
      view: "timeSeries",
      region,
      stat: what.stat,
      period,
      metrics: what.lines.map((line) => entry(line, what)),
      yAxis: { left: { min: 0, ...(what.unit === undefined ? {} : { label: what.unit, showUnits: false }) } },
    },
  };
}

/** @param markdown as CloudWatch understands it. */
export function text(markdown: string): Widget {
  return { type: "text", properties: { markdown } };
}

/** The state of alarms, those that have gone off first. @param alarms at most a hundred ARNs. */
export function alarmStates(title: string, alarms: readonly string[]): Widget {
  return { type: "alarm", properties: { title, sortBy: "stateUpdatedTimestamp", alarms } };
}
