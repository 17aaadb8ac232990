import { described } from "../../shared/handlers";
import type { Log } from "../../shared/handlers";
import { ec2 } from "./clients";
import type { Configuration } from "./configuration";
import { pointDefaultRoute } from "./default-route";
import type { Change } from "./default-route";
import type { NatInterface } from "./instance";
import { privateRouteTables } from "./route-tables";
import type { RouteTable } from "./route-tables";

/** What became of the default route of each table, by the table's id. */
export type Changes = Readonly<Record<string, Change>>;

/**
 * Moves the default route of every private table to an interface, trying all of them: each one that works is a
 * zone that has its way out.
 *
 * @throws Error naming the tables that could not be changed, or when there is no table
 */
export async function moveRoutes(
  { interfaceId, vpcId }: NatInterface,
  configuration: Configuration,
  log: Log,
): Promise<Changes> {
  const tables = await privateRouteTables(ec2, vpcId, configuration);
  const changes: Record<string, Change> = {};
  const failures: string[] = [];
  const move = async (table: RouteTable): Promise<void> => {
    try {
      changes[table.id] = await pointDefaultRoute(ec2, table, interfaceId);
    } catch (error) {
      failures.push(`${table.id} (${described(error)})`);
      log("ERROR", "default route not moved", { routeTable: table.id, interfaceId, error: described(error) });
    }
  };
  await Promise.all(tables.map(move));
  if (failures.length > 0) {
    throw new Error(
      `default route to ${interfaceId} failed in ${failures.length} of ${tables.length} private route tables: ${failures.sort().join(", ")}`,
    );
  }
  return changes;
}
