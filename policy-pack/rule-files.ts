import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, extname, join } from "node:path";

/** How each rule's module is loaded, by the rule's name, sorted. */
export type RuleFiles = Readonly<Record<string, () => unknown>>;

/**
 * The files of `rules/`: adding a rule is adding its file. Works on the compiled `.js` and, under ts-node, on `.ts`.
 * What the engine starts has the list in the place of this file: `tools/setup/policy-pack.mjs`.
 */
export function ruleFiles(): RuleFiles {
  const folder = join(__dirname, "rules");
  const load = createRequire(__filename);
  const files = readdirSync(folder)
    .sort()
    .filter((file) => [".js", ".ts"].includes(extname(file)))
    .map((file) => [basename(file, extname(file)), () => load(join(folder, file)) as unknown] as const);
  return Object.fromEntries(files.filter(([name]) => name !== "index"));
}
