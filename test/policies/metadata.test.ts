import assert from "node:assert/strict";
import { describeRule } from "../../policy-pack/analysis/metadata";
import { Run } from "../../policy-pack/analysis/run";
import { loadRules } from "../../policy-pack/rules";
import type { Rule } from "../../policy-pack/rule";
import { missionControls } from "../../policy-pack/rule";
import { factsOf } from "./fixtures";

const { rules, failures } = loadRules();

const isSentence = (text: string): boolean => /^[A-Z`].*\.$/.test(text) && text.split(" ").length > 4;

describe("rules of the policy pack", () => {
  it("are all there: a rule that is not loaded checks nothing", () => {
    assert.deepEqual(failures, []);
  });

  for (const rule of rules) {
    it(`${rule.name} tells what, why and how in sentences, so that its message helps`, () => {
      for (const field of ["description", "rationale", "remediation"] as const) {
        assert.ok(isSentence(rule[field]), `${field}: ${rule[field]}`);
      }
      assert.match(rule.title, /^[A-Z].*[^.]$/);
    });

    it(`${rule.name} shows both sides by example`, () => {
      assert.ok(rule.examples.compliant.length > 0);
      assert.ok(rule.examples.violating.length > 0);
    });

    it(`${rule.name} cannot both hold a control that may not be lowered and take parameters`, () => {
      assert.ok(rule.parameters === undefined || controlsOf(rule).size === 0);
    });
  }

  it("reach CrossGuard with level, severity, remedy and schema", () => {
    const rule = rules.find(({ name }) => name === "naming-and-tags");
    assert.ok(rule);
    const described = describeRule(rule);
    assert.equal(described.enforcementLevel, "mandatory");
    assert.equal(described.severity, "low");
    assert.equal(described.remediationSteps, rule.remediation);
    assert.deepEqual(described.configSchema?.properties.withoutEnvironment?.default, [
      "tradai-api",
      "tradai-waf-metrics",
    ]);
  });

  it("hold the controls that may not be lowered, so that no configuration switches them off", () => {
    const held = rules.flatMap((rule) => [...controlsOf(rule)].map((control) => `${control}: ${rule.name}`));
    assert.deepEqual(held.sort(), [
      "WAF association: waf-attached",
      "encryption at rest: asg-resilient",
      "encryption at rest: cache-private",
      "encryption at rest: rds-hardened",
      "encryption at rest: s3-encrypted",
      "encryption at rest: sns-subscribed",
      "encryption at rest: sqs-hardened",
      "multi-factor authentication: cognito-hardened",
      "no http callback in prod: cognito-urls",
    ]);
    const listed = Object.entries(missionControls).flatMap(([control, names]) =>
      names.map((name) => `${control}: ${name}`),
    );
    assert.deepEqual(listed.sort(), held.sort(), "configuration refuses to lower exactly these rules");
  });
});

/** The controls that a rule's violating examples break. */
function controlsOf(rule: Rule): ReadonlySet<string> {
  const found = rule.examples.violating.flatMap((example) =>
    new Run(factsOf(example), { config: { environments: {} }, stackConfig: {} })
      .resultOf(rule)
      .violations.flatMap(({ control }) => control ?? []),
  );
  return new Set(found);
}
