import { described, logOf } from "../../shared/handlers";
import type { Invocation, Log } from "../../shared/handlers";
import { completeLifecycleAction } from "../../shared/handlers/lifecycle-action";
import type { Completion } from "../../shared/handlers/lifecycle-action";
import { autoScaling, ec2 } from "./clients";
import { readConfiguration } from "./configuration";
import type { Configuration } from "./configuration";
import { readEvent } from "./event";
import type { Launch, Mismatches } from "./event";
import { readyInterface } from "./instance";
import { moveRoutes } from "./move-routes";
import type { Changes } from "./move-routes";
import { reconcile } from "./reconcile";
import type { Reconciliation } from "./reconcile";

export type Outcome =
  | { readonly outcome: "refused"; readonly mismatches: Mismatches }
  | { readonly outcome: "routed"; readonly tables: Changes; readonly hook: Completion }
  | Reconciliation;

/** What is kept back of the invocation's time for the routes and the hook. */
const forRoutesMs = 30_000;

/**
 * Waits until the launched instance forwards, gives the private subnets their way out through it, and then lets
 * it into service.
 *
 * @param deadline milliseconds since the epoch, for the wait
 * @throws Error saying which step failed; the hook is left alone then, and its default result decides
 */
async function routeToLaunched(
  launch: Launch,
  configuration: Configuration,
  deadline: number,
  log: Log,
): Promise<Outcome> {
  const nat = await readyInterface(ec2, launch.instanceId, deadline);
  const tables = await moveRoutes(nat, configuration, log);
  const hook = await completeLifecycleAction(autoScaling, launch);
  const { interfaceId } = nat;
  log("INFO", "private subnets go out through the instance", { launch, interfaceId, tables, hook });
  return { outcome: "routed", tables, hook };
}

/**
 * Gives the private subnets their way out through the NAT instance (architecture 1.2, TRADAI-H-20). Runs when
 * the group launches one, and every five minutes in case that event was lost. May run more than once for an
 * event, and for both kinds at a time.
 *
 * An event of something else is refused, not failed: Lambda would try it again, and it would never become
 * ours. A failure throws: Lambda tries again twice, then hands the event to the dead-letter queue, and the
 * alarm on errors fires.
 *
 * @throws Error saying which step failed
 */
export async function handler(event: unknown, invocation: Invocation): Promise<Outcome> {
  const log = logOf(invocation.awsRequestId);
  const configuration = readConfiguration(process.env);
  const reading = readEvent(event, configuration);
  switch (reading.kind) {
    case "unknown": {
      const { mismatches } = reading;
      log("ERROR", "event refused: neither a launch of the NAT group nor the schedule", { mismatches });
      return { outcome: "refused", mismatches };
    }
    case "schedule":
      return await reconcile(configuration, log).catch((error: unknown) => {
        log("ERROR", "routes not reconciled", { error: described(error) });
        throw error;
      });
    case "launch": {
      const { launch } = reading;
      const deadline = Date.now() + invocation.getRemainingTimeInMillis() - forRoutesMs;
      return await routeToLaunched(launch, configuration, deadline, log).catch((error: unknown) => {
        log("ERROR", "launch not handled", { launch, error: described(error) });
        throw error;
      });
    }
  }
}
