import type { AlarmRow } from "./alarm";

/**
 * The table that the health check writes every two minutes was not written for a quarter of an hour (TRADAI-H-09: the time
 * of the last check was never set, and nobody saw it). The check itself may run, and say that all is well.
 */
export const healthStateStale = {
  id: "health-state-stale",
  runbook: "functions",
  severity: "alert",
  meaning:
    "Nobody has recorded the services' health for a quarter of an hour, whatever the health check says.",
  namespace: "AWS/DynamoDB",
  metric: "ConsumedWriteCapacityUnits",
  statistic: "Sum",
  periodSeconds: 300,
  datapoints: { beyond: 3, of: 3 },
  comparison: "LessThanThreshold",
  // The smallest write.
  threshold: 1,
  missingData: "breaching",
  addedFor: ["TRADAI-H-09"],
} as const satisfies AlarmRow;
