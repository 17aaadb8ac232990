/**
 * The alarms of the compute layer as decisions.md section 5 counts them, written by hand and never from the program.
 * `{env}` stands for the environment.
 */

/** An alarm on what is behind the load balancer; thresholds are OPEN-28's. */
export interface TargetAlarmFact {
  readonly id: string;
  readonly metric: string;
  readonly statistic: string;
  readonly missing: "breaching" | "notBreaching";
}

/** Three for each of four services, twelve in all: latency is a percentile, M of N. */
export const targetAlarmFacts: readonly TargetAlarmFact[] = [
  { id: "high-latency", metric: "TargetResponseTime", statistic: "p95", missing: "notBreaching" },
  { id: "5xx", metric: "HTTPCode_Target_5XX_Count", statistic: "Sum", missing: "notBreaching" },
  { id: "unhealthy-hosts", metric: "UnHealthyHostCount", statistic: "Maximum", missing: "notBreaching" },
];
/** Only where there is to be a target (TRADAI-H-17). */
export const healthyHosts: TargetAlarmFact = {
  id: "healthy-hosts",
  metric: "HealthyHostCount",
  statistic: "Maximum",
  missing: "breaching",
};

/** Those behind the load balancer. */
export const watchedServices = ["backend-api", "mlflow", "live-trading", "dry-run-trading"] as const;
/** The pair that nobody has started (architecture.md 1.3). */
export const switchedOff: readonly string[] = ["live-trading", "dry-run-trading"];

/** Over all functions of the environment, because metric math ends at ten. */
export const everyFunctionAlarms = [
  { name: "tradai-lambda-errors-{env}", metric: "Errors" },
  { name: "tradai-lambda-throttles-{env}", metric: "Throttles" },
] as const;

/** Seconds between two runs, and thus the least window of a heartbeat alarm. */
export const heartbeats = [
  { id: "health-check", interval: 120 },
  { id: "orphan-scanner", interval: 300 },
  { id: "trading-heartbeat-check", interval: 300 },
  { id: "drift-monitor", interval: 43_200 },
  { id: "retraining-scheduler", interval: 21_600 },
  { id: "pulumi-drift-detector", interval: 21_600 },
] as const;
/** They returned in 3 to 5 ms without doing anything (TRADAI-H-07); milliseconds. */
export const idleAlarms = { ids: ["drift-monitor", "pulumi-drift-detector"], below: 50 } as const;

/** What an execution may do wrong (TRADAI-H-25); the first is documented. */
export const workflowAlarms = ["failed", "timed-out", "stale"] as const;
