import type { LayerContext } from "../../shared/components";
import { UserError } from "../../shared/errors";
import type { PersistentOutputs } from "../../shared/contracts";
import { servicesOnEcs } from "../../shared/inventory";
import type { ServiceId, ServiceRow, TaskSize } from "../../shared/inventory";
import { createTask } from "./task";
import type { Task } from "./task";

/** Tasks and their bounds of one service, as configured. @throws UserError naming file and key where there are none. */
export function countsOf(
  { settings }: LayerContext,
  id: ServiceId,
): TaskSize & { readonly desired: number; readonly min: number; readonly max: number } {
  const counts = settings.containers.services[id];
  if (counts === undefined) {
    throw new UserError(
      `Pulumi.${settings.environment}.yaml: tradai:containers.services.${id}: missing; it runs on ECS here`,
    );
  }
  return counts;
}

/** Worker processes for a task: two a processor and one, which wait for others more than they compute (ORION-04). */
function workers({ cpu }: TaskSize): string {
  return String(Math.floor((2 * cpu) / 1024) + 1);
}

function createServiceTask(context: LayerContext, persistent: PersistentOutputs, row: ServiceRow): Task {
  const { names, settings } = context;
  const counts = countsOf(context, row.id);
  return createTask(context, persistent, {
    task: row.id,
    family: names.service(row.id),
    repository: names.serviceRepository(row.id),
    size: counts,
    wiring: row.wiring,
    found: settings.services === "fargate" ? "serviceConnect" : "discovery",
    port: row.port,
    environment: { PORT: String(row.port), WEB_CONCURRENCY: workers(counts) },
    healthCheck: {
      command: [
        "CMD-SHELL",
        `curl --fail --silent --max-time 5 http://localhost:${row.port}${row.healthPath}`,
      ],
      interval: 30,
      timeout: 10,
      // A model or a market's history is loaded first.
      startPeriod: 60,
      retries: 3,
    },
  });
}

/** A task definition for each service that runs on ECS here (architecture.md 1.3). */
export function createServiceTasks(
  context: LayerContext,
  persistent: PersistentOutputs,
): Readonly<Partial<Record<ServiceId, Task>>> {
  return Object.fromEntries(
    servicesOnEcs(context.settings).map((row) => [row.id, createServiceTask(context, persistent, row)]),
  );
}
