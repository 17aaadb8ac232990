/** Asks an engine for its version, once per file: the answer is kept under `.setup/`. */
import { statSync } from "node:fs";
import { join } from "node:path";
import { run } from "./child.mjs";
import { readIfThere, writeWhole } from "./files.mjs";

const SILENCE_LIMIT_MS = 30_000;

/** @typedef {Record<string, { stamp: string, version: string }>} Known by the binary's path */

/**
 * @param {string} file
 * @returns {Known}
 */
function readKnown(file) {
  try {
    return JSON.parse(readIfThere(file) ?? "{}");
  } catch {
    return {};
  }
}

/** @param {string} binary */
function lookAt(binary) {
  try {
    return statSync(binary);
  } catch {
    return undefined;
  }
}

/**
 * @param {string} binary
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>} "3.259.0"; what it printed, when that is no version; "" when it does not run
 */
export async function askVersion(binary, env) {
  const outcome = await run(binary, ["version"], {
    env: { ...env, PULUMI_SKIP_UPDATE_CHECK: "true" },
    silenceLimit: SILENCE_LIMIT_MS,
  });
  if (!outcome.ok) return "";
  const printed = outcome.stdout.trim();
  return /^v?(\d+\.\d+\.\d+)/.exec(printed)?.[1] ?? printed;
}

/**
 * The same as `askVersion`, without starting the binary when it is the one (path, size, time of change) that
 * was asked before.
 * @param {string} binary
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string | undefined>} undefined when there is no such file that can be looked at
 */
export async function versionOf(binary, root, env) {
  const stat = lookAt(binary);
  if (stat === undefined) return undefined;
  const stamp = `${stat.size} ${stat.mtimeMs}`;
  const file = join(root, ".setup", "engines.json");
  const known = readKnown(file)[binary];
  if (known?.stamp === stamp) return known.version;
  const version = await askVersion(binary, env);
  // Not kept when it failed: what failed once (no memory, a busy file) may work the next time.
  if (version !== "") {
    writeWhole(file, `${JSON.stringify({ ...readKnown(file), [binary]: { stamp, version } }, null, 2)}\n`);
  }
  return version;
}
