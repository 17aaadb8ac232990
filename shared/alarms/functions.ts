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

/** Alarms of one function: it failed, it was refused for want of concurrency, it was about to be cut off. */
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
