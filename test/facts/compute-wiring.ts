/**
 * What each function and each task works with, written by hand from what the documents say it is for: architecture.md 1.1
 * (what the tables hold), 1.3 (functions, roles), 1.6 (OPEN-19 to OPEN-24) and 1.7, decisions.md section 5. Nothing here
 * is read from the program: the plan's grants and the plan's variables are both compared with it.
 *
 * `table X` reads and writes items, `read X` and `write X` are objects of a bucket (below a prefix where there is one),
 * `send X` and `consume X` are queues, `publish X` topics, `start X` workflows, `call X` services, `parameter X` and
 * `secret X` values that AWS keeps.
 */
export type Edges = readonly string[];

const metrics = "metrics";

/** The functions of every environment. */
export const functionEdges: Readonly<Record<string, Edges>> = {
  // TRADAI-H-24: all six services. TRADAI-H-09: it updates the table and reports what it saw.
  "health-check": [
    "table health-state",
    "call backend-api",
    "call data-collection",
    "call strategy-service",
    "call mlflow",
    "call live-trading",
    "call dry-run-trading",
    "publish alerts",
    metrics,
  ],
  // Tasks of the cluster that belong to no job any more.
  "orphan-scanner": ["table workflow-state", "stop tasks", "publish alerts", metrics],
  "trading-heartbeat-check": ["table trading-state", "publish alerts", metrics],
  // TRADAI-H-07, USDCOP-14: market data against the registered model, and the event that starts the retraining.
  "drift-monitor": ["table drift-state", "read arcticdb", "call mlflow", "report drift", metrics],
  "retraining-scheduler": [
    "table drift-state",
    "table retraining-state",
    "start retraining-workflow",
    metrics,
  ],
  // TRADAI-H-07, OPEN-31.
  "pulumi-drift-detector": ["table infra-drift-state", "read state", "publish alerts", metrics],
  "validate-strategy": ["table config-versions", "read configs", "call strategy-service"],
  "data-collection-proxy": ["call data-collection"],
  "update-status": ["table workflow-state"],
  "notify-completion": ["table notifications", "publish alerts"],
  "check-retraining-needed": [
    "table deployments",
    "table drift-state",
    "table retraining-state",
    "call mlflow",
  ],
  "compare-models": ["table shadow-test-state", "read mlflow", "call mlflow"],
  "cleanup-resources": ["table workflow-state", "write results/work/"],
  "backtest-consumer": [
    "consume backtest-queue",
    "table idempotency",
    "table workflow-state",
    "start backtest-workflow",
  ],
  "promote-model": ["table deployments", "table retraining-state", "call mlflow"],
  "model-rollback": ["table deployments", "table rollback-state", "call mlflow", "publish alerts"],
  // decisions.md section 5: archives to results and deletes; it never re-queues.
  "sqs-consumer": [
    "consume backtest-dlq",
    "table workflow-state",
    "write results/dead-letters/",
    "publish alerts",
  ],
};

/** TRADAI-H-01, TRADAI-H-02: takes a host out of discovery and lets it end. */
export const consolidatedFunctionEdges: Readonly<Record<string, Edges>> = {
  deregistration: ["deregister services", "end host", "publish registration"],
};

/** EDGAR-15, EDGAR-20. */
export const fargateFunctionEdges: Readonly<Record<string, Edges>> = {
  "deployment-gate": ["call load balancer"],
  "migration-gate": ["run migration", "snapshot database"],
};

/** Both of the trading pair; their secrets are injected when they start. */
const trading: Edges = [
  "table trading-state",
  "read arcticdb",
  "read configs",
  "secret exchange-keys",
  "call data-collection",
  "call strategy-service",
  "call mlflow",
  "publish alerts",
  "publish registration",
  metrics,
];

/** The tasks of every environment. */
export const taskEdges: Readonly<Record<string, Edges>> = {
  "live-trading": trading,
  "dry-run-trading": trading,
};

/** One task for each strategy: market data in, results and models out (OPEN-16). */
export const strategyEdges: Edges = [
  "table workflow-state",
  "read arcticdb",
  "write results",
  "write mlflow",
  "parameter mlflow/tracking-uri",
  "call data-collection",
  "call mlflow",
  "packages",
  metrics,
];

/** The tasks of prod alone, where nothing shares a host. */
export const fargateTaskEdges: Readonly<Record<string, Edges>> = {
  // architecture.md 1.3: its health answer covers tables, the queue and the services (TRADAI-S-30).
  "backend-api": [
    "table config-versions",
    "table deployments",
    "table drift-state",
    "table health-state",
    "table retraining-state",
    "table trading-state",
    "table workflow-state",
    "write configs",
    "read results",
    "send backtest-queue",
    "publish registration",
    "parameter cognito/api-client-id",
    "parameter cognito/issuer",
    "parameter cognito/user-pool-id",
    "call data-collection",
    "call strategy-service",
    "call mlflow",
    "call live-trading",
    "call dry-run-trading",
    metrics,
  ],
  "data-collection": ["write arcticdb", "secret exchange-keys", "publish registration", metrics],
  "strategy-service": [
    "table config-versions",
    "write configs",
    "call data-collection",
    "call mlflow",
    "packages",
    "publish registration",
    metrics,
  ],
  // decisions.md section 2: it is told where the database's secret is, and reads it when it runs.
  mlflow: [
    "write mlflow",
    "parameter database/address",
    "parameter database/port",
    "parameter database/secret-arn",
    "parameter database/pool-size",
    "database secret",
    metrics,
  ],
  migration: [
    "parameter database/address",
    "parameter database/port",
    "parameter database/secret-arn",
    "database secret",
  ],
};
