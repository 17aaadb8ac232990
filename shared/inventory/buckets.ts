import { logPrefixes } from "./log-prefixes";
import type { Row } from "./row";
import { rowsOf } from "./row";

/** Days after which the objects below one prefix expire or move to a colder class. */
export interface PrefixLifecycle {
  /** Key prefix with its trailing slash; empty for the whole bucket. */
  readonly prefix: string;
  /** Days until the objects move to S3 Glacier Instant Retrieval. */
  readonly archiveAfterDays?: number;
  readonly expireAfterDays?: number;
}

export interface BucketRow extends Row {
  /** `log-target` stays on SSE-S3: load-balancer and server-access logs are delivered to nothing else. */
  readonly role: "data" | "log-target" | "recovery-copy";
  /** CloudTrail records object reads and writes. */
  readonly dataEvents: boolean;
  readonly lifecycle: readonly PrefixLifecycle[];
  /** The documented value where a finding overrules it (architecture.md 1.1). */
  readonly overrules?: string;
}

/**
 * S3 buckets (architecture.md 1.1, decisions.md section 5). Every one is versioned; noncurrent versions and
 * incomplete uploads expire everywhere.
 */
export const buckets = {
  configs: {
    id: "configs",
    purpose: "strategy and service configuration",
    role: "data",
    dataEvents: true,
    lifecycle: [],
  },
  results: {
    id: "results",
    purpose: "backtest results and archived dead letters",
    role: "data",
    dataEvents: true,
    lifecycle: [{ prefix: "", archiveAfterDays: 30 }],
    overrules:
      "the class S3 Glacier, from which AWS Backup copies nothing and the API could not read a result",
  },
  arcticdb: {
    id: "arcticdb",
    purpose: "market data of ArcticDB",
    role: "data",
    dataEvents: true,
    lifecycle: [],
    overrules: "no data events (TRADAI-S-15)",
  },
  mlflow: {
    id: "mlflow",
    purpose: "MLflow artifacts",
    role: "data",
    dataEvents: true,
    lifecycle: [],
    overrules: "no data events (TRADAI-S-15)",
  },
  logs: {
    id: "logs",
    purpose: "audit trail, load-balancer, server-access, flow and configuration logs",
    role: "log-target",
    dataEvents: false,
    lifecycle: Object.values(logPrefixes),
    overrules: "versioning off, every object deleted at 90 days (TRADAI-S-16, TRADAI-S-17)",
  },
  configsRecovery: {
    id: "configs-recovery",
    purpose: "copy of the configuration bucket in the recovery region",
    role: "recovery-copy",
    dataEvents: false,
    lifecycle: [],
    addedFor: ["ORION-61"],
  },
} as const satisfies Record<string, BucketRow>;

export type BucketId = (typeof buckets)[keyof typeof buckets]["id"];
export const bucketRows: readonly (BucketRow & { readonly id: BucketId })[] = rowsOf(buckets);
