import { writeFileSync } from "node:fs";
import { performance } from "node:perf_hooks";

/** Moments of a preview, in the order in which they come. */
export const moments = [
  "tool loaded",
  "engine started",
  "program asked for",
  "resources registered",
  "engine ended",
  "told",
] as const;
export type Moment = (typeof moments)[number];

const reached = new Map<Moment, number>();

/** Notes that a moment is reached; of several runs of the engine in one process the last counts. */
export function reach(moment: Moment): void {
  reached.set(moment, performance.now());
}

/**
 * Writes when each moment was reached, in milliseconds since the process started, to the file that
 * TRADAI_TIMINGS names: what `npm run bench` reads.
 */
export function writeTimings(): void {
  const file = process.env.TRADAI_TIMINGS;
  if (file !== undefined) writeFileSync(file, JSON.stringify(Object.fromEntries(reached)));
}
