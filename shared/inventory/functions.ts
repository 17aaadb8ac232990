/**
 * The 18 Lambda functions (architecture.md 1.3; the eighteenth is settled by OPEN-19). Each has an image
 * repository; the NAT route updater's stays empty because its code is a bundle of this repository.
 */
export const functionIds = [
  "health-check",
  "orphan-scanner",
  "trading-heartbeat-check",
  "drift-monitor",
  "retraining-scheduler",
  "pulumi-drift-detector",
  "validate-strategy",
  "data-collection-proxy",
  "update-status",
  "notify-completion",
  "check-retraining-needed",
  "compare-models",
  "cleanup-resources",
  "backtest-consumer",
  "promote-model",
  "model-rollback",
  "sqs-consumer",
  "nat-route-updater",
] as const;

export type FunctionId = (typeof functionIds)[number];
