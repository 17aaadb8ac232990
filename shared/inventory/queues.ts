import type { Row } from "./row";
import { rowsOf } from "./row";

export interface QueueRow extends Row {
  readonly fifo: boolean;
  /** The function that reads it; its timeout decides for how long a message is hidden while it is worked on. */
  readonly consumer?: "backtest-consumer" | "sqs-consumer";
  /** Where a message goes that cannot be handled, and after how many attempts (OPEN-14). */
  readonly deadLetter?: { readonly queue: "backtest-dlq"; readonly maxReceiveCount: number };
  /** Queues whose failed messages it takes; `none` of them where other services send theirs. */
  readonly takesFrom?: readonly "backtest-queue"[];
  /** Event rules put aside here what no target took. */
  readonly takesFromRules?: true;
  /** Days that a message waits; a dead-letter queue counts from the first sending, so it has to wait longer. */
  readonly retentionDays: number;
  /** Class of key: `data` is a customer key where the environment has them, `alerts` is one everywhere. */
  readonly key: "data" | "alerts";
}

/** SQS queues (architecture.md 1.2, OPEN-14, ORION-22). */
export const queues = {
  backtest: {
    id: "backtest-queue",
    purpose: "backtests that wait for their workflow",
    fifo: true,
    consumer: "backtest-consumer",
    deadLetter: { queue: "backtest-dlq", maxReceiveCount: 3 },
    retentionDays: 4,
    key: "data",
  },
  backtestDlq: {
    id: "backtest-dlq",
    purpose: "backtests that could not be started",
    fifo: true,
    consumer: "sqs-consumer",
    takesFrom: ["backtest-queue"],
    retentionDays: 14,
    key: "data",
  },
  // Standard, because neither event rules nor asynchronous functions send to a FIFO queue. On the alerts key, because
  // EventBridge has to be admitted by the key's policy, and that key admits it everywhere.
  eventsDlq: {
    id: "events-dlq",
    purpose: "events and asynchronous invocations that nobody took",
    fifo: false,
    takesFrom: [],
    takesFromRules: true,
    retentionDays: 14,
    key: "alerts",
    addedFor: ["ORION-22", "TRADAI-H-04"],
  },
} as const satisfies Record<string, QueueRow>;

export type QueueId = (typeof queues)[keyof typeof queues]["id"];
export const queueRows: readonly (QueueRow & { readonly id: QueueId })[] = rowsOf(queues);
