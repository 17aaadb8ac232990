/** Turns TypeScript of this repository into CommonJS with esbuild, which is started when something is to be compiled. */
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { SetupError } from "./failure.mjs";
import { writeWhole } from "./files.mjs";
import { stampOf } from "./stamps.mjs";

/** @typedef {typeof import("esbuild")} Esbuild */

/** Files of this folder that say how something is compiled. */
const SETTINGS = ["bundle.mjs", "compile.mjs", "policy-pack.mjs"];

/** @type {Esbuild | undefined} */
let loaded;

/**
 * @param {string} root
 * @returns {Esbuild} the installed esbuild
 * @throws {SetupError} when it is not installed
 */
function loadEsbuild(root) {
  try {
    return createRequire(join(root, "package.json"))("esbuild");
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "MODULE_NOT_FOUND") throw error;
    throw new SetupError("esbuild is not installed; `npm run setup` installs the dependencies");
  }
}

/**
 * Runs esbuild and writes what it made, each file as a whole and only when it changes.
 * @param {string} root
 * @param {string} source what the user would look for, in a message
 * @param {import("esbuild").BuildOptions} options
 * @returns {Promise<string[]>} the files of this repository that took part
 * @throws {SetupError} with esbuild's messages when something does not compile
 */
export async function compile(root, source, options) {
  loaded ??= loadEsbuild(root);
  try {
    const { outputFiles, metafile } = await loaded.build({
      sourcemap: "inline",
      ...options,
      absWorkingDir: root,
      write: false,
      metafile: true,
      platform: "node",
      format: "cjs",
      target: "node20",
      sourcesContent: false,
      logLevel: "silent",
    });
    for (const { path, text } of outputFiles ?? []) writeWhole(path, text);
    return Object.keys(metafile?.inputs ?? {}).filter((file) => !file.startsWith("node_modules"));
  } catch (error) {
    const { errors } = /** @type {{ errors?: import("esbuild").Message[] }} */ (error);
    if (errors === undefined) throw error;
    const lines = errors.map(({ text, location }) =>
      location === null ? text : `${relative(root, join(root, location.file))}:${location.line}: ${text}`,
    );
    throw new SetupError(`${source} does not compile:\n${lines.join("\n")}`);
  }
}

/** Ends esbuild where it was started; to be called when all is compiled. */
export async function endCompiler() {
  await loaded?.stop();
  loaded = undefined;
}

/**
 * @param {string} root
 * @returns {string} what all that is compiled depends on: the compiler, its settings and the packages
 */
export function compilerKey(root) {
  const files = [
    "tsconfig.json",
    "package-lock.json",
    join("node_modules", "esbuild", "package.json"),
    ...SETTINGS.map((file) => join("tools", "setup", file)),
  ];
  return files.map((file) => stampOf(join(root, file))).join(" ");
}
