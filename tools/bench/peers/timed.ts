import { join } from "node:path";
import { makeTemporaryFolder, removeTemporaryFolder } from "../../engine/temporary-folder";
import { runMeasured } from "../measured-run";
import { spansOf } from "../phases";
import { ours } from "./contestants";

/** What the phases of our side took at one size. */
export interface Timed {
  readonly units: number;
  /** One list a run, milliseconds in the order of the phases. */
  readonly runs: readonly (readonly number[])[];
}

async function run(units: number): Promise<readonly number[]> {
  const folder = makeTemporaryFolder();
  try {
    const { env, ...command } = ours.command(units, folder);
    const file = join(folder, "timings.json");
    const { usage } = await runMeasured({ ...command, env: { ...env, TRADAI_TIMINGS: file } });
    return spansOf(file, usage.wall);
  } finally {
    removeTemporaryFolder(folder);
  }
}

/** Runs our side so often with its moments written down. */
export async function runTimed(units: number, rounds: number): Promise<Timed> {
  const runs = [];
  for (let round = 1; round <= rounds; round += 1) runs.push(await run(units));
  return { units, runs };
}
