import { autoScaling, ec2 } from "./clients";
import { readConfiguration } from "./configuration";
import { pointDefaultRoute } from "./default-route";
import type { Change } from "./default-route";
import { readLaunch } from "./event";
import type { Mismatch } from "./event";
import { readyInterface } from "./instance";
import { completeLaunch } from "./lifecycle";
import type { Completion } from "./lifecycle";
import { described, logOf } from "./log";
import type { Log } from "./log";
import { privateRouteTables } from "./route-tables";
import type { RouteTable } from "./route-tables";

/** The part of Lambda's context that the handler reads. */
export interface Invocation {
  readonly awsRequestId: string;
  readonly getRemainingTimeInMillis: () => number;
}

export type Outcome =
  | { readonly outcome: "refused"; readonly mismatches: readonly Mismatch[] }
  | {
      readonly outcome: "routed";
      readonly tables: Readonly<Record<string, Change>>;
      readonly hook: Completion;
    };

/** What is kept back of the invocation's time for the routes and the hook. */
const forRoutesMs = 30_000;

/**
 * Moves the default route of every table, trying all of them: each one that works is a zone that has its way
 * out.
 *
 * @throws Error naming the tables that could not be changed
 */
async function moveRoutes(
  tables: readonly RouteTable[],
  interfaceId: string,
  log: Log,
): Promise<Record<string, Change>> {
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

/**
 * Runs when the NAT group launches an instance, and gives the private subnets their way out through it
 * (architecture 1.2, TRADAI-H-20). May run more than once for an event.
 *
 * An event of something else is refused, not failed: Lambda would try it again, and it would never become
 * ours. A failure throws: Lambda tries again twice, then hands the event to the dead-letter queue, and the
 * alarm on errors fires. It leaves the hook alone, whose default result then decides.
 *
 * @throws Error saying which step failed
 */
export async function handler(event: unknown, invocation: Invocation): Promise<Outcome> {
  const log = logOf(invocation.awsRequestId);
  const configuration = readConfiguration(process.env);
  const reading = readLaunch(event, configuration);
  if ("mismatches" in reading) {
    log("ERROR", "event refused: not a launch of the NAT group", { mismatches: reading.mismatches });
    return { outcome: "refused", mismatches: reading.mismatches };
  }
  const { launch } = reading;
  try {
    const deadline = Date.now() + invocation.getRemainingTimeInMillis() - forRoutesMs;
    const { interfaceId, vpcId } = await readyInterface(ec2, launch.instanceId, deadline);
    const tables = await moveRoutes(await privateRouteTables(ec2, vpcId, configuration), interfaceId, log);
    const hook = await completeLaunch(autoScaling, launch);
    log("INFO", "private subnets go out through the instance", { launch, interfaceId, tables, hook });
    return { outcome: "routed", tables, hook };
  } catch (error) {
    log("ERROR", "launch not handled", { launch, error: described(error) });
    throw error;
  }
}
