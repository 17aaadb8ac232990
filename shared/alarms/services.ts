import type { ServiceId } from "../inventory";
import type { AlarmRow } from "./alarm";

const atTarget = {
  runbook: "services",
  namespace: "AWS/ApplicationELB",
  periodSeconds: 60,
  comparison: "GreaterThanThreshold",
  missingData: "notBreaching",
} as const;

/**
 * The documented alarms of one service behind the load balancer, and one for a service that is to run: without a healthy
 * target nobody answers (TRADAI-H-12, TRADAI-H-17). Latency is a percentile over several minutes: an average flapped.
 *
 * @param desired tasks that are to run; a service that is off has no targets, which is no fault.
 */
export function targetAlarms(id: ServiceId, desired: number): AlarmRow[] {
  const rows: AlarmRow[] = [
    {
      ...atTarget,
      id: `${id}-high-latency`,
      meaning: `One in twenty answers of ${id} takes longer than two seconds.`,
      severity: "alert",
      metric: "TargetResponseTime",
      statistic: "p95",
      datapoints: { beyond: 3, of: 5 },
      threshold: 2,
    },
    {
      ...atTarget,
      id: `${id}-5xx`,
      meaning: `${id} answers with errors of its own.`,
      severity: "alert",
      metric: "HTTPCode_Target_5XX_Count",
      statistic: "Sum",
      datapoints: { beyond: 2, of: 3 },
      threshold: 5,
    },
    {
      ...atTarget,
      id: `${id}-unhealthy-hosts`,
      meaning: `A target of ${id} fails its health check.`,
      severity: "alert",
      metric: "UnHealthyHostCount",
      statistic: "Maximum",
      datapoints: { beyond: 3, of: 5 },
      threshold: 0,
    },
  ];
  if (desired === 0) return rows;
  return [
    ...rows,
    {
      ...atTarget,
      id: `${id}-healthy-hosts`,
      meaning: `${id} has no healthy target: nobody answers.`,
      severity: "escalate",
      metric: "HealthyHostCount",
      statistic: "Maximum",
      datapoints: { beyond: 3, of: 3 },
      comparison: "LessThanThreshold",
      threshold: 1,
      missingData: "breaching",
      addedFor: ["TRADAI-H-17"],
    },
  ];
}

/** One service on ECS that cannot keep as many tasks as it is to have. */
export function tasksBelowDesired(id: ServiceId): AlarmRow {
  return {
    id: `${id}-tasks-below-desired`,
    runbook: "services",
    meaning: `${id} has fewer tasks than it is to have: they fail, or cannot be placed.`,
    severity: "alert",
    namespace: "ECS/ContainerInsights",
    metric: "RunningTaskCount",
    statistic: "Average",
    periodSeconds: 60,
    // A deployment starts tasks before it stops any, and a singleton's takes a few minutes.
    datapoints: { beyond: 10, of: 10 },
    comparison: "GreaterThanThreshold",
    threshold: 0,
    missingData: "notBreaching",
    addedFor: ["EDGAR-32"],
  };
}

/** prod: the documented alarm over all of them; metric math ends at ten metrics (decisions.md section 5). */
export const tasksBelowDesiredAnywhere = {
  id: "ecs-tasks-below-desired",
  runbook: "services",
  meaning: "A service on ECS has fewer tasks than it is to have.",
  severity: "escalate",
} as const;
