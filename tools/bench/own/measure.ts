import { spawn } from "node:child_process";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { UserError } from "../../../shared/errors";
import { makeTemporaryFolder, removeTemporaryFolder } from "../../engine/temporary-folder";
import { spansOf } from "../phases";

/** One run of the command as a user starts it, in milliseconds. */
export interface Sample {
  readonly total: number;
  /** In the order of `tools/bench/phases.ts`. */
  readonly phases: readonly number[];
}

/** @throws UserError when the command fails */
async function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const begun = performance.now();
  const child = spawn("npm", ["run", "--silent", ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let told = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (told += text));
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once("error", reject).once("close", resolve),
  );
  if (code !== 0)
    throw new UserError(`npm run ${args.join(" ")} ended with exit code ${String(code)}:\n${told}`);
  return performance.now() - begun;
}

/** Runs `npm run preview -- <args>` once and takes its times. */
export async function measure(args: readonly string[]): Promise<Sample> {
  const folder = makeTemporaryFolder();
  try {
    const file = join(folder, "timings.json");
    const total = await run(["preview", "--", ...args], { TRADAI_TIMINGS: file });
    return { total, phases: spansOf(file, total) };
  } finally {
    removeTemporaryFolder(folder);
  }
}

/**
 * Runs `npm run report -- <environment>` once against the last commit, whose plan is made by the first run and kept
 * for the later ones.
 *
 * @returns milliseconds
 */
export async function measureReport(environment: string): Promise<number> {
  const folder = makeTemporaryFolder();
  try {
    const output = join(folder, "report.md");
    return await run(["report", "--", environment, "--base", "HEAD", "--output", output], {});
  } finally {
    removeTemporaryFolder(folder);
  }
}
