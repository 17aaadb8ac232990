import type { AlarmRow } from "./alarm";

/** dev and staging: the one host of four services (architecture.md 1.3). */
export const hostAlarm = {
  id: "consolidated-status",
  runbook: "host",
  severity: "escalate",
  meaning: "The consolidated host is not well, or there is none: four services do not answer.",
  namespace: "AWS/EC2",
  metric: "StatusCheckFailed",
  statistic: "Maximum",
  periodSeconds: 60,
  // Replacing the instance takes a quarter of an hour at most, during which the last one stays where it can.
  datapoints: { beyond: 5, of: 5 },
  comparison: "GreaterThanThreshold",
  threshold: 0,
  missingData: "breaching",
} as const satisfies AlarmRow;
