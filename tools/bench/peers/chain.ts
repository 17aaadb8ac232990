import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { repositoryRoot } from "../../engine/repository";
import { makeTemporaryFolder, removeTemporaryFolder } from "../../engine/temporary-folder";
import { runMeasured } from "../measured-run";
import { ours } from "./contestants";

/**
 * The calls that the engine makes one after the other, each with the one before it: three for a resource before it
 * takes the next, and one when all are registered.
 */
const comesAfter = {
  "ResourceProvider/Check": "Analyzer/Analyze",
  "Analyzer/Remediate": "ResourceProvider/Check",
  "Analyzer/Analyze": "Analyzer/Remediate",
  "Analyzer/AnalyzeStack": "Analyzer/Analyze",
} as const;
export type Method = keyof typeof comesAfter;
export const methods = Object.keys(comesAfter) as Method[];

/** What the calls of one method took in one run, in milliseconds. */
export interface Link {
  readonly calls: number;
  /** From the answer of the call before to the arrival of this one: transport, the engine, waiting for a processor. */
  readonly before: number;
  /** From its arrival to its answer. */
  readonly served: number;
}

const callsSchema = z.array(z.object({ path: z.string(), came: z.number(), left: z.number() }));
type Call = z.infer<typeof callsSchema>[number];

function methodOf({ path }: Call): Method | undefined {
  return methods.find((method) => path === `/pulumirpc.${method}`);
}

/** The sums of each method's calls; those of the stack and of providers, which no stand-in checks, are left out. */
export function linksOf(calls: readonly Call[]): Readonly<Record<Method, Link>> {
  const chain = calls
    .map((call) => ({ ...call, method: methodOf(call) }))
    .filter(({ method }) => method !== undefined)
    .sort((a, b) => a.came - b.came);
  const pairs = chain.slice(1).map((call, index) => [chain[index], call] as const);
  const linkOf = (method: Method): Link => {
    const own = pairs.filter(
      ([before, call]) => call.method === method && before?.method === comesAfter[method],
    );
    const sum = (part: (pair: (typeof own)[number]) => number): number =>
      own.reduce((total, pair) => total + part(pair), 0) / 1000;
    return {
      calls: own.length,
      before: sum(([before, { came }]) => came - (before?.left ?? came)),
      served: sum(([, { came, left }]) => left - came),
    };
  };
  return Object.fromEntries(methods.map((method) => [method, linkOf(method)])) as Record<Method, Link>;
}

/** Runs our side once with its calls noted, which itself takes some of the time. */
export async function runNoted(units: number): Promise<Readonly<Record<Method, Link>>> {
  const folder = makeTemporaryFolder();
  try {
    const { env, ...command } = ours.command(units, folder);
    const preload = join(repositoryRoot, "tools", "bench", "peers", "noted-calls.cjs");
    await runMeasured({
      ...command,
      env: { ...env, TRADAI_CALLS: folder, NODE_OPTIONS: `--require ${preload}` },
    });
    // One a process, by its number; the moments of the run lie there, too.
    const files = readdirSync(folder).filter((file) => /^\d+\.json$/.test(file));
    return linksOf(
      files.flatMap((file) => callsSchema.parse(JSON.parse(readFileSync(join(folder, file), "utf8")))),
    );
  } finally {
    removeTemporaryFolder(folder);
  }
}
