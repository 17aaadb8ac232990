import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { transform } from "esbuild";
import { UserError } from "../../shared/errors";
import { repositoryRoot } from "../engine/repository";
import { proseIgnorer } from "./ignored";
import type { Mutant } from "./mutant";
import { isMutated, sourceFiles } from "./sources";

/** A compiled copy of the policy pack in which every mutant sleeps behind a switch. */
export interface InstrumentedPack {
  /** Absolute; below `node_modules`, so that packages are found from it. */
  readonly folder: string;
  readonly mutants: readonly Mutant[];
}

const silent = () => undefined;
const logger = {
  ...{ isTraceEnabled: () => false, isDebugEnabled: () => false, isInfoEnabled: () => false },
  ...{ isWarnEnabled: () => false, isErrorEnabled: () => false, isFatalEnabled: () => false },
  ...{ trace: silent, debug: silent, info: silent, warn: silent, error: silent, fatal: silent },
};

function wordsOf(lines: readonly string[]): readonly string[] {
  return [...new Set([...lines.join("\n").matchAll(/"([^"\n]{3,})"/g)].map(([, word = ""]) => word))];
}

/**
 * Puts Stryker's mutants into the pack's files and compiles them one by one, with what reads the examples.
 *
 * Stryker's instrumenter is used without its runner: that one starts a test process per run, while an example is
 * judged in a millisecond inside this process.
 *
 * @param words parts of the names of files to change; all where empty
 * @throws UserError when no file is meant
 */
export async function instrumentPack(words: readonly string[]): Promise<InstrumentedPack> {
  const { Instrumenter } = await import("@stryker-mutator/instrumenter");
  const root = repositoryRoot;
  const names = sourceFiles(root);
  const changed = names.filter(
    (name) => isMutated(name) && (words.length === 0 || words.some((word) => name.includes(word))),
  );
  if (changed.length === 0) {
    throw new UserError(`no file of the policy pack that decides contains "${words.join('" or "')}"`, 2);
  }
  const contents = new Map(names.map((name) => [name, readFileSync(join(root, name), "utf8")]));
  const lines = new Map(changed.map((name) => [name, (contents.get(name) ?? "").split("\n")]));
  const result = await new Instrumenter(logger).instrument(
    changed.map((name) => ({ name, mutate: true, content: contents.get(name) ?? "" })),
    { plugins: null, excludedMutations: [], ignorers: [proseIgnorer] },
  );
  for (const { name, content } of result.files) {
    contents.set(name, content);
  }
  const cache = join(root, "node_modules", ".cache");
  mkdirSync(cache, { recursive: true });
  // Node names a loaded file by its real path, also where `node_modules` is a link.
  const folder = realpathSync(mkdtempSync(join(cache, "tradai-mutants-")));
  // What the rules look up beside their own code.
  symlinkSync(join(root, "docs"), join(folder, "docs"));
  mkdirSync(join(folder, "policy-pack"));
  copyFileSync(join(root, "policy-pack/PulumiPolicy.yaml"), join(folder, "policy-pack/PulumiPolicy.yaml"));
  for (const [name, content] of contents) {
    const { code } = await transform(content, { loader: "ts", format: "cjs", target: "node20" });
    const target = join(folder, name.replace(/\.ts$/, ".js"));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, code);
  }
  return {
    folder,
    mutants: result.mutants.map(({ id, fileName, mutatorName, replacement, location, statusReason }) => ({
      id,
      file: fileName,
      mutator: mutatorName,
      replacement,
      line: location.start.line + 1,
      column: location.start.column + 1,
      words: wordsOf((lines.get(fileName) ?? []).slice(location.start.line, location.end.line + 1)),
      ...(statusReason !== undefined && { ignored: statusReason }),
    })),
  };
}
