import assert from "node:assert/strict";
import { factsOf } from "./fixtures";
import { belowComponents, ignoringChanges } from "./variants/surroundings";
import type { Exception, Verdict } from "./variants/verdict";
import { changes, examplesOf, isExcepted, rules, verdictAsWritten, verdictOf } from "./variants/verdict";

describe("resources below components of a program's own", () => {
  for (const rule of rules) {
    it(`are judged by ${rule.name} as those without, and the components not at all`, () => {
      for (const example of examplesOf(rule)) {
        const nested = verdictOf(rule, example, belowComponents(factsOf(example)));
        assert.deepEqual(changes(verdictAsWritten(rule, example), nested), [], example.title);
      }
    });
  }
});

/** Rules that ask for `ignoreChanges`, and what they find without. */
const about: readonly (Exception & { readonly finding: RegExp })[] = [
  {
    rule: "ecs-deploy-safe",
    finding: /the next update moves them back$/,
    reason: "ECS moves the listeners.",
  },
  {
    rule: "ecs-scalable",
    finding: /every update puts `desiredCount` back/,
    reason: "Scaling sets the count.",
  },
  { rule: "lambda-aliased", finding: /every update sets .* of the alias/, reason: "CodeDeploy moves it." },
];

describe("ignoreChanges", () => {
  // What the program asks for is what the first update creates: a property that later ones leave alone is judged too.
  for (const rule of rules) {
    it(`hides nothing from ${rule.name}, and is taken at its word where it is asked for`, () => {
      const finding = about.find((each) => each.rule === rule.name)?.finding;
      for (const example of examplesOf(rule)) {
        const [everything, listed] = ignoringChanges(factsOf(example));
        const without = (verdict: Verdict): Verdict => ({
          ...verdict,
          violations: verdict.violations.filter((each) => !finding?.test(each)),
        });
        const before = without(verdictAsWritten(rule, example));
        assert.deepEqual(changes(before, verdictOf(rule, example, everything)), [], example.title);
        assert.deepEqual(changes(before, without(verdictOf(rule, example, listed))), [], example.title);
      }
    });
  }

  it("is asked for by the rules that are listed, in examples of theirs", () => {
    const idle = about.filter(({ finding, ...exception }) =>
      rules.every((rule) =>
        examplesOf(rule)
          .filter((example) => isExcepted([exception], rule, example))
          .every((example) => !verdictAsWritten(rule, example).violations.some((each) => finding.test(each))),
      ),
    );
    assert.deepEqual(idle, []);
  });
});
