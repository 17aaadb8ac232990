/**
 * Makes sure that node_modules is what package-lock.json says. A stamp inside it holds the hash of what it
 * was installed from; it is removed before npm starts and written after npm has succeeded, so an interrupted
 * installation is never taken for a complete one.
 */
import { createHash } from "node:crypto";
import { existsSync, lstatSync, readlinkSync, rmSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { ends, run } from "./child.mjs";
import { SetupError } from "./failure.mjs";
import { readIfThere, readJson, writeWhole } from "./files.mjs";
import { withLock } from "./lock.mjs";
import { withProgress } from "./progress.mjs";

/** @param {string} root */
const stampFile = (root) => join(root, "node_modules", ".tradai-setup");

/**
 * @param {string} root
 * @returns {string} what an installation depends on: lockfile, manifest's dependencies, platform
 */
export function dependencyHash(root) {
  const lockfile = readJson(join(root, "package-lock.json"));
  const { dependencies, devDependencies, overrides } = readJson(join(root, "package.json"));
  const parts = [lockfile, dependencies, devDependencies, overrides, process.platform, process.arch];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

/**
 * @param {string} root
 * @returns {boolean}
 */
export function dependenciesAreFresh(root) {
  return readIfThere(stampFile(root))?.trim() === dependencyHash(root);
}

/**
 * npm empties node_modules before it installs: through a link, another project's.
 * @param {string} root
 * @throws {SetupError} where node_modules is a link
 */
function refuseLink(root) {
  const folder = join(root, "node_modules");
  if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return;
  throw new SetupError(
    `${folder} is a link to ${readlinkSync(folder)}, whose packages are not those of this package-lock.json; ` +
      "installing would empty that folder. Remove the link (rm node_modules) and run the command again",
  );
}

/**
 * Runs `npm ci --ignore-scripts` when node_modules is missing or stale.
 * @param {string} root
 * @param {NodeJS.ProcessEnv} [env]
 * @throws {SetupError} with npm's own words when it fails, and where it would install through a link
 */
export async function ensureDependencies(root, env = process.env) {
  if (dependenciesAreFresh(root)) return;
  refuseLink(root);
  await withLock(join(root, ".setup", "dependencies.lock"), "installing dependencies", async (lock) => {
    if (dependenciesAreFresh(root)) return;
    const hash = dependencyHash(root);
    rmSync(stampFile(root), { force: true });
    // npm leaves development dependencies out under NODE_ENV=production; the tools are made of them.
    const args = [
      "ci",
      "--ignore-scripts",
      "--include=dev",
      "--no-audit",
      "--no-fund",
      "--no-update-notifier",
      "--loglevel=error",
    ];
    const outcome = await withProgress("installing dependencies (npm ci)", async () => {
      const ended = await run("npm", args, { cwd: root, env, onStart: lock.childStarted });
      // npm says first what is wrong, and last where its log is.
      if (!ended.ok) throw new SetupError(`npm ci failed:\n${ends(ended.output, 12, 4)}`);
      return ended;
    });
    // npm writes this file last.
    if (!existsSync(join(root, "node_modules", ".package-lock.json"))) {
      throw new SetupError(`npm ci installed nothing:\n${outcome.output}`);
    }
    writeWhole(stampFile(root), `${hash}\n`);
  });
}
