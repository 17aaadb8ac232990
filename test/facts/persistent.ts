/**
 * What the documents say of the persistent layer, written from them by hand and never from the program:
 * architecture.md 1.1, decisions.md sections 5 and 8. `{env}` stands for the environment.
 */
export const environmentFacts = {
  dev: {
    account: "600802701449",
    strategies: ["momentum", "mean-reversion"],
    customerKeys: false,
    protected: false,
    tier: "ESSENTIALS",
    trailRetentionDays: 30,
  },
  staging: {
    account: "111122223333",
    strategies: ["momentum", "mean-reversion"],
    customerKeys: false,
    protected: false,
    tier: "ESSENTIALS",
    trailRetentionDays: 30,
  },
  prod: {
    account: "444455556666",
    strategies: ["momentum", "mean-reversion"],
    customerKeys: true,
    protected: true,
    tier: "PLUS",
    trailRetentionDays: 400,
  },
} as const;

/** architecture.md 1.1, S3. */
export const documentedBuckets = [
  "tradai-configs-{env}",
  "tradai-results-{env}",
  "tradai-arcticdb-{env}",
  "tradai-mlflow-{env}",
  "tradai-logs-{env}",
];

/** Beyond the documents, for ORION-61. */
export const addedBuckets = ["tradai-configs-recovery-{env}"];

/** architecture.md 1.1, DynamoDB; keys, indexes and expiry from decisions.md section 5. */
export const documentedTables = [
  { name: "tradai-workflow-state-{env}", hash: "job_id", index: ["status", "updated_at"] },
  { name: "tradai-health-state-{env}", hash: "service" },
  { name: "tradai-trading-state-{env}", hash: "strategy_id" },
  { name: "tradai-deployments-{env}", hash: "service", range: "deployed_at" },
  { name: "tradai-drift-state-{env}", hash: "model_name", range: "checked_at" },
  { name: "tradai-retraining-state-{env}", hash: "model_name", range: "started_at" },
  { name: "tradai-rollback-state-{env}", hash: "model_name", range: "rolled_back_at" },
  { name: "tradai-shadow-test-state-{env}", hash: "model_name", range: "test_id" },
  { name: "tradai-notifications-{env}", hash: "notification_id", ttl: "expires_at" },
  { name: "tradai-idempotency-{env}", hash: "idempotency_key", ttl: "expires_at" },
  { name: "tradai-infra-drift-state-{env}", hash: "stack", range: "checked_at" },
  { name: "tradai-config-versions-{env}", hash: "config_name", range: "version", numeric: ["version"] },
] as {
  name: string;
  hash: string;
  range?: string;
  ttl?: string;
  index?: [string, string];
  numeric?: string[];
}[];

/** Tables with item images: TRADAI-S-14, and health-state for TRADAI-H-09. */
export const streamedTables = [
  "tradai-deployments-{env}",
  "tradai-trading-state-{env}",
  "tradai-config-versions-{env}",
  "tradai-health-state-{env}",
];

/** architecture.md 1.3: the 17 named functions, and OPEN-19's. */
export const functionNames = [
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
];

/** architecture.md 1.1, ECR. */
export const serviceNames = [
  "backend-api",
  "data-collection",
  "strategy-service",
  "mlflow",
  "live-trading",
  "dry-run-trading",
];

/** architecture.md 1.1, Cognito, with the additions of decisions.md section 5. */
export const appClientFacts = [
  {
    name: "tradai-api-client-{env}",
    secret: false,
    flow: "code",
    scopes: ["email", "openid", "profile", "tradai-api/read", "tradai-api/write"],
    authFlows: ["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH"],
  },
  {
    name: "tradai-m2m-client-{env}",
    secret: true,
    flow: "client_credentials",
    scopes: ["tradai-api/read", "tradai-api/write", "tradai-api/admin"],
    authFlows: [],
  },
  {
    name: "tradai-ci-client-{env}",
    secret: true,
    flow: "client_credentials",
    scopes: ["tradai-api/read", "tradai-api/write"],
    authFlows: [],
  },
];

/** Puts the environment in the place of `{env}`. */
export function inEnvironment(name: string, environment: string): string {
  return name.replaceAll("{env}", environment);
}
