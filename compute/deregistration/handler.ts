import { described, logOf } from "../../shared/handlers";
import type { Invocation } from "../../shared/handlers";
import { readConfiguration } from "./configuration";
import { readEvent } from "./event";
import type { Mismatches } from "./event";
import { reconcile } from "./reconcile";
import type { Reconciliation } from "./reconcile";
import { deregisterInstance } from "./terminate";
import type { Deregistration } from "./terminate";

export type Outcome =
  { readonly outcome: "refused"; readonly mismatches: Mismatches } | Deregistration | Reconciliation;

/** What is kept back of the invocation's time to publish, and to complete the hook. */
const forHookMs = 30_000;

/**
 * Keeps dead hosts out of service discovery (TRADAI-H-01, TRADAI-H-02). Runs when the consolidated group ends an
 * instance, and every five minutes for what was missed. May run more than once for an event, and for both kinds at a
 * time.
 *
 * An event of something else is refused, not failed: Lambda would try it again, and it would never become ours. A
 * failure throws: Lambda tries again twice, then hands the event to the dead-letter queue, and the alarm on errors
 * fires.
 *
 * @throws Error saying which steps failed
 */
export async function handler(event: unknown, invocation: Invocation): Promise<Outcome> {
  const log = logOf(invocation.awsRequestId);
  const configuration = readConfiguration(process.env);
  const reading = readEvent(event, configuration);
  const signal = AbortSignal.timeout(Math.max(1, invocation.getRemainingTimeInMillis() - forHookMs));
  switch (reading.kind) {
    case "unknown": {
      const { mismatches } = reading;
      log("ERROR", "event refused: neither a termination of the consolidated group nor the schedule", {
        mismatches,
      });
      return { outcome: "refused", mismatches };
    }
    case "schedule":
      return await reconcile(configuration, signal, log).catch((error: unknown) => {
        log("ERROR", "service discovery not reconciled", { error: described(error) });
        throw error;
      });
    case "termination": {
      const { termination } = reading;
      return await deregisterInstance(termination, configuration, signal, log).catch((error: unknown) => {
        log("ERROR", "termination not handled", { termination, error: described(error) });
        throw error;
      });
    }
  }
}
