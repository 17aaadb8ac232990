import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { LayerContext } from "../components";

/** Where an operator reads what to do: `docs/runbooks/<runbook>.md`. */
export type Runbook = "database" | "functions" | "host" | "nat" | "queues" | "workflows";

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
  readonly statistic: "Average" | "Maximum" | "Minimum" | "Sum";
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

/** What an alarm watches, where it is not one metric of one resource. */
export type AlarmSubject =
  | { readonly dimensions: Readonly<Record<string, pulumi.Input<string>>> }
  /** The same metric of several resources, added up. */
  | { readonly sumOver: readonly Readonly<Record<string, pulumi.Input<string>>>[] };

function metricOf(row: AlarmRow, subject: AlarmSubject): Partial<aws.cloudwatch.MetricAlarmArgs> {
  const { namespace, metric, statistic, periodSeconds } = row;
  if ("dimensions" in subject) {
    const { dimensions } = subject;
    return { namespace, metricName: metric, statistic, period: periodSeconds, dimensions };
  }
  const parts = subject.sumOver.map((dimensions, index) => ({
    id: `m${index + 1}`,
    metric: { namespace, metricName: metric, stat: statistic, period: periodSeconds, dimensions },
    returnData: false,
  }));
  const sum = { id: "sum", expression: "SUM(METRICS())", label: metric, returnData: true };
  return { metricQueries: [...parts, sum] };
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
  const name = context.names.alarm(row.id);
  const actions = row.severity === "escalate" ? [topics.alerts, topics.escalation] : [topics.alerts];
  return new aws.cloudwatch.MetricAlarm(
    `alarm-${row.id}`,
    {
      name,
      alarmDescription: `${row.meaning} Runbook: docs/runbooks/${row.runbook}.md`,
      ...metricOf(row, subject),
      comparisonOperator: row.comparison,
      threshold: row.threshold,
      evaluationPeriods: row.datapoints.of,
      datapointsToAlarm: row.datapoints.beyond,
      treatMissingData: row.missingData,
      actionsEnabled: true,
      alarmActions: actions,
      okActions: actions,
      tags: context.tags(name),
    },
    context.options(),
  );
}
