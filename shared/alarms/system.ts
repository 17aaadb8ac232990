import type { Settings } from "../config";
import { serviceRows, servicesOnEcs } from "../inventory";
import type { ServiceRow } from "../inventory";
import type { AlarmRow } from "./alarm";
import { apiErrors } from "./api";
import { canaryAlarm } from "./canary";
import { databaseAlarms } from "./database";
import { hostAlarm } from "./host";
import { natGatewayAlarm, natInstanceAlarm } from "./nat";
import { targetAlarms, tasksBelowDesiredAnywhere } from "./services";

/** One answer to the question whether the platform is up. */
export const systemAlarm = {
  id: "system",
  runbook: "api",
  meaning: "The platform is down, or about to be: one of the alarms that mean so has gone off.",
  severity: "escalate",
} as const satisfies Pick<AlarmRow, "id" | "runbook" | "meaning" | "severity">;

type Shape = Pick<Settings, "services" | "containers" | "network" | "canary">;

/** Tasks or containers of a service that are to run; the host always runs its own. */
export function toRun(shape: Pick<Shape, "services" | "containers">, row: ServiceRow): number {
  return servicesOnEcs(shape).includes(row) ? (shape.containers.services[row.id]?.desired ?? 0) : 1;
}

/**
 * Alarms that mean that the platform is down: those of network, host, services, database and canary that cannot wait, in an
 * environment of this shape, and the API's own errors.
 */
export function outageAlarms(shape: Shape): readonly Pick<AlarmRow, "id">[] {
  const behind = serviceRows.filter(({ loadBalancer }) => loadBalancer !== undefined);
  const rows: readonly Pick<AlarmRow, "id" | "severity">[] = [
    shape.network.nat === "instance" ? natInstanceAlarm : natGatewayAlarm,
    shape.services === "consolidated" ? hostAlarm : tasksBelowDesiredAnywhere,
    ...databaseAlarms,
    ...behind.flatMap((row) => targetAlarms(row.id, toRun(shape, row))),
    canaryAlarm(shape.canary.everyMinutes),
  ];
  return [...rows.filter(({ severity }) => severity === "escalate"), { id: apiErrors }];
}
