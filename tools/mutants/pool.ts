import { availableParallelism } from "node:os";
import { Worker, parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import { Hunt } from "./hunt";
import type { Fate, Mutant, Outcome } from "./mutant";

/** A mutant whose question takes longer than this runs for ever. */
const LONGEST_MS = 60_000;

interface Work {
  readonly folder: string;
  readonly mutants: readonly Mutant[];
}
const answerSchema = z.object({ id: z.string(), fate: z.enum(["killed", "survived", "uncovered"]) });

/**
 * Tries every mutant, in as many threads as there are processors.
 *
 * @param entry the file that a thread starts in; it calls {@link tryInThread}
 * @param told is called with each outcome as it comes
 * @throws Error when an example does not hold before anything is changed
 */
export async function tryAll(
  entry: string,
  folder: string,
  mutants: readonly Mutant[],
  told: (outcome: Outcome) => void,
): Promise<void> {
  const threads = Math.min(availableParallelism(), mutants.length);
  const shares = Array.from({ length: threads }, (_, thread) =>
    mutants.filter((_, index) => index % threads === thread),
  );
  await Promise.all(shares.map((share) => tryShare(entry, folder, share, told)));
}

/** One thread's share; after a mutant that never ends a new thread goes on behind it. */
async function tryShare(
  entry: string,
  folder: string,
  mutants: readonly Mutant[],
  told: (outcome: Outcome) => void,
): Promise<void> {
  let left = mutants;
  while (left.length > 0) {
    const done = await runThread(entry, { folder, mutants: left }, told);
    left = left.slice(done);
  }
}

/** @returns how many of the mutants have their outcome */
function runThread(entry: string, work: Work, told: (outcome: Outcome) => void): Promise<number> {
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
    let timer = setTimeout(giveUp, LONGEST_MS);
    worker.on("message", (message) => {
      clearTimeout(timer);
      timer = setTimeout(giveUp, LONGEST_MS);
      tell(answerSchema.parse(message).fate);
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
  const hunt = new Hunt(folder, mutants);
  for (const mutant of mutants) {
    parentPort?.postMessage({ id: mutant.id, fate: hunt.fateOf(mutant) });
  }
}
