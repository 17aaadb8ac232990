/**
 * Puts an engine into the cache folder, by one process at a time. It is made in a folder beside, tried, and
 * then moved into place as a whole, so that a half-written engine is never found there.
 */
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { askVersion } from "./engine-version.mjs";
import { SetupError, reason, systemCode } from "./failure.mjs";
import { withLock } from "./lock.mjs";
import { ENGINE_VERSION } from "./versions.mjs";

const STAGING = "tradai-setup-";

/**
 * @typedef {object} Task
 * @property {string} root the project's folder
 * @property {NodeJS.ProcessEnv} env
 * @property {string} staging an empty folder on the cache's file system
 * @property {(pid: number) => void} onStart to be called with each child process
 *
 * @typedef {object} Way one way to get an engine
 * @property {"download" | "go build"} source
 * @property {(task: Task) => Promise<string>} get returns the folder, inside `staging`, whose
 *   `bin/pulumi` is the engine; throws a SetupError when this way is closed
 *
 * @typedef {object} Options
 * @property {string} root the project's folder
 * @property {NodeJS.ProcessEnv} env
 * @property {string} versions the cache folder: one folder a version
 * @property {readonly Way[]} ways tried in this order
 * @property {string[]} tried gets a line for each way that is closed
 * @property {() => Promise<boolean>} isCached asked again once this process has the lock
 */

/**
 * @param {Options} options
 * @returns {Promise<"cache" | "download" | "go build" | undefined>} where it is from; undefined: every way is closed
 * @throws {SetupError} when the cache folder cannot be written
 */
export async function installEngine(options) {
  const { versions, isCached } = options;
  const lock = join(versions, `${ENGINE_VERSION}.lock`);
  try {
    return await withLock(lock, "getting the Pulumi engine", async ({ childStarted }) => {
      if (await isCached()) return "cache";
      removeLeftovers(versions);
      return await firstThatWorks(options, childStarted);
    });
  } catch (error) {
    if (!isTold(error)) throw error;
    throw new SetupError(
      `the engine's folder ${versions} cannot be used: ${reason(error)}\n` +
        "PULUMI_HOME may name another folder, or install the Pulumi CLI on PATH.",
    );
  }
}

/** @param {unknown} error */
const isTold = (error) => error instanceof SetupError || systemCode(error) !== undefined;

/** @param {Options} options @param {(pid: number) => void} onStart */
async function firstThatWorks({ root, env, versions, ways, tried }, onStart) {
  for (const way of ways) {
    const staging = mkdtempSync(join(versions, STAGING));
    try {
      const folder = await way.get({ root, env, staging, onStart });
      await check(join(folder, "bin", "pulumi"), env);
      moveIntoPlace(folder, join(versions, ENGINE_VERSION), staging);
      return way.source;
    } catch (error) {
      if (!isTold(error)) throw error;
      tried.push(`${way.source}: ${reason(error)}`);
    } finally {
      rmSync(staging, { recursive: true, force: true });
    }
  }
  return undefined;
}

/** @param {string} versions */
function removeLeftovers(versions) {
  for (const name of readdirSync(versions).filter((entry) => entry.startsWith(STAGING))) {
    rmSync(join(versions, name), { recursive: true, force: true });
  }
}

/** @param {string} binary @param {NodeJS.ProcessEnv} env */
async function check(binary, env) {
  const version = existsSync(binary) ? await askVersion(binary, env) : "";
  if (version !== ENGINE_VERSION) {
    throw new SetupError(`the result was not used: its version is "${version}", not ${ENGINE_VERSION}`);
  }
}

/**
 * @param {string} folder @param {string} target
 * @param {string} staging takes what was in the target's place, to be removed with it
 */
function moveIntoPlace(folder, target, staging) {
  if (existsSync(target)) renameSync(target, join(staging, "replaced"));
  renameSync(folder, target);
}
