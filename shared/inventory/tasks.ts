import type { Wiring } from "./wiring";

/** What the task of a strategy works with: market data in, results and models out (architecture.md 1.3, OPEN-16). */
export const strategyWiring = {
  tables: ["workflow-state"],
  buckets: [
    { bucket: "arcticdb", access: "read" },
    { bucket: "results", access: "write" },
    { bucket: "mlflow", access: "write" },
  ],
  parameters: ["mlflow/tracking-uri"],
  calls: ["data-collection", "mlflow"],
  packages: true,
  metrics: true,
} as const satisfies Wiring;

/** What the task that changes the database's schema works with (EDGAR-20). */
export const migrationWiring = {
  parameters: ["database/address", "database/port", "database/secret-arn"],
  databaseSecret: true,
} as const satisfies Wiring;
