import assert from "node:assert/strict";
import fc from "fast-check";
import { Run } from "../../policy-pack/analysis/run";
import type { RuleResult } from "../../policy-pack/analysis/finding";
import { UNKNOWN } from "../../policy-pack/graph/values";
import { loadRules } from "../../policy-pack/rules";
import type { Example, Fixture, Rule } from "../../policy-pack/rule";
import { factsOf } from "./fixtures";

const { rules } = loadRules();

function ask(rule: Rule, example: Example): RuleResult {
  return new Run(factsOf(example), {
    config: { environments: {} },
    stackConfig: example.stackConfig ?? {},
  }).resultOf(rule);
}

function withInputs(example: Example, index: number, inputs: Fixture["inputs"]): Example {
  const resources = example.resources.map((each, at) => (at === index ? { ...each, inputs } : each));
  return { ...example, resources };
}

/** Every example with one top-level input of one resource unknown. */
function* oneUnknown(rule: Rule): Generator<{ example: Example; what: string }> {
  for (const example of [...rule.examples.compliant, ...rule.examples.violating]) {
    for (const [index, resource] of example.resources.entries()) {
      for (const property of Object.keys(resource.inputs)) {
        const inputs = { ...resource.inputs, [property]: UNKNOWN };
        yield {
          example: withInputs(example, index, inputs),
          what: `${example.title}: ${property} of ${resource.name}`,
        };
      }
    }
  }
}

describe("policies and values that are known only after the update", function () {
  // An API has many parts with many inputs, each of which is unknown once.
  this.timeout(120_000);
  for (const rule of rules) {
    it(`${rule.name} answers "not evaluated" and never breaks`, () => {
      const results = [...oneUnknown(rule)].map(({ example, what }) => ({
        what,
        result: ask(rule, example),
      }));
      for (const { what, result } of results) {
        assert.deepEqual(result.errors, [], what);
      }
      assert.ok(
        results.some(({ result }) => result.notEvaluated.length > 0),
        "no unknown input was ever reported as not evaluated",
      );
    });

    it(`${rule.name} does not accuse a compliant program of what it cannot know`, () => {
      for (const example of rule.examples.compliant) {
        for (const [index, resource] of example.resources.entries()) {
          for (const property of Object.keys(resource.inputs)) {
            const inputs = { ...resource.inputs, [property]: UNKNOWN };
            // A name that is unknown leaves others' references to it open, which the rules judge as they stand.
            if (isReferredTo(example, resource.inputs[property])) {
              continue;
            }
            const { violations } = ask(rule, withInputs(example, index, inputs));
            assert.deepEqual(
              violations.map(({ found }) => found),
              [],
              `${example.title}: ${property} of ${resource.name}`,
            );
          }
        }
      }
    });
  }
});

/** True where the text stands in other inputs of the example as well, as a physical name does. */
function isReferredTo(example: Example, value: unknown): boolean {
  const text = JSON.stringify(example.resources.map(({ inputs }) => inputs));
  return typeof value === "string" && text.split(value).length > 2;
}

/** Any value, with unknown ones, wrong types and JSON text at every depth. */
const anything = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<unknown>(null, true, "", "*", "arn:aws:s3:::x", "{", "[]", "Enabled", UNKNOWN, "é\u0000"),
    fc.integer({ min: -1, max: 400 }),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom("rules", "Statement", "Principal", "id", "key", "value"), tie("value"), {
      maxKeys: 3,
    }),
    tie("value").map((inner) => JSON.stringify(inner) ?? "null"),
  ),
})).value;

describe("policies and senseless input", () => {
  for (const rule of rules) {
    it(`${rule.name} never breaks, whatever stands in an input`, () => {
      const examples = [...rule.examples.compliant, ...rule.examples.violating];
      const cases = examples.flatMap((example) =>
        example.resources.flatMap((resource, index) =>
          Object.keys(resource.inputs).map((property) => ({ example, index, property })),
        ),
      );
      fc.assert(
        fc.property(fc.constantFrom(...cases), anything, ({ example, index, property }, value) => {
          const inputs = { ...example.resources[index]?.inputs, [property]: value };
          assert.deepEqual(ask(rule, withInputs(example, index, inputs)).errors, []);
        }),
        { numRuns: 150 },
      );
    });
  }
});
