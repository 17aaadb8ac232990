import type { LayerContext } from "../../shared/components";
import type { PersistentOutputs } from "../../shared/contracts";
import { migrationWiring, strategyWiring } from "../../shared/inventory";
import type { HealthCheck } from "./container";
import { createTask } from "./task";
import type { Task } from "./task";

/** A task that runs and ends writes this file as long as it gets on. */
const alive = {
  command: ["CMD-SHELL", 'test -n "$(find /tmp/alive -mmin -5 2>/dev/null)"'],
  interval: 60,
  timeout: 10,
  startPeriod: 120,
  retries: 3,
} as const satisfies HealthCheck;

/** A task definition for each configured strategy, which the workflows run (OPEN-22, decisions.md section 5). */
export function createStrategyTasks(
  context: LayerContext,
  persistent: PersistentOutputs,
): Readonly<Record<string, Task>> {
  const { names, settings } = context;
  return Object.fromEntries(
    settings.strategies.map((strategy) => [
      strategy,
      createTask(context, persistent, {
        task: `strategy-${strategy}`,
        family: names.strategyTask(strategy),
        repository: names.strategyRepository(strategy),
        size: settings.containers.strategyTasks,
        wiring: strategyWiring,
        // Service Connect is for services; a task that a workflow runs finds them by their discovery names.
        found: "discovery",
        environment: { STRATEGY: strategy },
        healthCheck: alive,
      }),
    ]),
  );
}

/**
 * prod: the task that changes the database's schema before a new version of MLflow starts (EDGAR-20, ORION-11). The image
 * is MLflow's own, so that the schema fits the version.
 */
export function createMigrationTask(context: LayerContext, persistent: PersistentOutputs): Task | undefined {
  const { names, settings } = context;
  if (settings.services !== "fargate") return undefined;
  return createTask(context, persistent, {
    task: "migration",
    family: names.migrationTask(),
    repository: names.serviceRepository("mlflow"),
    size: { cpu: 256, memoryMb: 1024 },
    wiring: migrationWiring,
    found: "discovery",
    command: ["migrate"],
    healthCheck: alive,
  });
}
