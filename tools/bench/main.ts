import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { alignedRows } from "../engine/aligned-rows";
import { findEngine } from "../engine/binary";
import { commandLine, runTool } from "../engine/command-line";
import { machineLine } from "../engine/machine";
import { measure, measureReport, phases, type Sample } from "./measure";
import { analysedForParent, measurePack } from "./pack";
import { row, seconds } from "./statistics";

const RUNS = 3;
/** For all layers in one graph, judged by the policy pack. */
const GOAL_SECONDS = 10;
/** A report, the base's plan being kept, in previews of the same environment. */
const GOAL_PREVIEWS = 2;
const ENVIRONMENT = "dev";
const COMMAND = [ENVIRONMENT];

async function samplesOf(args: readonly string[]): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  for (let index = 0; index < RUNS; index += 1) {
    process.stderr.write(`preview ${args.join(" ")}: run ${index + 1} of ${RUNS}\n`);
    samples.push(await measure(args));
  }
  return samples;
}

/** Reports with the base's plan kept: the run that makes it is not counted. */
async function reportTimes(): Promise<readonly number[]> {
  process.stderr.write("report: planning the base\n");
  await measureReport(ENVIRONMENT);
  const times: number[] = [];
  for (let index = 0; index < RUNS; index += 1) {
    process.stderr.write(`report ${ENVIRONMENT}: run ${index + 1} of ${RUNS}\n`);
    times.push(await measureReport(ENVIRONMENT));
  }
  return times;
}

/** Warms everything up with a preview, whose plan the pack is then measured with. */
async function packFigures(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "tradai-bench-plan-"));
  try {
    const plan = join(folder, "plan.json");
    process.stderr.write("warming up\n");
    await measure([...COMMAND, "--plan", plan]);
    process.stderr.write("policy pack\n");
    return measurePack(plan);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function main(): Promise<number> {
  if (analysedForParent()) return 0;
  commandLine(
    "bench",
    "Measures `npm run preview -- dev`, the plan report and the policy pack, as whole processes.",
  ).parse(process.argv.slice(2), { from: "user" });
  const { version } = await findEngine();
  const pack = await packFigures();
  const samples = await samplesOf(COMMAND);
  const without = await samplesOf([...COMMAND, "--no-policy"]);
  const reports = await reportTimes();
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
      "whole command with --no-policy",
      without.map(({ total }) => total),
    ),
    row("npm run report, the base's plan kept", reports),
  ];
  const held = seconds(totals).median <= GOAL_SECONDS ? "met" : "missed";
  const previews = seconds(reports).median / seconds(totals).median;
  const kept = previews <= GOAL_PREVIEWS ? "met" : "missed";
  process.stdout.write(
    `npm run preview -- ${COMMAND.join(" ")}, ${RUNS} runs, warm\n` +
      `${machineLine(version)}\n\n` +
      `${alignedRows(rows, [1, 2, 3])}\n\n` +
      `goal: at most ${GOAL_SECONDS} s on 2 cores: ${held}\n` +
      `goal: a report takes at most ${GOAL_PREVIEWS} previews: ${previews.toFixed(2)}, ${kept}\n\n${pack}`,
  );
  return 0;
}

runTool(main);
