import { availableParallelism } from "node:os";
import { Worker, parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import { Hunt } from "./hunt";
import type { Fate, Mutant, Outcome } from "./mutant";

/** A mutant of which nothing is heard for longer than this makes a question endless. */
const LONGEST_MS = 60_000;
/** How often a thread says that it is still asking. */
const ALIVE_MS = 1_000;
/** So many mutants are worth a thread of their own: each has to follow all examples first. */
const SHARE = 400;

interface Work {
  readonly folder: string;
  readonly mutants: readonly Mutant[];
}
const messageSchema = z.union([
  z.object({ alive: z.literal(true) }),
  z.object({ broken: z.array(z.string()) }),
  z.object({ id: z.string(), fate: z.enum(["killed", "survived", "uncovered"]) }),
]);

/**
 * Tries every mutant, in as many threads as there are processors.
 *
 * @param entry the file that a thread starts in; it calls {@link tryInThread}
 * @param told is called with each outcome as it comes
 * @returns the rules that were not asked: an example of theirs does not hold before anything is changed
 */
export async function tryAll(
  entry: string,
  folder: string,
  mutants: readonly Mutant[],
  told: (outcome: Outcome) => void,
): Promise<readonly string[]> {
  const broken = new Set<string>();
  const threads = Math.min(availableParallelism(), Math.ceil(mutants.length / SHARE));
  const shares = Array.from({ length: threads }, (_, thread) =>
    mutants.filter((_, index) => index % threads === thread),
  );
  await Promise.all(shares.map((share) => tryShare(entry, folder, share, told, broken)));
  return [...broken].sort();
}

/** One thread's share; after a mutant that never ends a new thread goes on behind it. */
async function tryShare(
  entry: string,
  folder: string,
  mutants: readonly Mutant[],
  told: (outcome: Outcome) => void,
  broken: Set<string>,
): Promise<void> {
  let left = mutants;
  while (left.length > 0) {
    const done = await runThread(entry, { folder, mutants: left }, told, broken);
    left = left.slice(done);
  }
}

/** @returns how many of the mutants have their outcome */
function runThread(
  entry: string,
  work: Work,
  told: (outcome: Outcome) => void,
  broken: Set<string>,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(entry, { workerData: work });
    let done = 0;
    const tell = (fate: Fate): void => {
      const mutant = work.mutants[done];
      done += 1;
      if (mutant) told({ mutant, fate });
    };
    const giveUp = (): void => {
      tell("timeout");
      void worker.terminate().then(() => {
        resolve(done);
      });
    };
    let timer: NodeJS.Timeout | undefined;
    worker.on("message", (message) => {
      clearTimeout(timer);
      timer = setTimeout(giveUp, LONGEST_MS);
      const told = messageSchema.parse(message);
      if ("alive" in told) return;
      if ("broken" in told) {
        told.broken.forEach((rule) => broken.add(rule));
        return;
      }
      tell(told.fate);
      if (done === work.mutants.length) {
        clearTimeout(timer);
        resolve(done);
      }
    });
    worker.once("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
  });
}

/** What a thread does that was started by {@link tryAll}. */
export function tryInThread(): void {
  const { folder, mutants } = workerData as Work;
  let heard = Date.now();
  const hunt = new Hunt(folder, mutants, () => {
    if (Date.now() - heard < ALIVE_MS) return;
    heard = Date.now();
    parentPort?.postMessage({ alive: true });
  });
  parentPort?.postMessage({ broken: hunt.broken });
  for (const mutant of mutants) {
    parentPort?.postMessage({ id: mutant.id, fate: hunt.fateOf(mutant) });
  }
}
