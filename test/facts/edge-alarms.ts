/**
 * The alarms of the edge layer and the documented alarms of all layers, as decisions.md section 5 counts them; written by
 * hand and never from the program. `{env}` stands for the environment.
 */

/** The 28 documented alarms, but for the last one, which differs with the shape. */
const documentedAnywhere = [
  ...["tradai-backend-api-high-latency-{env}", "tradai-backend-api-5xx-{env}"],
  ...["tradai-backend-api-unhealthy-hosts-{env}", "tradai-mlflow-high-latency-{env}"],
  ...["tradai-mlflow-5xx-{env}", "tradai-mlflow-unhealthy-hosts-{env}"],
  ...["tradai-live-trading-high-latency-{env}", "tradai-live-trading-5xx-{env}"],
  ...["tradai-live-trading-unhealthy-hosts-{env}", "tradai-dry-run-trading-high-latency-{env}"],
  ...["tradai-dry-run-trading-5xx-{env}", "tradai-dry-run-trading-unhealthy-hosts-{env}"],
  ...["tradai-rds-cpu-{env}", "tradai-rds-free-storage-{env}", "tradai-rds-connections-{env}"],
  ...["tradai-rds-freeable-memory-{env}", "tradai-backtest-queue-age-{env}"],
  ...["tradai-backtest-dlq-messages-{env}", "tradai-api-5xx-{env}", "tradai-api-4xx-{env}"],
  ...["tradai-api-latency-{env}", "tradai-lambda-errors-{env}", "tradai-lambda-throttles-{env}"],
  ...["tradai-health-check-duration-{env}", "tradai-backtest-workflow-failed-{env}"],
  ...["tradai-retraining-workflow-failed-{env}", "tradai-nat-status-{env}"],
] as const;

/** The documented alarms of an environment, 28 of them. */
export const documentedAlarms = {
  dev: [...documentedAnywhere, "tradai-consolidated-status-{env}"],
  staging: [...documentedAnywhere, "tradai-consolidated-status-{env}"],
  // A composite alarm: ECS tasks below desired take the place of the host's status.
  prod: [...documentedAnywhere, "tradai-ecs-tasks-below-desired-{env}"],
} as const;

/** Those that the edge layer has itself; the last one's unit is milliseconds. */
export const apiAlarmFacts = [
  { name: "tradai-api-5xx-{env}", metric: "5XXError", statistic: "Sum", setting: "api5xx" },
  { name: "tradai-api-4xx-{env}", metric: "4XXError", statistic: "Sum", setting: "api4xx" },
  { name: "tradai-api-latency-{env}", metric: "Latency", statistic: "p95", setting: "apiLatencyMs" },
] as const;

/** ORION-26: a detector for each latency. */
export const latencyDetectors = {
  "tradai-api-latency-anomaly-{env}": undefined,
  "tradai-backend-api-latency-anomaly-{env}": "backend-api",
  "tradai-mlflow-latency-anomaly-{env}": "mlflow",
  "tradai-live-trading-latency-anomaly-{env}": "live-trading",
  "tradai-dry-run-trading-latency-anomaly-{env}": "dry-run-trading",
} as const;

/** The services whose other half has the traffic after each second deployment (decisions.md section 5). */
export const alternateDetectors = {
  dev: {},
  staging: {},
  prod: {
    "tradai-backend-api-alternate-latency-anomaly-{env}": "backend-api",
    "tradai-mlflow-alternate-latency-anomaly-{env}": "mlflow",
  },
} as const satisfies Record<string, Record<string, string>>;

/** Further additions: the web ACLs (TRADAI-S-01), the health records (TRADAI-H-09), the quota (ORION-58). */
export const otherAlarms = [
  "tradai-waf-silent-{env}",
  "tradai-waf-blocked-{env}",
  "tradai-waf-auth-blocked-{env}",
  "tradai-health-state-stale-{env}",
  "tradai-lambda-concurrency-{env}",
] as const;

/** What says that the platform is down, in each shape. */
const downAnywhere = [
  ...["tradai-nat-status-{env}", "tradai-rds-free-storage-{env}", "tradai-backend-api-healthy-hosts-{env}"],
  ...["tradai-mlflow-healthy-hosts-{env}", "tradai-api-5xx-{env}", "tradai-canary-failed-{env}"],
] as const;
export const systemAlarmFact = {
  name: "tradai-system-{env}",
  of: {
    dev: [...downAnywhere, "tradai-consolidated-status-{env}"],
    staging: [...downAnywhere, "tradai-consolidated-status-{env}"],
    prod: [...downAnywhere, "tradai-ecs-tasks-below-desired-{env}"],
  },
} as const;

/** What cannot wait until somebody reads mail (EDGAR-60). */
export const escalated = [
  "tradai-waf-silent-{env}",
  "tradai-security-root-use-{env}",
  "tradai-security-sign-in-without-mfa-{env}",
  "tradai-security-trail-changes-{env}",
  "tradai-security-key-deletion-{env}",
  "tradai-system-{env}",
] as const;
