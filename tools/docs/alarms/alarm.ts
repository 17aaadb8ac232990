import type { Reader } from "../../../policy-pack/graph/reader";
import type { Resource } from "../../../policy-pack/graph/resource";
import { neutral } from "../plan";
import type { Environment } from "../../../shared/naming";

export const alarmTypes = {
  metric: "aws:cloudwatch/metricAlarm:MetricAlarm",
  composite: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
} as const;

/** One alarm of one environment, in the words of a table. */
export interface AlarmFacts {
  /** Physical name, with `<env>` in the place of the environment. */
  readonly name: string;
  /** What is wrong when it goes off. */
  readonly meaning: string;
  /** `functions` for `docs/runbooks/functions.md`. */
  readonly runbook: string;
  readonly measures: string;
  /** Threshold and periods; they differ between environments. */
  readonly when: string;
  /** What a period without data counts as; empty where it looks at other alarms. */
  readonly missingData: string;
  /** `alerts`, and `escalation` where it cannot wait. */
  readonly tells: readonly string[];
}

const signs: Readonly<Record<string, string>> = {
  GreaterThanThreshold: ">",
  GreaterThanOrEqualToThreshold: "≥",
  LessThanThreshold: "<",
  LessThanOrEqualToThreshold: "≤",
  GreaterThanUpperThreshold: "above",
  LessThanLowerThreshold: "below",
};

const missing: Readonly<Record<string, string>> = {
  breaching: "alarm",
  notBreaching: "well",
  missing: "unknown",
  ignore: "as before",
};

const longTimes = [
  [86_400, "d"],
  [3600, "h"],
  [60, "min"],
] as const;

function duration(seconds: number): string {
  const [size, unit] = longTimes.find(([each]) => seconds % each === 0) ?? [1, "s"];
  return `${seconds / size} ${unit}`;
}

function metricText({
  namespace,
  name,
  statistic,
}: Record<"namespace" | "name" | "statistic", string>): string {
  return `\`${namespace} ${name}\`, ${statistic}`;
}

interface Metrics {
  readonly text: string;
  readonly periodSeconds: number;
}

/** A calculation: its result, and what goes into it where the result does not say so itself. */
function calculated(queries: readonly Reader[]): Metrics {
  const parts = queries.filter((query) => query.has("metric"));
  const [result] = queries.filter((query) => query.has("expression"));
  const periodSeconds = parts[0]?.number("metric.period") ?? result?.number("period") ?? 0;
  const texts = parts.map((query) => {
    const [namespace = "", name = ""] = ["namespace", "metricName"].map((key) => query.text(`metric.${key}`));
    return metricText({ namespace, name, statistic: query.text("metric.stat") ?? "" });
  });
  const of = [...new Set(texts)].map((text) => {
    const ids = parts.flatMap((query, index) => (texts[index] === text ? [query.text("id") ?? ""] : []));
    return ids.length > 2 ? `${ids.length} times ${text}` : `${ids.join(" and ")} = ${text}`;
  });
  const expression = `\`${result?.text("expression") ?? ""}\``;
  return { text: of.length === 0 ? expression : `${expression} of ${of.join("; ")}`, periodSeconds };
}

function metricsOf({ inputs }: Resource): Metrics {
  const queries = inputs.blocks("metricQueries");
  if (queries.length > 0) return calculated(queries);
  const statistic = inputs.text("statistic") ?? inputs.text("extendedStatistic") ?? "";
  const [namespace = "", name = ""] = ["namespace", "metricName"].map((key) => inputs.text(key));
  return {
    text: metricText({ namespace, name, statistic }),
    periodSeconds: inputs.number("period") ?? 0,
  };
}

/** Units of metrics that have one, and how much of the metric's own unit one of it is. */
const units: Readonly<Record<string, readonly [perUnit: number, unit: string]>> = {
  "AWS/ApiGateway Latency": [1, "ms"],
  "AWS/ApplicationELB TargetResponseTime": [1, "s"],
  "AWS/Lambda Duration": [1, "ms"],
  "AWS/RDS CPUUtilization": [1, "%"],
  "AWS/RDS FreeStorageSpace": [2 ** 20, "MiB"],
  "AWS/RDS FreeableMemory": [2 ** 20, "MiB"],
  "AWS/SQS ApproximateAgeOfOldestMessage": [1, "s"],
  "CloudWatchSynthetics SuccessPercent": [1, "%"],
};

function limitOf({ inputs }: Resource): string {
  if (inputs.has("thresholdMetricId")) return "the usual";
  const [perUnit, unit] = units[`${inputs.text("namespace")} ${inputs.text("metricName")}`] ?? [1, ""];
  return `${(inputs.number("threshold") ?? 0) / perUnit} ${unit}`.trimEnd();
}

/** "> 5, 2 of 3 x 5 min"; "above the usual" for a detector, whose band it measures by. */
function whenOf(alarm: Resource, periodSeconds: number): string {
  const { inputs } = alarm;
  const sign = signs[inputs.text("comparisonOperator") ?? ""] ?? "?";
  const of = inputs.number("evaluationPeriods") ?? 1;
  const beyond = inputs.number("datapointsToAlarm") ?? of;
  const periods = of === 1 ? duration(periodSeconds) : `${beyond} of ${of} x ${duration(periodSeconds)}`;
  return `${sign} ${limitOf(alarm)}, ${periods}`;
}

/** The alarms that a composite one looks at: `ALARM("a") OR ALARM("b")`. */
function partsOf({ inputs }: Resource): readonly string[] {
  return [...(inputs.text("alarmRule") ?? "").matchAll(/ALARM\("([^"]+)"\)/g)].map(([, name = ""]) => name);
}

/** @throws Error for an alarm whose description names no runbook: the rule `runbook-linked` lets none pass */
export function alarmFacts(alarm: Resource, environment: Environment): AlarmFacts {
  const { inputs } = alarm;
  const said = inputs.text("alarmDescription") ?? "";
  const [, meaning, runbook] = /^(.*) Runbook: docs\/runbooks\/([\w-]+)\.md$/s.exec(said) ?? [];
  if (meaning === undefined || runbook === undefined) {
    throw new Error(`${alarm.name}: its description names no runbook: ${said}`);
  }
  const isComposite = alarm.type === alarmTypes.composite;
  const { text, periodSeconds } = isComposite
    ? {
        text: `any of ${partsOf(alarm)
          .map((name) => `\`${name}\``)
          .join(", ")}`,
        periodSeconds: 0,
      }
    : metricsOf(alarm);
  const short = (name: string): string => neutral(name, environment).replaceAll(/tradai-|-<env>/g, "");
  return {
    name: short(inputs.text(isComposite ? "alarmName" : "name") ?? ""),
    meaning,
    runbook,
    measures: isComposite ? short(text) : neutral(text, environment),
    when: isComposite ? "one is on" : whenOf(alarm, periodSeconds),
    missingData: isComposite ? "" : (missing[inputs.text("treatMissingData") ?? "missing"] ?? ""),
    tells: inputs.texts("alarmActions").map((topic) => short(topic.split(":").at(-1) ?? "")),
  };
}
