import assert from "node:assert/strict";
import { parseMessage } from "../../policy-pack/analysis/message";
import type { Example, Rule } from "../../policy-pack/rule";
import { sessionOf } from "../policies/crossguard";
import { factsOf } from "../policies/fixtures";
import { rules } from "../policies/variants/verdict";
import type { Diagnostic } from "../policies/variants/wire";
import { askByWire } from "../policies/variants/wire";

/** The engine's number for `mandatory`. */
const MANDATORY = 1;

function ask(rule: Rule, example: Example): Promise<readonly Diagnostic[]> {
  const session = sessionOf([rule], { stackConfig: example.stackConfig ?? {} });
  return askByWire(session, factsOf(example), (value) => value);
}

describe("examples of the rules, asked through the framework's own server", function () {
  this.timeout(180_000);
  for (const rule of rules) {
    it(`${rule.name} accepts and refuses there what it documents`, async () => {
      for (const example of rule.examples.compliant) {
        assert.deepEqual(await ask(rule, example), [], example.title);
      }
      for (const example of rule.examples.violating) {
        const found = await ask(rule, example);
        assert.deepEqual(
          found.map(([policy, level]) => [policy, level]),
          [[rule.name, MANDATORY]],
          example.title,
        );
        const [, , message = ""] = found[0] ?? [];
        const { fields } = parseMessage(message);
        assert.ok(fields.found?.includes(example.says), `${example.title}: ${fields.found}`);
        assert.ok(
          fields.resource?.startsWith(`${example.resource} (`),
          `${example.title}: ${fields.resource}`,
        );
      }
    });
  }
});
