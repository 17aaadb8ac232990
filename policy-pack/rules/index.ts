import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, extname } from "node:path";
import { described } from "../analysis/evaluate";
import type { RuleError } from "../analysis/finding";
import type { Rule } from "../rule";

/** What a folder of rules holds; a file that cannot be loaded does not keep the others from running. */
export interface LoadedRules {
  readonly rules: readonly Rule[];
  readonly failures: readonly RuleError[];
}

/**
 * Loads every rule of a folder, sorted by name. A rule is a file whose default export is a `Rule` of the same
 * name: adding one is adding its file. Works on the compiled `.js` and, under ts-node, on `.ts`.
 */
export function loadRules(folder: string = __dirname): LoadedRules {
  const load = createRequire(__filename);
  const rules: Rule[] = [];
  const failures: RuleError[] = [];
  for (const file of readdirSync(folder).sort()) {
    const name = basename(file, extname(file));
    if (![".js", ".ts"].includes(extname(file)) || name === "index") {
      continue;
    }
    try {
      const { default: rule } = load(`${folder}/${file}`) as { default?: Rule };
      if (rule?.name !== name) {
        throw new Error(`the default export of ${file} must be the rule "${name}"`);
      }
      rules.push(rule);
    } catch (error) {
      failures.push({ rule: name, ...described(error) });
    }
  }
  if (rules.length === 0) {
    failures.push({ rule: "all", message: `${folder} holds no rule: the pack is not compiled file by file` });
  }
  return { rules, failures };
}
