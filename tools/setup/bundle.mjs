/** Makes one file of a tool or of the program; packages stay outside. */
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { compile, compilerKey } from "./compile.mjs";
import { SetupError } from "./failure.mjs";
import { changedSince, keepStamps, sourcesIn, stampOf } from "./stamps.mjs";

/**
 * Bundles `source` into `target`.
 * @param {string} root
 * @param {string} source relative to root
 * @param {string} target relative to root
 * @param {import("esbuild").Plugin[]} [plugins]
 * @returns {Promise<string[]>} the files of this repository that took part, relative to root
 * @throws {SetupError} with esbuild's messages when the source does not compile
 */
export async function bundle(root, source, target, plugins = []) {
  if (!existsSync(join(root, source))) throw new SetupError(`${join(root, source)} does not exist`);
  return await compile(root, source, {
    entryPoints: [source],
    outfile: join(root, target),
    bundle: true,
    packages: "external",
    plugins,
  });
}

/**
 * @param {string} file
 * @param {number} time in milliseconds
 * @returns {string | undefined} its stamp; none where it was written since, so that what was read of it is unsure
 */
function stampBefore(file, time) {
  return statSync(file).mtimeMs < time ? stampOf(file) : undefined;
}

/**
 * Bundles a tool where one of the files that took part the last time, or the bundle, looks different from outside:
 * the compiler takes a tenth of a small preview.
 * @param {string} root
 * @param {string} name
 * @returns {Promise<string>} the bundle, relative to root
 * @throws {SetupError} when it does not compile
 */
export async function bundleTool(root, name) {
  const source = `tools/${name}/main.ts`;
  const target = `.setup/tools/${name}.cjs`;
  const stamps = join(root, ".setup", "tools", `${name}.json`);
  const key = compilerKey(root);
  const known = sourcesIn(stamps).map((file) => ({ source: file, target: join(root, target) }));
  const isKnown = known.some((pair) => pair.source === join(root, source));
  if (isKnown && changedSince(stamps, key, known).length === 0) return target;
  const begun = Date.now();
  const files = (await bundle(root, source, target)).map((file) => join(root, file));
  keepStamps(
    stamps,
    key,
    files.map((file) => ({
      source: file,
      target: join(root, target),
      sourceStamp: stampBefore(file, begun),
    })),
  );
  return target;
}
