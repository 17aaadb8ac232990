import type { FunctionRow } from "./function-row";

/** The functions that take the messages of a queue (architecture.md 1.3, TRADAI-H-04). */
export const queueFunctions = {
  backtestConsumer: {
    id: "backtest-consumer",
    purpose: "starts the workflow of a queued backtest",
    code: "image",
    memoryMb: 256,
    timeoutSeconds: 60,
    reservedConcurrency: 5,
    trigger: { kind: "queue", queue: "backtest-queue", batchSize: 10, maximumConcurrency: 5 },
    provisionedConcurrency: 1,
    network: "vpc",
    layer: "compute",
    wiring: { tables: ["idempotency", "workflow-state"], starts: ["backtest-workflow"] },
  },
  sqsConsumer: {
    id: "sqs-consumer",
    purpose: "archives backtests that could not be started; it never queues them again",
    code: "image",
    memoryMb: 256,
    timeoutSeconds: 60,
    reservedConcurrency: 2,
    trigger: { kind: "queue", queue: "backtest-dlq", batchSize: 10, maximumConcurrency: 2 },
    network: "vpc",
    layer: "compute",
    wiring: {
      tables: ["workflow-state"],
      buckets: [{ bucket: "results", access: "write", prefix: "dead-letters/" }],
      publishesTo: ["alerts"],
    },
  },
} as const satisfies Record<string, FunctionRow>;
