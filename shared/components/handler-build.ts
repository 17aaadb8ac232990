import { createRequire } from "node:module";
import type { BuildFailure, BuildOptions } from "esbuild";
import { UserError } from "../errors";

/** Where a bundle runs: what its Node.js understands, and the file of the archive that it looks for. */
export const runtimes = {
  // Lambda's newest runtime, nodejs24.x: https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html
  function: { file: "index.mjs", format: "esm", target: "node24" },
  // The canary's runtime has Node.js 22 and takes this folder of every Node.js canary:
  // https://docs.aws.amazon.com/AmazonSynthetics/latest/APIReference/API_CanaryCodeInput.html
  canary: { file: "nodejs/node_modules/index.js", format: "cjs", target: "node22" },
} as const;

export type HandlerRuntime = keyof typeof runtimes;

/**
 * The same bytes on every machine: paths are relative to the repository, nothing of the user's settings or of
 * tsconfig.json takes part. The SDK goes in with its pinned version, because the runtime's own one changes
 * under the function. Names stay, so that a stack trace in the logs can be read.
 */
const commonOptions = {
  bundle: true,
  platform: "node",
  // A package's ES modules, of which unused parts can be left out.
  mainFields: ["module", "main"],
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: "none",
  charset: "utf8",
  sourcemap: false,
  // Names inside the bundle are made of paths, also where node_modules is a link to another folder.
  preserveSymlinks: true,
  tsconfigRaw: "{}",
  logLevel: "silent",
} as const satisfies BuildOptions;

/** How a bundle for a runtime is made. */
export function buildOptions(runtime: HandlerRuntime): BuildOptions {
  const { file, format, target } = runtimes[runtime];
  return { ...commonOptions, mainFields: [...commonOptions.mainFields], outfile: file, format, target };
}

export interface HandlerBuild {
  readonly text: string;
  /** The files of the repository that went in, relative to it; packages are left out: the lockfile pins them. */
  readonly sources: readonly string[];
}

/**
 * Bundles a handler with all it imports into one module.
 *
 * @param root folder of the repository
 * @param entry the handler's source, relative to it
 * @throws UserError with file and line when the source does not compile
 */
export function buildHandler(
  root: string,
  entry: string,
  runtime: HandlerRuntime = "function",
): HandlerBuild {
  // Loaded here alone: a preview that finds the bundle in the cache does without it.
  const esbuild = createRequire(__filename)("esbuild") as typeof import("esbuild");
  try {
    const { outputFiles, metafile } = esbuild.buildSync({
      ...buildOptions(runtime),
      absWorkingDir: root,
      entryPoints: [entry],
      write: false,
      metafile: true,
    });
    return {
      text: outputFiles[0]?.text ?? "",
      sources: Object.keys(metafile.inputs)
        .filter((file) => !file.includes("node_modules/"))
        .sort(),
    };
  } catch (error) {
    const { errors } = error as Partial<BuildFailure>;
    if (errors === undefined) throw error;
    const lines = errors.map(({ text, location }) =>
      location ? `${location.file}:${location.line}: ${text}` : text,
    );
    throw new UserError(`${entry} does not compile:\n${lines.join("\n")}`);
  }
}
