import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { LayerContext } from "../components";

/** Where an operator reads what to do: `docs/runbooks/<runbook>.md`. */
export type Runbook =
  | "api"
  | "canary"
  | "database"
  | "functions"
  | "host"
  | "nat"
  | "queues"
  | "security"
  | "services"
  | "workflows";

/** When an alarm goes off, in CloudWatch's own words. One row of a table of alarms. */
export interface AlarmRow {
  /** Physical name without `tradai-` and the environment. */
  readonly id: string;
  /** What is wrong when it goes off, as a sentence. */
  readonly meaning: string;
  readonly runbook: Runbook;
  /** `escalate` tells those on call besides: it cannot wait (EDGAR-60). */
  readonly severity: "alert" | "escalate";
  readonly namespace: string;
  readonly metric: string;
  readonly statistic: "Average" | "Maximum" | "Minimum" | "Sum" | "p95";
  readonly periodSeconds: number;
  /** It goes off when so many of the last periods are beyond the threshold. */
  readonly datapoints: { readonly beyond: number; readonly of: number };
  readonly comparison: "GreaterThanThreshold" | "GreaterThanOrEqualToThreshold" | "LessThanThreshold";
  readonly threshold: number;
  /** What a period without data counts as. */
  readonly missingData: "breaching" | "notBreaching" | "missing";
  /** Findings that it closes beyond the documented 28 alarms. */
  readonly addedFor?: readonly string[];
}

/** Where alarms go. */
export interface AlarmTopics {
  readonly alerts: pulumi.Input<string>;
  readonly escalation: pulumi.Input<string>;
}

/** A topic, made or read from the layer that has it. */
interface Topic {
  readonly arn: pulumi.Input<string>;
}

/** The topics that alarms tell, of those that an environment has. */
export function alarmTopics(topics: Readonly<Record<keyof AlarmTopics, Topic>>): AlarmTopics {
  return { alerts: topics.alerts.arn, escalation: topics.escalation.arn };
}

/** Which resources a metric is of; none for the metric of a whole account and region. */
export type Dimensions = Readonly<Record<string, pulumi.Input<string>>>;

/** One metric of a calculation. */
export interface MetricOf {
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: Dimensions;
}

/** What an alarm watches. */
export type AlarmSubject =
  | { readonly dimensions: Dimensions }
  /** A calculation over metrics, which it names by their keys; its result stands in the place of the row's metric. */
  | { readonly expression: string; readonly of: Readonly<Record<string, MetricOf>> }
  /** The same metric of several resources, added up, or the largest of them. */
  | { readonly sumOver: readonly Dimensions[] }
  | { readonly maximumOver: readonly Dimensions[] }
  /** How much more another metric of the same resource is than the row's. */
  | { readonly missingTo: string; readonly dimensions: Dimensions }
  /** All resources of the account and region that publish the metric with this one dimension. */
  | { readonly everyOne: string };

type Query = aws.types.input.cloudwatch.MetricAlarmMetricQuery;

/** One metric of several, with the statistic and the period of the row. */
export function metricPart(
  { statistic, periodSeconds }: Pick<AlarmRow, "statistic" | "periodSeconds">,
  id: string,
  { namespace, metric, dimensions }: MetricOf,
): Query {
  return {
    id,
    metric: { namespace, metricName: metric, stat: statistic, period: periodSeconds, dimensions },
    returnData: false,
  };
}

function part(row: AlarmRow, id: string, dimensions: Dimensions, metric = row.metric): Query {
  return metricPart(row, id, { namespace: row.namespace, metric, dimensions });
}

function result(label: string, expression: string, period?: number): Query {
  return { id: "result", expression, label, returnData: true, ...(period === undefined ? {} : { period }) };
}

function metricOf(row: AlarmRow, subject: AlarmSubject): Partial<aws.cloudwatch.MetricAlarmArgs> {
  const { namespace, metric, statistic, periodSeconds } = row;
  if ("everyOne" in subject) {
    const query = `SELECT ${statistic.toUpperCase()}(${metric}) FROM SCHEMA("${namespace}", ${subject.everyOne})`;
    return { metricQueries: [result(metric, query, periodSeconds)] };
  }
  if ("missingTo" in subject) {
    const is = part(row, "m1", subject.dimensions);
    const wanted = part(row, "m2", subject.dimensions, subject.missingTo);
    return { metricQueries: [is, wanted, result(`${subject.missingTo} - ${metric}`, "m2 - m1")] };
  }
  if ("expression" in subject) {
    const parts = Object.entries(subject.of).map(([id, each]) => metricPart(row, id, each));
    return { metricQueries: [...parts, result(row.id, subject.expression)] };
  }
  if ("dimensions" in subject) {
    const { dimensions } = subject;
    const kind = statistic === "p95" ? { extendedStatistic: statistic } : { statistic };
    const of = Object.keys(dimensions).length === 0 ? {} : { dimensions };
    return { namespace, metricName: metric, ...kind, period: periodSeconds, ...of };
  }
  const all = "sumOver" in subject ? subject.sumOver : subject.maximumOver;
  const parts = all.map((dimensions, index) => part(row, `m${index + 1}`, dimensions));
  const together = "sumOver" in subject ? "SUM" : "MAX";
  return { metricQueries: [...parts, result(metric, `${together}(METRICS())`)] };
}

/** Those who are told: on call besides where it cannot wait. */
export function alarmTargets(
  topics: AlarmTopics,
  { severity }: Pick<AlarmRow, "severity">,
): pulumi.Input<string>[] {
  return severity === "escalate" ? [topics.alerts, topics.escalation] : [topics.alerts];
}

/** What is wrong, and where an operator reads what to do. */
export function alarmDescription({ meaning, runbook }: Pick<AlarmRow, "meaning" | "runbook">): string {
  return `${meaning} Runbook: docs/runbooks/${runbook}.md`;
}

/** What the alarms of all kinds have in common: name, words, whom they tell, and when they go off. */
export function alarmBasics(
  context: LayerContext,
  topics: AlarmTopics,
  row: Pick<AlarmRow, "id" | "meaning" | "runbook" | "severity" | "datapoints" | "missingData">,
): aws.cloudwatch.MetricAlarmArgs {
  const name = context.names.alarm(row.id);
  const actions = alarmTargets(topics, row);
  return {
    name,
    alarmDescription: alarmDescription(row),
    evaluationPeriods: row.datapoints.of,
    datapointsToAlarm: row.datapoints.beyond,
    treatMissingData: row.missingData,
    actionsEnabled: true,
    alarmActions: actions,
    okActions: actions,
    tags: context.tags(name),
  };
}

/**
 * Creates the alarm of one row. Its topics are told when it goes off and when all is well again; the description names
 * the runbook (EDGAR-60, USDCOP-02).
 */
export function createAlarm(
  context: LayerContext,
  topics: AlarmTopics,
  row: AlarmRow,
  subject: AlarmSubject,
): aws.cloudwatch.MetricAlarm {
  return new aws.cloudwatch.MetricAlarm(
    `alarm-${row.id}`,
    {
      ...alarmBasics(context, topics, row),
      ...metricOf(row, subject),
      comparisonOperator: row.comparison,
      threshold: row.threshold,
    },
    context.options(),
  );
}
