import { readFileSync } from "node:fs";
import { z } from "zod";
import { moments } from "../engine/timings";

/** Names of the spans between the process's start and the moments of `tools/engine/timings.ts`. */
export const phases = [
  "start, set-up check, loading the tool",
  "settings, stand-in",
  "engine and policy pack start",
  "program and its registrations",
  "stack policies, end of the engine",
  "summary, end of the process",
] as const;

const timingsSchema = z.record(z.enum(moments), z.number());

/**
 * What each of the {@link phases} took.
 *
 * @param file that the run wrote for TRADAI_TIMINGS
 * @param total milliseconds of the whole command
 * @returns milliseconds, whose sum is the total
 */
export function spansOf(file: string, total: number): readonly number[] {
  const timings = timingsSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  const [loaded = 0, ...later] = moments.map((moment) => timings[moment]);
  // What went before the process started, as npm, is the rest, and belongs to the first phase.
  const before = total - (later.at(-1) ?? 0);
  const spans = later.map((time, index) => time - (index === 0 ? loaded : (later[index - 1] ?? 0)));
  return [before + loaded, ...spans];
}
