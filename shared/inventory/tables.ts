import type { Row } from "./row";
import { rowsOf } from "./row";

/** A key attribute: its name, and `N` where it is a number (a string otherwise). */
export interface KeyAttribute {
  readonly name: string;
  readonly type: "S" | "N";
}

export interface TableIndex {
  readonly name: string;
  readonly hash: KeyAttribute;
  readonly range: KeyAttribute;
}

export interface TableRow extends Row {
  readonly hash: KeyAttribute;
  readonly range?: KeyAttribute;
  /** One index per access path, so that nothing needs `dynamodb:Scan` (ORION-10). */
  readonly indexes: readonly TableIndex[];
  /** Attribute holding the expiry time in epoch seconds. */
  readonly ttl?: string;
  /** Item images before and after each change, where changes are audited (TRADAI-S-14, TRADAI-H-09). */
  readonly stream: boolean;
}

const text = (name: string): KeyAttribute => ({ name, type: "S" });
const number = (name: string): KeyAttribute => ({ name, type: "N" });

/** DynamoDB tables: names from architecture.md 1.1, keys from decisions.md section 5. */
export const tables = {
  workflowState: {
    id: "workflow-state",
    purpose: "state of backtest and retraining jobs",
    hash: text("job_id"),
    indexes: [{ name: "status-updated_at", hash: text("status"), range: text("updated_at") }],
    stream: false,
  },
  healthState: {
    id: "health-state",
    purpose: "last health of each tracked service",
    hash: text("service"),
    indexes: [],
    stream: true,
  },
  tradingState: {
    id: "trading-state",
    purpose: "state of each trading strategy",
    hash: text("strategy_id"),
    indexes: [],
    stream: true,
  },
  deployments: {
    id: "deployments",
    purpose: "deployments of each service",
    hash: text("service"),
    range: text("deployed_at"),
    indexes: [],
    stream: true,
  },
  driftState: {
    id: "drift-state",
    purpose: "drift measurements of each model",
    hash: text("model_name"),
    range: text("checked_at"),
    indexes: [],
    stream: false,
  },
  retrainingState: {
    id: "retraining-state",
    purpose: "retraining runs of each model",
    hash: text("model_name"),
    range: text("started_at"),
    indexes: [],
    stream: false,
  },
  rollbackState: {
    id: "rollback-state",
    purpose: "rollbacks of each model",
    hash: text("model_name"),
    range: text("rolled_back_at"),
    indexes: [],
    stream: false,
  },
  shadowTestState: {
    id: "shadow-test-state",
    purpose: "shadow tests of each model",
    hash: text("model_name"),
    range: text("test_id"),
    indexes: [],
    stream: false,
  },
  notifications: {
    id: "notifications",
    purpose: "notifications sent, until they expire",
    hash: text("notification_id"),
    indexes: [],
    ttl: "expires_at",
    stream: false,
  },
  idempotency: {
    id: "idempotency",
    purpose: "idempotency keys, until they expire",
    hash: text("idempotency_key"),
    indexes: [],
    ttl: "expires_at",
    stream: false,
  },
  infraDriftState: {
    id: "infra-drift-state",
    purpose: "drift of each Pulumi stack",
    hash: text("stack"),
    range: text("checked_at"),
    indexes: [],
    stream: false,
  },
  configVersions: {
    id: "config-versions",
    purpose: "versions of each configuration",
    hash: text("config_name"),
    range: number("version"),
    indexes: [],
    stream: true,
  },
} as const satisfies Record<string, TableRow>;

export type TableId = (typeof tables)[keyof typeof tables]["id"];
export const tableRows: readonly (TableRow & { readonly id: TableId })[] = rowsOf(tables);
