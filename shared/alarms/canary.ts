import type { AlarmRow } from "./alarm";

/**
 * The canary's alarm, which is its heartbeat as well: a canary that does not run shows no failure. One run that fails
 * calls nobody, two of the last three do.
 *
 * @param everyMinutes between two runs, each of which is a period of its own
 */
export function canaryAlarm(everyMinutes: number): AlarmRow {
  return {
    id: "canary-failed",
    runbook: "canary",
    meaning: "The canary fails, or does not run: a client finds the API or what is behind it broken.",
    severity: "escalate",
    namespace: "CloudWatchSynthetics",
    metric: "SuccessPercent",
    statistic: "Average",
    periodSeconds: everyMinutes * 60,
    datapoints: { beyond: 2, of: 3 },
    comparison: "LessThanThreshold",
    threshold: 100,
    missingData: "breaching",
    addedFor: ["EDGAR-01", "TRADAI-H-04"],
  };
}
