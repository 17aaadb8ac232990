import type { Log } from "../../shared/handlers";
import { completeLifecycleAction } from "../../shared/handlers/lifecycle-action";
import type { Completion } from "../../shared/handlers/lifecycle-action";
import { autoScaling } from "./clients";
import type { Configuration } from "./configuration";
import type { Entry } from "./entry";
import type { Termination } from "./event";
import { Failures } from "./failures";
import { publish, told } from "./publish";
import { readRegistry } from "./registry";
import { removeEntries } from "./remove";

export interface Deregistration {
  readonly outcome: "deregistered";
  readonly removed: readonly Entry[];
  readonly hook: Completion | undefined;
}

/**
 * Removes what the ending instance registered, and then lets it end.
 *
 * The hook is completed also when a step before it failed. The instance ends whatever the hook is answered, so that
 * holding it would save no entry: Lambda's next attempt removes what is left, or else the schedule does.
 *
 * @throws Error naming every step that failed, after all of them were taken
 */
export async function deregisterInstance(
  termination: Termination,
  configuration: Configuration,
  signal: AbortSignal,
  log: Log,
): Promise<Deregistration> {
  const failures = new Failures(log);
  const entries = await readRegistry(configuration.NAMESPACE_ID, failures, signal);
  const own = entries.filter(({ host }) => host === termination.instanceId);
  const removed = await removeEntries(own, failures, signal);
  await failures.attempt("publish what was removed", () =>
    publish(removed, "instance terminated", configuration),
  );
  const hook = await failures.attempt("complete the hook", () =>
    completeLifecycleAction(autoScaling, termination),
  );
  log("INFO", "instance deregistered", { termination, removed: told(removed), hook });
  failures.throwIfAny();
  return { outcome: "deregistered", removed, hook };
}
