import type { FunctionRow } from "../inventory";
import type { AlarmRow } from "./alarm";

const ofFunction = {
  runbook: "functions",
  severity: "alert",
  namespace: "AWS/Lambda",
  comparison: "GreaterThanThreshold",
  missingData: "notBreaching",
} as const;

/** Part of its timeout beyond which a function is about to be cut off (TRADAI-H-03). */
const nearTimeout = 0.8;

/** Scheduled functions that were seen to return at once, having done nothing (TRADAI-H-07). */
const seenIdle: readonly string[] = ["drift-monitor", "pulumi-drift-detector"];

/** Milliseconds below which such a run did nothing. */
const idleBelow = 50;

/** Longest time that CloudWatch takes for one period. */
const day = 86_400;

/**
 * A schedule that stopped, which no other metric shows: no data means that nothing ran (ORION-23). Two intervals may pass,
 * in periods that CloudWatch accepts.
 */
export function heartbeatAlarms({ id, trigger }: FunctionRow): AlarmRow[] {
  if (trigger.kind !== "schedule") return [];
  const interval = trigger.everyMinutes * 60;
  const period = Math.min(day, Math.max(300, interval * 2));
  return [
    {
      ...ofFunction,
      id: `${id}-heartbeat`,
      meaning: `The function ${id} has not been started for twice its interval.`,
      metric: "Invocations",
      statistic: "Sum",
      periodSeconds: period,
      datapoints: { beyond: 1, of: 1 },
      comparison: "LessThanThreshold",
      threshold: 1,
      missingData: "breaching",
      addedFor: ["ORION-23", "TRADAI-H-07"],
    },
    ...(seenIdle.includes(id)
      ? [
          {
            ...ofFunction,
            id: `${id}-idle`,
            meaning: `The function ${id} returns at once: it does nothing.`,
            metric: "Duration",
            statistic: "Maximum",
            periodSeconds: period,
            datapoints: { beyond: 1, of: 1 },
            comparison: "LessThanThreshold",
            threshold: idleBelow,
            missingData: "breaching",
            addedFor: ["TRADAI-H-07"],
          } as const,
        ]
      : []),
  ];
}

/** The documented alarms over all functions: metric math would end at ten (decisions.md section 5). */
export const everyFunctionAlarms = (["errors", "throttles"] as const).map((kind): AlarmRow => ({
  ...ofFunction,
  id: `lambda-${kind}`,
  meaning: kind === "errors" ? "Functions fail." : "Functions are not let run.",
  metric: kind === "errors" ? "Errors" : "Throttles",
  statistic: "Sum",
  periodSeconds: 300,
  datapoints: { beyond: 2, of: 3 },
  threshold: 5,
}));

/**
 * Alarms of one function: it failed, it was refused for want of concurrency, it was about to be cut off. Each of them
 * undoes a deployment.
 */
export function functionAlarms({ id, timeoutSeconds }: FunctionRow): AlarmRow[] {
  return [
    {
      ...ofFunction,
      id: `${id}-errors`,
      meaning: `The function ${id} failed.`,
      metric: "Errors",
      statistic: "Sum",
      periodSeconds: 60,
      datapoints: { beyond: 1, of: 1 },
      threshold: 0,
      addedFor: ["TRADAI-H-03"],
    },
    {
      ...ofFunction,
      id: `${id}-throttles`,
      meaning: `The function ${id} was not let run: its reserved concurrency is used up.`,
      metric: "Throttles",
      statistic: "Sum",
      periodSeconds: 300,
      datapoints: { beyond: 1, of: 1 },
      threshold: 0,
      addedFor: ["TRADAI-H-03"],
    },
    {
      ...ofFunction,
      id: `${id}-duration`,
      meaning: `The function ${id} takes almost as long as it may: it will be cut off.`,
      metric: "Duration",
      statistic: "Maximum",
      periodSeconds: 300,
      datapoints: { beyond: 2, of: 3 },
      // Milliseconds.
      threshold: timeoutSeconds * 1000 * nearTimeout,
      addedFor: ["TRADAI-H-03"],
    },
  ];
}
