/**
 * Turns TypeScript of this repository into CommonJS; packages stay outside. A tool is bundled at every start, so
 * that there is no question of a stale result; of the policy pack what has changed is compiled.
 */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative, sep } from "node:path";
import { SetupError } from "./failure.mjs";
import { writeWhole } from "./files.mjs";
import { changedSince, keepStamps, stampOf } from "./stamps.mjs";

/** @typedef {typeof import("esbuild")} Esbuild */

/**
 * @param {string} root
 * @returns {Esbuild} the installed esbuild
 * @throws {SetupError} when it is not installed
 */
export function loadEsbuild(root) {
  try {
    return createRequire(join(root, "package.json"))("esbuild");
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "MODULE_NOT_FOUND") throw error;
    throw new SetupError("esbuild is not installed; `npm run setup` installs the dependencies");
  }
}

/**
 * Bundles `source` into `target`, which is replaced as a whole and only when it changes.
 * @param {string} root
 * @param {Esbuild} esbuild its service is left running; `esbuild.stop()` ends it
 * @param {string} source relative to root
 * @param {string} target relative to root
 * @param {import("esbuild").Plugin[]} [plugins]
 * @throws {SetupError} with esbuild's messages when the source does not compile
 */
export async function bundle(root, esbuild, source, target, plugins = []) {
  if (!existsSync(join(root, source))) throw new SetupError(`${join(root, source)} does not exist`);
  await compile(root, esbuild, source, {
    entryPoints: [source],
    outfile: join(root, target),
    bundle: true,
    packages: "external",
    plugins,
  });
}

/**
 * Runs esbuild and writes what it made.
 * @param {string} root
 * @param {Esbuild} esbuild
 * @param {string} source what the user would look for, in a message
 * @param {import("esbuild").BuildOptions} options
 * @throws {SetupError} with esbuild's messages when something does not compile
 */
async function compile(root, esbuild, source, options) {
  try {
    const { outputFiles } = await esbuild.build({
      ...options,
      absWorkingDir: root,
      write: false,
      platform: "node",
      format: "cjs",
      target: "node20",
      sourcemap: "inline",
      sourcesContent: false,
      logLevel: "silent",
    });
    for (const { path, text } of outputFiles ?? []) writeWhole(path, text);
  } catch (error) {
    const { errors } = /** @type {{ errors?: import("esbuild").Message[] }} */ (error);
    if (errors === undefined) throw error;
    const lines = errors.map(({ text, location }) =>
      location === null ? text : `${relative(root, join(root, location.file))}:${location.line}: ${text}`,
    );
    throw new SetupError(`${source} does not compile:\n${lines.join("\n")}`);
  }
}

/**
 * @param {string} pack
 * @returns {import("./stamps.mjs").Pair[]} every source of the pack and what it is compiled to
 */
function sourcesOf(pack) {
  const bin = join(pack, "bin");
  return readdirSync(pack, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.startsWith(`bin${sep}`))
    .map((file) => ({ source: join(pack, file), target: join(bin, file.replace(/\.ts$/, ".js")) }));
}

/**
 * Compiles the policy pack, so that the engine starts it without compiling it first: file by file, because the
 * pack finds its rules by reading its own folder. A file is compiled again when it or what was made of it looks
 * different from outside: all of them at every start cost as much as a small preview. What no source stands behind
 * any more is removed.
 * @param {string} root
 * @param {Esbuild} esbuild
 * @throws {SetupError} when it does not compile
 */
export async function buildPolicyPack(root, esbuild) {
  const pack = join(root, "policy-pack");
  const bin = join(pack, "bin");
  const stamps = join(root, ".setup", "policy-pack.json");
  // What is compiled depends on the options in this file.
  const options = ["tsconfig.json", join("tools", "setup", "bundle.mjs")];
  const key = [esbuild.version, ...options.map((file) => stampOf(join(root, file)))].join(" ");
  const pairs = sourcesOf(pack).map((pair) => ({ ...pair, sourceStamp: stampOf(pair.source) }));
  const changed = changedSince(stamps, key, pairs);
  if (changed.length > 0) {
    await compile(root, esbuild, "policy-pack", {
      entryPoints: changed.map(({ source }) => source),
      outbase: pack,
      outdir: bin,
    });
    keepStamps(stamps, key, pairs);
  }
  const compiled = new Set(pairs.map(({ target }) => target));
  for (const entry of readdirSync(bin, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    // A draft belongs to another run that compiles the pack at this moment.
    if (entry.isFile() && !compiled.has(file) && !file.endsWith(".tmp")) rmSync(file, { force: true });
  }
}
