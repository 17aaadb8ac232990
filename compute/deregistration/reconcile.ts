import type { Log } from "../../shared/handlers";
import type { Configuration } from "./configuration";
import type { Entry } from "./entry";
import { Failures } from "./failures";
import { servingInstances } from "./group";
import { publish, told } from "./publish";
import { readRegistry } from "./registry";
import { removeEntries } from "./remove";

export type Reconciliation =
  | { readonly outcome: "reconciled"; readonly removed: readonly Entry[] }
  | { readonly outcome: "left alone"; readonly because: "no instance" };

/**
 * Removes the entries of instances that are not in the group's service: their event was lost, or they died before
 * there was a hook (TRADAI-H-01). Running again changes nothing.
 *
 * @throws Error when the group cannot be looked at, having removed nothing; Error naming every step that failed
 */
export async function reconcile(
  configuration: Configuration,
  signal: AbortSignal,
  log: Log,
): Promise<Reconciliation> {
  const { GROUP_NAME: group, NAMESPACE_ID: namespace } = configuration;
  const failures = new Failures(log);
  // Entries first: an instance that registers between the two looks is in the group when that is looked at.
  const entries = await readRegistry(namespace, failures, signal);
  const serving = await servingInstances(group, signal);
  if (serving.size === 0) {
    // Nobody would answer in place of those that are removed. An answer without instances may also be a wrong one.
    log("WARN", "entries left alone: no instance is in service", { group, entries: told(entries) });
    failures.throwIfAny();
    return { outcome: "left alone", because: "no instance" };
  }
  const dead = entries.filter(({ host }) => host !== undefined && !serving.has(host));
  const removed = await removeEntries(dead, failures, signal);
  await failures.attempt("publish what was removed", () =>
    publish(removed, "instance not in the group", configuration),
  );
  const serves = [...serving].sort();
  if (dead.length > 0) log("WARN", "dead entries removed", { group, serves, removed: told(removed) });
  else log("INFO", "no dead entry found", { group, serves, entries: entries.length });
  failures.throwIfAny();
  return { outcome: "reconciled", removed };
}
