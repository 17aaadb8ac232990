import { deregister } from "./deregister";
import type { Entry } from "./entry";
import type { Failures } from "./failures";

/**
 * Removes entries, each one whatever becomes of the others.
 *
 * @returns those that this invocation removed, in the order of their services
 */
export async function removeEntries(
  entries: readonly Entry[],
  failures: Failures,
  signal: AbortSignal,
): Promise<readonly Entry[]> {
  const departures = await Promise.all(
    entries.map((entry) =>
      failures.attempt(`remove ${entry.id} from ${entry.service}`, () => deregister(entry, signal)),
    ),
  );
  return entries
    .filter((_, index) => departures[index] === "removed")
    .sort((left, right) => left.service.localeCompare(right.service) || left.id.localeCompare(right.id));
}
