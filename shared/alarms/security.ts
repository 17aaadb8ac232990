import type { AlarmRow } from "./alarm";
import type { SecurityControl } from "./security-controls";

/**
 * The alarm on what the filter of a control counts: one event is enough (TRADAI-S-07).
 *
 * @param namespace of the filters' metrics.
 */
export function securityAlarm(control: SecurityControl, namespace: string): AlarmRow {
  const { id, cis, meaning, cannotWait } = control;
  return {
    id: `security-${id}`,
    runbook: "security",
    severity: cannotWait === true ? "escalate" : "alert",
    meaning: `${meaning} (CIS ${cis})`,
    namespace,
    metric: id,
    statistic: "Sum",
    periodSeconds: 300,
    datapoints: { beyond: 1, of: 1 },
    comparison: "GreaterThanOrEqualToThreshold",
    threshold: 1,
    // A filter publishes nothing while nothing happens.
    missingData: "notBreaching",
    addedFor: ["TRADAI-S-07"],
  };
}
