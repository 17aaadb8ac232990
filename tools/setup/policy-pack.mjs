/**
 * Compiles the policy pack: each file by itself, as tools and tests ask for them, and what the engine starts in one.
 */
import { readdirSync, rmSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { compile, compilerKey } from "./compile.mjs";
import { changedSince, keepStamps, stampOf } from "./stamps.mjs";

/** They find each other's modules through Node, and the pack's `light-sdk.ts` stands in for some of these. */
const OUTSIDE = ["@pulumi/*", "@grpc/*", "google-protobuf", "@cloud-copilot/*"];

/**
 * Stands for anything that a rule asks of its examples when it is loaded. They are for tests and documents, are longer
 * than all rules and checks together, and nobody reads them while the pack is served.
 */
const NO_EXAMPLES = `
  const answers = new Map([
    ["__esModule", true],
    ["length", 0],
    [Symbol.iterator, [][Symbol.iterator]],
    [Symbol.toPrimitive, () => ""],
  ]);
  const none = new Proxy(function () {}, {
    apply: () => none,
    get: (_, name) => (answers.has(name) ? answers.get(name) : none),
    getPrototypeOf: () => none,
    has: () => true,
  });
  module.exports = none;
`;

/**
 * @param {string} folder of the rules
 * @returns {string} the module that stands in the place of `rule-files.ts`
 */
function ruleFilesOf(folder) {
  const names = readdirSync(folder)
    .filter((file) => file.endsWith(".ts") && file !== "index.ts")
    .map((file) => basename(file, ".ts"))
    .sort();
  const entries = names.map((name) => `${JSON.stringify(name)}: () => require("./rules/${name}"),`);
  return `const files = {\n${entries.join("\n")}\n};\nexport const ruleFiles = () => files;`;
}

/**
 * The options with which esbuild makes one file of the pack's entry point, without the examples. Six hundred files
 * and those of four packages are then one: loading them was two thirds of the pack's start, for which every preview
 * waits.
 * @param {string} pack its folder
 * @param {string} entry its entry point
 * @param {string} target
 * @returns {import("esbuild").BuildOptions}
 */
function servedPack(pack, entry, target) {
  return {
    entryPoints: [entry],
    outfile: target,
    bundle: true,
    external: OUTSIDE,
    // Beside the file and not in it: it is read when there is a stack trace to tell.
    sourcemap: "linked",
    plugins: [
      {
        name: "policy-pack",
        setup(build) {
          build.onLoad({ filter: /[\\/]rule-files\.ts$/ }, ({ path }) => ({
            contents: ruleFilesOf(join(dirname(path), "rules")),
            resolveDir: dirname(path),
          }));
          build.onLoad({ filter: /[\\/]examples[\\/][^\\/]+\.ts$/ }, ({ path }) =>
            path.startsWith(join(pack, "examples")) ? { contents: NO_EXAMPLES } : undefined,
          );
        },
      },
    ],
  };
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
 * Compiles what looks different from outside, or whose result does: all of the pack at every start cost as much as a
 * small preview. What no source stands behind any more is removed.
 * @param {string} root
 * @throws {SetupError} when it does not compile
 */
export async function buildPolicyPack(root) {
  const pack = join(root, "policy-pack");
  const bin = join(pack, "bin");
  const entry = join(pack, "index.ts");
  const served = join(bin, "index.js");
  const stamps = join(root, ".setup", "policy-pack.json");
  const pairs = sourcesOf(pack).map((pair) => ({ ...pair, sourceStamp: stampOf(pair.source) }));
  // The entry point holds all files: it is another one where there is another rule.
  const key = [compilerKey(root), ...pairs.map(({ source }) => relative(pack, source))].join(" ");
  const changed = changedSince(stamps, key, pairs);
  if (changed.length > 0) {
    const files = changed.map(({ source }) => source).filter((source) => source !== entry);
    if (files.length > 0)
      await compile(root, "policy-pack", { entryPoints: files, outbase: pack, outdir: bin });
    await compile(root, "policy-pack", servedPack(pack, entry, served));
    keepStamps(stamps, key, pairs);
  }
  const compiled = new Set([...pairs.map(({ target }) => target), `${served}.map`]);
  for (const left of readdirSync(bin, { recursive: true, withFileTypes: true })) {
    const file = join(left.parentPath, left.name);
    // A draft belongs to another run that compiles the pack at this moment.
    if (left.isFile() && !compiled.has(file) && !file.endsWith(".tmp")) rmSync(file, { force: true });
  }
}
