import type { WorkflowId } from "../inventory";
import type { AlarmRow } from "./alarm";

const ofWorkflow = {
  runbook: "workflows",
  severity: "alert",
  namespace: "AWS/States",
  statistic: "Sum",
} as const;

const hour = 3600;
const day = 24 * hour;

/**
 * For how long a workflow may be without an execution that went well, in periods of seconds. CloudWatch looks back over
 * seven days at most (https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html).
 */
const silence: Readonly<
  Record<WorkflowId, { readonly period: number; readonly periods: number; readonly words: string }>
> = {
  // The canary starts it many times a day.
  "backtest-workflow": { period: hour, periods: 24, words: "for a day" },
  // Started when a retraining is due, or a model has drifted; a model that needs none counts as well.
  "retraining-workflow": { period: day, periods: 7, words: "for a week" },
};

/** Alarms of one workflow: it failed, it was cut off, it has not done anything for long (TRADAI-H-25). */
export function workflowAlarms(id: WorkflowId): AlarmRow[] {
  const { period, periods, words } = silence[id];
  const noted = {
    ...ofWorkflow,
    periodSeconds: 300,
    datapoints: { beyond: 1, of: 1 },
    comparison: "GreaterThanThreshold",
    threshold: 0,
    missingData: "notBreaching",
  } as const;
  return [
    {
      ...noted,
      id: `${id}-failed`,
      meaning: `An execution of the ${id} failed.`,
      metric: "ExecutionsFailed",
    },
    {
      ...noted,
      id: `${id}-timed-out`,
      meaning: `An execution of the ${id} was cut off as a whole, and told nobody.`,
      metric: "ExecutionsTimedOut",
      addedFor: ["TRADAI-H-25"],
    },
    {
      ...ofWorkflow,
      id: `${id}-stale`,
      meaning: `No execution of the ${id} has succeeded ${words}.`,
      metric: "ExecutionsSucceeded",
      periodSeconds: period,
      datapoints: { beyond: periods, of: periods },
      comparison: "LessThanThreshold",
      threshold: 1,
      missingData: "breaching",
      addedFor: ["TRADAI-H-25"],
    },
  ];
}
