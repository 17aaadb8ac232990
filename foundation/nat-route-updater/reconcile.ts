import type { Log } from "../../shared/handlers";
import { autoScaling, ec2 } from "./clients";
import type { Configuration } from "./configuration";
import { describeGroup } from "./group";
import { moveRoutes } from "./move-routes";
import type { Changes } from "./move-routes";
import { newestReady } from "./ready-now";

export type Reconciliation =
  | { readonly outcome: "reconciled"; readonly instanceId: string; readonly tables: Changes }
  | { readonly outcome: "left"; readonly because: "launching" | "no instance" };

/**
 * Points the private default routes at the group's instance where they lead elsewhere. EventBridge may lose the
 * event of a launch, or deliver it before its target is in effect; then nothing else would set the routes.
 *
 * It waits for nothing, because the next run comes in five minutes, and completes no hook.
 *
 * @throws Error saying which step failed, or that the instance in service does not forward
 */
export async function reconcile(configuration: Configuration, log: Log): Promise<Reconciliation> {
  const group = configuration.GROUP_NAME;
  const { states, launching, healthy } = await describeGroup(autoScaling, group);
  if (launching.length > 0) {
    // Its event may have moved the routes already: to move them back to the instance that it replaces would
    // cut the private subnets off when that one ends. A launch whose event is lost is over with its hook.
    log("INFO", "routes left alone: the event of the launch under way moves them", { group, states });
    return { outcome: "left", because: "launching" };
  }
  if (healthy.length === 0) {
    // No failure: trying again finds no instance either, the group launches the next one by itself, and the
    // alarm nat-status tells of it already.
    log("ERROR", "routes left alone: no healthy instance is in service", { group, states });
    return { outcome: "left", because: "no instance" };
  }
  const { ready, obstacles } = await newestReady(ec2, healthy);
  if (ready === undefined) {
    // Its hook let it into service unready. It passes its status checks, so that no other alarm tells of it.
    const why = Object.entries(obstacles).map(([id, found]) => `${id}: ${found}`);
    throw new Error(`the instance in service does not forward: ${why.join("; ")}`);
  }
  const tables = await moveRoutes(ready, configuration, log);
  const { instanceId, interfaceId } = ready;
  if (Object.values(tables).some((change) => change !== "kept")) {
    // The event of that launch was lost, or somebody else changed them.
    log("WARN", "routes were wrong", { instanceId, interfaceId, tables });
  } else {
    log("INFO", "routes are right", { instanceId, interfaceId, tables });
  }
  return { outcome: "reconciled", instanceId, tables };
}
