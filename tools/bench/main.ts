import { cpus, totalmem } from "node:os";
import { alignedRows } from "../engine/aligned-rows";
import { findEngine } from "../engine/binary";
import { commandLine, runTool } from "../engine/command-line";
import { measure, phases, type Sample } from "./measure";

const RUNS = 5;
/** For all layers in one graph, judged by the policy pack. */
const GOAL_SECONDS = 10;
const COMMAND = ["dev"];

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2;
}

function row(name: string, milliseconds: readonly number[]): readonly string[] {
  const seconds = [median(milliseconds), Math.min(...milliseconds), Math.max(...milliseconds)];
  return [name, ...seconds.map((value) => (value / 1000).toFixed(2))];
}

async function samplesOf(args: readonly string[]): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  for (let index = 0; index < RUNS; index += 1) {
    process.stderr.write(`preview ${args.join(" ")}: run ${index + 1} of ${RUNS}\n`);
    samples.push(await measure(args));
  }
  return samples;
}

async function main(): Promise<number> {
  commandLine("bench", "Measures `npm run preview -- dev`, warm, as whole processes.").parse(
    process.argv.slice(2),
    { from: "user" },
  );
  const { version } = await findEngine();
  process.stderr.write("warming up\n");
  await measure(COMMAND);
  const samples = await samplesOf(COMMAND);
  const without = await samplesOf([...COMMAND, "--no-policy"]);
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
  ];
  const model = cpus()[0]?.model ?? "unknown processor";
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  const held = median(totals) / 1000 <= GOAL_SECONDS ? "met" : "missed";
  process.stdout.write(
    `npm run preview -- ${COMMAND.join(" ")}, ${RUNS} runs, warm\n` +
      `${cpus().length} x ${model}, ${memory}, Node ${process.versions.node}, engine ${version}\n\n` +
      `${alignedRows(rows, [1, 2, 3])}\n\n` +
      `goal: at most ${GOAL_SECONDS} s on 2 cores: ${held}\n`,
  );
  return 0;
}

runTool(main);
