import type { AlarmRow } from "./alarm";

/** Part of the quota beyond which it has to be raised before functions are refused. */
const nearQuota = 0.8;

/**
 * The quota that all functions of the account share is almost used up (ORION-58).
 *
 * @param limit concurrent executions that AWS allows the account, the setting `lambdaConcurrencyLimit`.
 */
export function lambdaConcurrency(limit: number): AlarmRow {
  return {
    id: "lambda-concurrency",
    runbook: "functions",
    severity: "alert",
    meaning: `Four fifths of the ${limit} executions that AWS allows the account at once are under way.`,
    namespace: "AWS/Lambda",
    metric: "ConcurrentExecutions",
    statistic: "Maximum",
    periodSeconds: 60,
    datapoints: { beyond: 3, of: 5 },
    comparison: "GreaterThanThreshold",
    threshold: limit * nearQuota,
    missingData: "notBreaching",
    addedFor: ["ORION-58"],
  };
}
