import assert from "node:assert/strict";
import { loadRules } from "../../policy-pack/rules";
import { violationMessage } from "../../policy-pack/analysis/message";
import { Run } from "../../policy-pack/analysis/run";
import type { RuleResult } from "../../policy-pack/analysis/finding";
import type { Example, Rule } from "../../policy-pack/rule";
import { factsOf } from "./fixtures";

const { rules } = loadRules();

function ask(rule: Rule, example: Example): RuleResult {
  const run = new Run(factsOf(example), {
    config: { environments: {}, ...(example.scope && { scope: example.scope }) },
    stackConfig: example.stackConfig ?? {},
  });
  return run.resultOf(rule);
}

for (const rule of rules) {
  describe(`policy ${rule.name}`, () => {
    for (const example of rule.examples.compliant) {
      it(`accepts: ${example.title}`, () => {
        const { violations, notEvaluated, errors } = ask(rule, example);
        assert.deepEqual(violations.map(violationMessage), []);
        assert.deepEqual(
          notEvaluated.map(({ reasons }) => reasons),
          [],
        );
        assert.deepEqual(errors, []);
      });
    }
    for (const example of rule.examples.violating) {
      it(`refuses: ${example.title}`, () => {
        const { violations, errors } = ask(rule, example);
        assert.deepEqual(errors, []);
        assert.equal(violations.length, 1, violations.map(violationMessage).join("\n\n"));
        const [violation] = violations;
        assert.equal(violation?.resource.name, example.resource);
        assert.ok(
          violation.found.includes(example.says),
          `"${violation.found}" should say "${example.says}"`,
        );
      });
    }
  });
}
