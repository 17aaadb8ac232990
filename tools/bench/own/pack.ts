import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { z } from "zod";
import { UserError } from "../../../shared/errors";
import { alignedRows } from "../../engine/aligned-rows";
import { repositoryRoot } from "../../engine/repository";
import { analyse } from "./analysis";
import { row, seconds } from "../statistics";

const RUNS = 3;
/** Whole layers that hold somewhat more than the 600 resources for which the goals are set. */
const LAYERS = ["foundation", "persistent", "edge"];
const START_SECONDS = 0.8;
const ANALYSIS_SECONDS = 0.5;
const SLOWEST = 5;

/** Names the plan to a process that is to analyse it once and print what it took. */
const PLAN = "TRADAI_BENCH_PLAN";

/** Loads the pack as the engine does and tells, in place of its port, what it took until it listens. */
const UNTIL_IT_LISTENS = `
  const { log } = console;
  console.log = () => {
    const { user, system } = process.cpuUsage();
    log(JSON.stringify({ wall: performance.now(), cpu: (user + system) / 1000 }));
    process.exit();
  };
  require(process.argv[1]);`;

const startSchema = z.object({ wall: z.number(), cpu: z.number() });
const analysisSchema = z.object({
  resources: z.number(),
  graph: z.number(),
  rules: z.record(z.string(), z.number()),
  cpu: z.number(),
});

/** @throws UserError when the process fails */
function told<T>(schema: z.ZodType<T>, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): T[] {
  return Array.from({ length: RUNS }, () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      cwd,
      env: { ...process.env, ...env },
      encoding: "utf8",
    });
    if (status !== 0) throw new UserError(`the policy pack did not run:\n${stderr}`);
    return schema.parse(JSON.parse(stdout));
  });
}

/** Prints the analysis of the plan that the environment names; false where it names none. */
export function analysedForParent(): boolean {
  const plan = process.env[PLAN];
  if (plan !== undefined) process.stdout.write(JSON.stringify(analyse(plan, LAYERS)));
  return plan !== undefined;
}

/**
 * Measures the compiled policy pack, each time in a new process: its start as the engine starts it, and the
 * analysis of three layers of a plan.
 *
 * @returns the figures for people
 * @throws UserError when the pack does not run
 */
export function measurePack(planFile: string): string {
  const folder = join(repositoryRoot, "policy-pack");
  const analyzer = join(repositoryRoot, "tools", "setup", "bin", "pulumi-analyzer-policy-nodejs");
  const starts = told(startSchema, ["-e", UNTIL_IT_LISTENS, analyzer, "127.0.0.1:0", "."], folder, {});
  const [bundle = ""] = process.argv.slice(1);
  const analyses = told(analysisSchema, [bundle], repositoryRoot, { [PLAN]: planFile });
  const ruleNames = Object.keys(analyses[0]?.rules ?? {});
  const slowest = ruleNames
    .map((name) => ({ name, times: analyses.map(({ rules }) => rules[name] ?? 0) }))
    .sort((a, b) => seconds(b.times).median - seconds(a.times).median)
    .slice(0, SLOWEST);
  const sums = analyses.map(({ rules }) => Object.values(rules).reduce((sum, each) => sum + each, 0));
  const totals = analyses.map(({ graph }, index) => graph + (sums[index] ?? 0));
  const walls = starts.map(({ wall }) => wall);
  const rows = [
    ["seconds", "median", "min", "max"],
    row("start, until the pack listens", walls),
    row(
      "start, processor time",
      starts.map(({ cpu }) => cpu),
    ),
    row(
      "graph",
      analyses.map(({ graph }) => graph),
    ),
    row(`all ${ruleNames.length} rules`, sums),
    row("analysis: graph and rules", totals),
    row(
      "analysis, processor time",
      analyses.map(({ cpu }) => cpu),
    ),
    ...slowest.map(({ name, times }) => row(`  ${name}`, times, 3)),
  ];
  const held = (times: readonly number[], goal: number): string =>
    seconds(times).median <= goal ? "met" : "missed";
  return (
    `policy pack, ${RUNS} processes each; ${analyses[0]?.resources ?? 0} resources: ${LAYERS.join(", ")} of dev\n\n` +
    `${alignedRows(rows, [1, 2, 3])}\n\n` +
    `goal: start at most ${START_SECONDS} s on 2 cores: ${held(walls, START_SECONDS)}\n` +
    `goal: analysis of 600 resources at most ${ANALYSIS_SECONDS} s on 2 cores: ${held(totals, ANALYSIS_SECONDS)}\n`
  );
}
