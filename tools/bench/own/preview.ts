import { join } from "node:path";
import { alignedRows } from "../../engine/aligned-rows";
import { makeTemporaryFolder, removeTemporaryFolder } from "../../engine/temporary-folder";
import { row, seconds } from "../statistics";
import { phases } from "../phases";
import { measure, type Sample } from "./measure";
import { measurePack } from "./pack";

/** So few that all of `npm run bench` stays under a minute. */
const RUNS = 3;
const RUNS_WITHOUT_POLICIES = 2;
/** For all layers in one graph, judged by the policy pack. */
const GOAL_SECONDS = 10;
const COMMAND = ["dev"];
const WITHOUT_POLICIES = [...COMMAND, "--no-policy"];

async function samplesOf(args: readonly string[], runs: number): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  for (let index = 0; index < runs; index += 1) {
    process.stderr.write(`preview ${args.join(" ")}: run ${index + 1} of ${runs}\n`);
    samples.push(await measure(args));
  }
  return samples;
}

/** Warms everything up with a preview, whose plan the pack is then measured with. */
async function packFigures(): Promise<string> {
  const folder = makeTemporaryFolder();
  try {
    const plan = join(folder, "plan.json");
    process.stderr.write("warming up\n");
    await measure([...WITHOUT_POLICIES, "--plan", plan]);
    process.stderr.write("policy pack\n");
    return measurePack(plan);
  } finally {
    removeTemporaryFolder(folder);
  }
}

/**
 * Measures our preview and our policy pack.
 *
 * @param machine and versions, in one line
 * @returns the figures for people
 */
export async function previewFigures(machine: string): Promise<string> {
  const pack = await packFigures();
  const samples = await samplesOf(COMMAND, RUNS);
  const without = await samplesOf(WITHOUT_POLICIES, RUNS_WITHOUT_POLICIES);
  const totals = samples.map(({ total }) => total);
  const rows = [
    ["seconds", "median", "min", "max"],
    ...phases.map((phase, index) =>
      row(
        phase,
        samples.map((sample) => sample.phases[index] ?? 0),
      ),
    ),
    row("whole command", totals),
    row(
      `whole command with --no-policy, ${RUNS_WITHOUT_POLICIES} runs`,
      without.map(({ total }) => total),
    ),
  ];
  const held = seconds(totals).median <= GOAL_SECONDS ? "met" : "missed";
  return (
    `npm run preview -- ${COMMAND.join(" ")}, ${RUNS} runs, warm\n` +
    `${machine}\n\n` +
    `${alignedRows(rows, [1, 2, 3])}\n\n` +
    `goal: at most ${GOAL_SECONDS} s on 2 cores: ${held}\n\n${pack}`
  );
}
