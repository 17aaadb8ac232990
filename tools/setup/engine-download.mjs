/**
 * Gets the official build through the npm package `pulumi`, which runs Pulumi's installer at first use. It is
 * pointed at a folder of its own: its installer writes the engine file by file.
 */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { ends, run } from "./child.mjs";
import { SetupError } from "./failure.mjs";
import { makeFolder, writeWhole } from "./files.mjs";
import { withProgress } from "./progress.mjs";
import { ENGINE_VERSION, LAUNCHER } from "./versions.mjs";

/** The installer prints its progress, so a silence this long means that its host does not answer. */
const SILENCE_LIMIT_MS = 20_000;

/**
 * @param {{ silenceLimit?: number }} [options] milliseconds without a sign of life
 * @returns {import("./engine-install.mjs").Way}
 */
export function downloadWay({ silenceLimit = SILENCE_LIMIT_MS } = {}) {
  return {
    source: "download",
    async get({ env, staging, onStart }) {
      const label = `downloading the Pulumi engine ${ENGINE_VERSION}`;
      return await withProgress(label, async () => {
        const launcher = join(staging, "launcher");
        writeManifest(launcher);
        const flags = [
          "--prefix",
          launcher,
          "--ignore-scripts",
          "--no-audit",
          "--no-fund",
          "--loglevel=error",
        ];
        const patience = ["--fetch-retries=0", `--fetch-timeout=${silenceLimit}`];
        const options = { cwd: launcher, env, onStart };
        const installed = await run("npm", ["ci", ...flags, ...patience], {
          ...options,
          silenceLimit: silenceLimit * 2,
        });
        if (!installed.ok)
          throw new SetupError(told(`npm package ${LAUNCHER.name}@${LAUNCHER.version}`, installed));

        const home = join(staging, "home");
        const temporary = join(staging, "temporary");
        makeFolder(temporary);
        /** @type {NodeJS.ProcessEnv} */
        const launcherEnv = {
          ...env,
          PULUMI_HOME: home,
          TMPDIR: temporary,
          PULUMI_SKIP_UPDATE_CHECK: "true",
        };
        // It would name another version.
        delete launcherEnv.PULUMI_VERSION;
        const started = await run(
          process.execPath,
          [join(launcher, "node_modules", LAUNCHER.name, "run.js"), "version"],
          {
            ...options,
            env: launcherEnv,
            silenceLimit,
            measure: () => sizeOf(home) + sizeOf(temporary),
          },
        );
        if (!started.ok) throw new SetupError(told("the official build", started));
        return join(home, "versions", ENGINE_VERSION);
      });
    },
  };
}

/** @param {string} what @param {import("./child.mjs").Outcome} outcome */
function told(what, { silent, output }) {
  return `${what} could not be downloaded: ${silent ? "the host does not answer" : ends(output, 3, 2)}`;
}

/**
 * A manifest and a lockfile, so that npm holds what it gets against the known hash.
 * @param {string} folder
 */
function writeManifest(folder) {
  const { name, version, integrity } = LAUNCHER;
  const manifest = { private: true, dependencies: { [name]: version } };
  const packages = { "": manifest, [`node_modules/${name}`]: { version, integrity } };
  writeWhole(join(folder, "package.json"), JSON.stringify(manifest));
  writeWhole(
    join(folder, "package-lock.json"),
    JSON.stringify({ lockfileVersion: 3, requires: true, packages }),
  );
}

/**
 * @param {string} folder
 * @returns {number} bytes of all files in it, as far as they can be seen
 */
function sizeOf(folder) {
  try {
    const entries = readdirSync(folder, { recursive: true, encoding: "utf8" });
    const sizes = entries.map((entry) => statSync(join(folder, entry), { throwIfNoEntry: false })?.size ?? 0);
    return sizes.reduce((sum, size) => sum + size, 0);
  } catch {
    return 0;
  }
}
