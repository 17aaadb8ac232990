import { described } from "../analysis/evaluate";
import type { RuleError } from "../analysis/finding";
import type { Rule } from "../rule";
import { ruleFiles } from "../rule-files";

/** What the files of rules hold; one that cannot be loaded does not keep the others from running. */
export interface LoadedRules {
  readonly rules: readonly Rule[];
  readonly failures: readonly RuleError[];
}

/** Loads every rule, sorted by name. A rule is a file whose default export is a `Rule` of the same name. */
export function loadRules(): LoadedRules {
  const rules: Rule[] = [];
  const failures: RuleError[] = [];
  for (const [name, load] of Object.entries(ruleFiles())) {
    try {
      const { default: rule } = load() as { default?: Rule };
      if (rule?.name !== name) {
        throw new Error(`the default export of rules/${name} must be the rule "${name}"`);
      }
      rules.push(rule);
    } catch (error) {
      failures.push({ rule: name, ...described(error) });
    }
  }
  if (rules.length === 0) {
    failures.push({ rule: "all", message: "the folder rules holds no rule" });
  }
  return { rules, failures };
}
