import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { resourcesOf } from "../../../bench/mix";
import { UserError } from "../../../shared/errors";
import { repositoryRoot } from "../../engine/repository";
import { makeTemporaryFolder, removeTemporaryFolder } from "../../engine/temporary-folder";
import { runMeasured, type Command, type MeasuredRun, type Usage } from "../measured-run";
import { spansOf } from "../phases";
import { PEERS } from "./install";
import type { Made } from "./program";

/** One way to judge the same resources. */
export interface Contestant {
  readonly name: string;
  readonly side: "pulumi" | "cdk";
  /** @param folder a temporary one */
  readonly command: (units: number, folder: string) => Command;
  readonly made: (run: MeasuredRun, folder: string) => Made;
  /** Milliseconds of each of the phases of `tools/bench/phases.ts`, where the side writes its moments down. */
  readonly phases?: (run: MeasuredRun, folder: string) => readonly number[];
}

export interface Entry {
  readonly usage: Usage;
  readonly made: Made;
  readonly phases?: readonly number[];
}

const madeSchema = z.object({ resources: z.number(), findings: z.number() });
const templateSchema = z.object({ Resources: z.record(z.string(), z.unknown()) });
const reportSchema = z.object({
  pluginReports: z.array(
    z.object({ violations: z.array(z.object({ violatingConstructs: z.array(z.unknown()) })) }),
  ),
});

function readJson<T>(schema: z.ZodType<T>, file: string): T {
  return schema.parse(JSON.parse(readFileSync(file, "utf8")));
}

function templatesMade(folder: string): Made {
  const templates = readdirSync(folder).filter((file) => file.endsWith(".template.json"));
  const resources = templates.map(
    (file) => Object.keys(readJson(templateSchema, join(folder, file)).Resources).length,
  );
  const { pluginReports } = readJson(reportSchema, join(folder, "validation-report.json"));
  const violations = pluginReports.flatMap((report) => report.violations);
  return {
    resources: resources.reduce((sum, each) => sum + each, 0),
    findings: violations.reduce((sum, { violatingConstructs }) => sum + violatingConstructs.length, 0),
  };
}

function cdk(name: string, app: string): Contestant {
  const cli = join("node_modules", "aws-cdk", "bin", "cdk");
  return {
    name,
    side: "cdk",
    command: (units, folder) => ({
      file: process.execPath,
      args: [
        cli,
        "synth",
        "--quiet",
        "--no-notices",
        "--no-version-reporting",
        "--output",
        folder,
        "--app",
        app,
      ],
      cwd: PEERS,
      env: { UNITS: String(units) },
    }),
    made: (_, folder) => templatesMade(folder),
  };
}

const timingsIn = (folder: string): string => join(folder, "timings.json");

/** `npm run preview` without npm, as the CDK's command is started without it. */
export const ours: Contestant = {
  name: "Pulumi preview, policy pack",
  side: "pulumi",
  command: (units, folder) => ({
    file: process.execPath,
    args: [join("tools", "setup", "run.mjs"), "bench", "program", String(units)],
    cwd: repositoryRoot,
    env: { TRADAI_TIMINGS: timingsIn(folder) },
  }),
  made: ({ stdout }) => madeSchema.parse(JSON.parse(stdout)),
  phases: ({ usage }, folder) => spansOf(timingsIn(folder), usage.wall),
};

/** What the goals are set against. */
export const compiledCdk = cdk("CDK synth, cdk-nag, compiled", "node compiled/peers/app.js");

export const contestants: readonly Contestant[] = [
  ours,
  compiledCdk,
  cdk("CDK synth, cdk-nag, ts-node", "node_modules/.bin/ts-node --prefer-ts-exts app.ts"),
];

/**
 * Lets one contestant run once.
 *
 * @throws UserError when it does not make what `bench/mix.ts` says
 */
export async function enter(
  { name, side, command, made, phases }: Contestant,
  units: number,
): Promise<Entry> {
  const folder = makeTemporaryFolder();
  try {
    const run = await runMeasured(command(units, folder));
    const found = countedOr(() => made(run, folder));
    const expected = resourcesOf(side, units);
    if (found?.resources !== expected) {
      const number = found === undefined ? "nothing" : `${found.resources} resources`;
      throw new UserError(
        `${name}, ${units} units: made ${number}; ${expected} are in bench/mix.ts; exit code ${String(run.code)}\n${run.stderr}`,
      );
    }
    return {
      usage: run.usage,
      made: found,
      ...(phases === undefined ? {} : { phases: phases(run, folder) }),
    };
  } finally {
    removeTemporaryFolder(folder);
  }
}

function countedOr(count: () => Made): Made | undefined {
  try {
    return count();
  } catch {
    // What it said is in the message of the caller.
    return undefined;
  }
}
