import assert from "node:assert/strict";
import { violationMessage } from "../../policy-pack/analysis/message";
import { Run } from "../../policy-pack/analysis/run";
import { bucket } from "../../policy-pack/examples/bucket";
import { factsOf } from "../../policy-pack/examples/facts";
import versioned from "../../policy-pack/rules/s3-versioned";
import type { OperationResult } from "../../tools/engine/operation";
import { planOf, SECRET, UNKNOWN } from "../../tools/engine/plan";
import type { PolicyReport } from "../../tools/engine/policy-results";
import { detailsText } from "../../tools/preview/details";
import { policySummary } from "../../tools/preview/policy-summary";
import { summaryText } from "../../tools/preview/summary";

const prefix = "urn:pulumi:dev::tradai::tradai:layer:Persistent$aws:s3/bucket:Bucket::";

const plan = planOf("dev", "tradai", {
  steps: ["results", "artifacts"].map((name) => ({
    op: "create",
    urn: prefix + name,
    newState: {
      urn: prefix + name,
      type: "aws:s3/bucket:Bucket",
      custom: true,
      protect: true,
      inputs: { bucket: UNKNOWN, token: SECRET, policy: '{"Statement":[{"Effect":"Deny"}]}' },
      propertyDependencies: { bucket: null, policy: [] },
    },
  })),
});

function report(policy: string, message: string, more: Partial<PolicyReport> = {}): PolicyReport {
  return { policy, mandatory: policy !== "not-evaluated", message, ...more };
}

const violation = report(
  "s3-versioned",
  "Buckets keep versions.\nresource: results (aws.s3.Bucket, layer persistent, dev)\nfound: none\nexpected: Enabled\nfix: turn it on",
  { urn: `${prefix}results` },
);

const result: OperationResult = {
  operation: "preview",
  ok: false,
  changes: { create: 2, delete: 0 },
  steps: [],
  diagnostics: [],
  policies: { reports: [violation], passed: ["s3-tls-only", "pack-settings"] },
  failure: undefined,
  stderr: "",
  plan,
  seconds: 1,
};
const request = { environment: "dev", predict: false, diff: false } as const;

describe("summary of a preview", () => {
  it("counts resources by layer and type", () => {
    const text = summaryText(result, { ...request, policies: true }, 4.21);
    assert.match(text, /^persistent: 2 resources\n {2}aws\.s3\.Bucket +2$/m);
    assert.match(text, /^Operations: 2 to create \(/m);
    assert.match(text, /^Time: 4\.2 s$/m);
  });

  it("names rule, resource, layer, what was found and the remedy of a violation", () => {
    const lines = policySummary(result.policies).split("\n");
    assert.deepEqual(lines, [
      "Policies: 1 violation, 1 rule passed, 0 not evaluated, 0 exemptions used",
      "  violation  s3-versioned: aws.s3.Bucket results (persistent)",
      "      Buckets keep versions.",
      "      found:    none",
      "      expected: Enabled",
      "      fix:      turn it on",
    ]);
  });

  it("groups what was not evaluated by reason and shows used exemptions", () => {
    const open = (rule: string): PolicyReport =>
      report("not-evaluated", `Not evaluated.\nrule: ${rule}\nreason: another layer decides`);
    const used = report(
      "exemptions-used",
      "Exemption used.\nrule: s3-logged\nresource: logs\nexempted: no logs\nreason: it is the target\nowner: ann\nexpires: 2027-01-01",
      { mandatory: false },
    );
    const text = policySummary({ reports: [open("b"), used, open("a")], passed: [] });
    assert.match(text, /^Policies: 0 violations, 0 rules passed, 2 not evaluated, 1 exemption used$/m);
    assert.match(text, /^ {2}2 x another layer decides \(a, b\)$/m);
    assert.match(text, /^ {2}s3-logged: logs: it is the target \(ann, until 2027-01-01\)$/m);
  });

  it("shows every word of the pack's own message, so that the two cannot drift apart", () => {
    const { violations } = new Run(factsOf({ resources: [bucket("results")] }), {
      config: { environments: {} },
      stackConfig: {},
    }).resultOf(versioned);
    const [found] = violations;
    assert.ok(found);
    const message = violationMessage(found);
    const text = policySummary({
      reports: [report("s3-versioned", message, { urn: found.resource.urn })],
      passed: [],
    });
    const [headline = "", resource = "", ...fields] = message.split("\n");
    assert.deepEqual(
      text
        .split("\n")
        .slice(2)
        .map((line) => line.trim().replace(/: +/, ": ")),
      [headline, ...fields],
    );
    assert.match(resource, /^resource: results \(s3\/bucket, layer persistent, prod\)$/);
    assert.match(text, / {2}violation {2}s3-versioned: aws\.s3\.Bucket results \(persistent\)\n/);
    assert.match(text, /docs: +docs\/policies\.md#s3-versioned$/);
  });

  it("is sorted, violations before advice, and says the same thing once", () => {
    const [first, second] = ["a-rule", "b-rule"].map((policy) => ({ ...violation, policy }));
    assert.ok(first && second);
    const advice = { ...first, mandatory: false };
    const titles = policySummary({ reports: [advice, second, first, second], passed: [] })
      .split("\n")
      .filter((line) => /^ {2}\S/.test(line));
    assert.deepEqual(
      titles.map((line) => line.trim().split(":")[0]),
      ["violation  a-rule", "violation  b-rule", "advice  a-rule"],
    );
  });

  it("shows what the configuration changed", () => {
    const change = report(
      "configuration-used",
      "Changed by the configuration.\nsetting: level of s3-versioned in dev\nvalue: advisory\npreset: mandatory",
      { mandatory: false },
    );
    assert.match(
      policySummary({ reports: [change], passed: [] }),
      /^Changed by the configuration:\n {2}level of s3-versioned in dev: advisory instead of mandatory$/m,
    );
  });

  it("says that policies were left out", () => {
    assert.match(
      summaryText(result, { ...request, policies: false }, 1),
      /^Policies: not run \(--no-policy\)$/m,
    );
  });
});

describe("--diff", () => {
  it("shows inputs sorted, JSON documents as structure, secrets never", () => {
    assert.equal(
      detailsText({ ...plan, resources: plan.resources.slice(0, 1) }),
      [
        "+ aws.s3.Bucket artifacts (persistent, protected)",
        "    bucket: (known after up)",
        "    policy: !json",
        "      Statement:",
        "        - Effect: Deny",
        '    token: "[secret]"',
        "",
      ].join("\n"),
    );
  });
});
