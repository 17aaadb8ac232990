/**
 * Finds the Pulumi engine, or gets it. In this order: `pulumi` on PATH, the cache folder that the official
 * launcher and Pulumi's Automation API use too, the official build, a build from source with Go.
 */
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";
import { downloadWay } from "./engine-download.mjs";
import { build } from "./engine-build.mjs";
import { installEngine } from "./engine-install.mjs";
import { versionOf } from "./engine-version.mjs";
import { SetupError } from "./failure.mjs";
import { allOnPath } from "./path.mjs";
import { ENGINE_VERSION, OLDEST_ENGINE, OLDEST_GO } from "./versions.mjs";

/**
 * @typedef {object} Engine
 * @property {string} binary absolute path
 * @property {string} version "3.259.0"
 * @property {"PATH" | "cache" | "download" | "go build"} source where this run has it from
 */

/**
 * Getting the engine takes from a second to some minutes the first time, and about a millisecond afterwards.
 * @param {string} [root] the project's folder, by default the working directory
 * @param {{ env?: NodeJS.ProcessEnv, ways?: import("./engine-install.mjs").Way[] }} [options]
 * @returns {Promise<Engine>}
 * @throws {SetupError} when there is none and none can be got: what was tried, and what to install
 */
export async function resolveEngine(root = process.cwd(), options = {}) {
  const { env = process.env, ways = [downloadWay(), build] } = options;
  /** @type {string[]} */
  const tried = [];
  const onPath = await findOnPath(root, env, tried);
  if (onPath !== undefined) return onPath;

  const versions = resolve(env.PULUMI_HOME || join(env.HOME || homedir(), ".pulumi"), "versions");
  const binary = join(versions, ENGINE_VERSION, "bin", "pulumi");
  const found = await versionOf(binary, root, env);
  if (found === ENGINE_VERSION) return { binary, version: ENGINE_VERSION, source: "cache" };
  tried.push(`${binary}: ${found === undefined ? "not there" : `its version is "${found}"`}`);

  const isCached = async () => (await versionOf(binary, root, env)) === ENGINE_VERSION;
  const source = await installEngine({ root, env, versions, ways, tried, isCached });
  if (source !== undefined) return { binary, version: ENGINE_VERSION, source };
  throw new SetupError(
    [
      "no Pulumi engine could be obtained. Tried:",
      ...tried.map((line) => `  - ${line.replaceAll("\n", "\n    ")}`),
      `Install the Pulumi CLI ${ENGINE_VERSION} (https://www.pulumi.com/docs/install/) so that \`pulumi\` is on PATH,`,
      `or Go ${OLDEST_GO} or later (https://go.dev/dl/), and run the command again.`,
    ].join("\n"),
  );
}

/**
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @param {string[]} tried
 * @returns {Promise<Engine | undefined>}
 */
async function findOnPath(root, env, tried) {
  // The npm package of the same name is no engine: it starts a download when it is asked for its version.
  const candidates = allOnPath("pulumi", env).filter(({ real }) => !real.includes("/node_modules/"));
  for (const { file } of candidates) {
    const version = await versionOf(file, root, env);
    const [major, minor] = (version ?? "").split(".").map(Number);
    if (version !== undefined && major === OLDEST_ENGINE.major && (minor ?? 0) >= OLDEST_ENGINE.minor) {
      return { binary: file, version, source: "PATH" };
    }
    const { major: first, minor: second } = OLDEST_ENGINE;
    tried.push(
      `${file} on PATH: its version is "${version ?? ""}", ${first}.${second} or a later ${first}.x is needed`,
    );
  }
  if (candidates.length === 0) tried.push("`pulumi` on PATH: not found");
  return undefined;
}
