import assert from "node:assert/strict";
import type { StackValidationPolicy } from "@pulumi/policy";
import { parseMessage } from "../../policy-pack/analysis/message";
import { buildPolicies } from "../../policy-pack/analysis/policies";
import { bucket } from "../../policy-pack/examples/bucket";
import { UNKNOWN } from "../../policy-pack/graph/values";
import { loadRules } from "../../policy-pack/rules";
import type { Fixture, Rule } from "../../policy-pack/rule";
import type { Scope } from "../../policy-pack/scope/scope";
import type { Report } from "./crossguard";
import { runPack, sessionOf, stackArgs } from "./crossguard";
import { factsOf } from "./fixtures";

const { rules } = loadRules();
const named = (name: string): Rule => {
  const rule = rules.find((each) => each.name === name);
  assert.ok(rule, `there is no rule ${name}`);
  return rule;
};

const queue: Fixture = { type: "aws:sqs/queue:Queue", name: "jobs", inputs: { name: "tradai-jobs-prod" } };
const rule = (name: string, changes: Partial<Rule>): Rule => ({
  name,
  title: "A rule of the test",
  description: "A rule of the test holds.",
  rationale: "It serves the test alone.",
  remediation: "Nothing is to be done.",
  severity: "low",
  kind: "resource",
  types: ["aws:sqs/queue:Queue"],
  checks: [],
  examples: { compliant: [], violating: [] },
  ...changes,
});
const complaining = rule("complaining", {
  checks: [
    function* ({ name }) {
      yield { found: `${name} is not liked`, expected: "another one" };
    },
  ],
});
const throwing = rule("throwing", {
  checks: [
    () => {
      throw new TypeError("cannot read this");
    },
  ],
});
const policies = (reports: readonly Report[]): string[] => reports.map(({ policy }) => policy);

describe("policy pack under CrossGuard", () => {
  it("runs the other rules when one throws, and fails with the rule's name, resource and place", async () => {
    const reports = await runPack(sessionOf([throwing, complaining]), { resources: [queue] });
    assert.deepEqual(policies(reports), ["complaining", "rule-errors"]);
    const [, error] = reports;
    const { fields } = parseMessage(error?.message ?? "");
    assert.equal(error?.level, "mandatory");
    assert.equal(fields.rule, "throwing");
    assert.match(fields.resource ?? "", /^jobs \(sqs\/queue, layer persistent, prod\)$/);
    assert.equal(fields.error, "cannot read this");
    assert.match(fields.at ?? "", /^pack\.test\.ts:\d+$/);
  });

  it("says what it could not evaluate instead of passing it", async () => {
    const reports = await runPack(sessionOf([named("ddb-hardened")]), {
      environment: "dev",
      resources: [
        {
          type: "aws:dynamodb/table:Table",
          name: "jobs",
          inputs: {
            name: "tradai-jobs-dev",
            billingMode: "PAY_PER_REQUEST",
            pointInTimeRecovery: UNKNOWN,
          },
        },
      ],
    });
    assert.deepEqual(policies(reports), ["not-evaluated"]);
    assert.equal(reports[0]?.level, "advisory");
    const { fields } = parseMessage(reports[0]?.message ?? "");
    assert.equal(fields.rule, "ddb-hardened");
    assert.match(fields.reason ?? "", /`pointInTimeRecovery\.enabled` is known only after the update/);
  });

  it("goes on with a rule's other questions where one hits an unknown value", async () => {
    const reports = await runPack(sessionOf([named("ddb-hardened")]), {
      resources: [
        {
          type: "aws:dynamodb/table:Table",
          name: "jobs",
          inputs: {
            name: "tradai-jobs-prod",
            billingMode: "PAY_PER_REQUEST",
            pointInTimeRecovery: UNKNOWN,
            serverSideEncryption: { enabled: true, kmsKeyArn: "arn:aws:kms:::key/a" },
          },
        },
      ],
    });
    assert.deepEqual(policies(reports), ["ddb-hardened", "not-evaluated"]);
  });

  it("judges what the program asked for, not what AWS filled in: an update gives the preview's verdict", async () => {
    const filledIn = {
      ...bucket("results"),
      outputs: { versioning: { enabled: true }, arn: "arn:aws:s3:::tradai-results-prod" },
    };
    const reports = await runPack(sessionOf([named("s3-versioned")]), { resources: [filledIn] });
    assert.deepEqual(policies(reports), ["s3-versioned"]);
  });

  it("takes a rule's own parameters from the configuration", async () => {
    const example = { resources: [{ ...queue, inputs: { name: "tradai-jobs" } }] };
    const asked = (config: object): Promise<readonly Report[]> =>
      runPack(sessionOf([named("naming-and-tags")]), example, { "naming-and-tags": { ...config } });
    assert.equal((await asked({})).length, 1);
    assert.deepEqual(await asked({ withoutEnvironment: ["tradai-jobs"] }), []);
    assert.deepEqual(policies(await asked({ withoutEnvironment: "tradai-jobs" })), ["rule-errors"]);
  });

  it("takes an environment's parameters from the configuration, and refuses misspelt ones", async () => {
    const group: Fixture = {
      type: "aws:cloudwatch/logGroup:LogGroup",
      name: "group",
      inputs: { name: "/tradai/qa/backend", retentionInDays: 30 },
    };
    const asked = (settings: object): Promise<readonly Report[]> =>
      runPack(
        sessionOf([named("logs-retained-encrypted")]),
        { environment: "qa", resources: [group] },
        { "pack-settings": { environments: { qa: settings } } },
      );
    assert.equal((await asked({})).length, 2, "an unknown environment is held to prod");
    assert.deepEqual(policies(await asked({ customerKeys: false, logDays: 30 })), [
      "configuration-used",
      "configuration-used",
    ]);
    assert.ok(policies(await asked({ logDay: 30 })).includes("pack-settings"));
  });

  it("says the same in the same order whatever order the engine reports resources in", async () => {
    const resources = [bucket("results"), bucket("configs"), bucket("mlflow")];
    const some = ["s3-versioned", "s3-encrypted", "s3-tls-only"].map(named);
    const forward = await runPack(sessionOf(some), { resources });
    const backward = await runPack(sessionOf(some), { resources: [...resources].reverse() });
    assert.ok(forward.length > 3);
    assert.deepEqual(forward, backward);
  });

  it("offers CrossGuard only rules with something to say: each one offered rebuilds every resource", () => {
    const content = rule("content", {});
    const session = sessionOf([complaining, content]);
    const [opening, ...others] = buildPolicies(session) as readonly StackValidationPolicy[];
    void opening?.validateStack(
      stackArgs(factsOf({ resources: [queue] }), () => ({})),
      () => undefined,
    );
    const offered = others.filter(({ validateStack }) => typeof validateStack === "function");
    assert.deepEqual(
      offered.map(({ name }) => name),
      ["complaining"],
    );
  });

  it("fails where a rule file cannot be loaded", async () => {
    const session = sessionOf([complaining], { failures: [{ rule: "broken", message: "unexpected token" }] });
    const reports = await runPack(session, { resources: [] });
    assert.deepEqual(policies(reports), ["rule-errors"]);
  });
});

describe("scope of the policy pack", () => {
  const plan: Fixture = {
    type: "aws:backup/plan:Plan",
    name: "plan",
    inputs: {
      name: "tradai-prod",
      rules: [
        {
          ruleName: "daily",
          schedule: "rate(1 day)",
          copyActions: [{ destinationVaultArn: "arn:aws:backup:eu-west-1:600802701449:backup-vault:x" }],
        },
      ],
    },
  };

  it("calls a missing half a violation where every layer is seen, and undecided where one is", async () => {
    const asked = (scope: Scope): Promise<readonly Report[]> =>
      runPack(
        sessionOf([named("backup-coverage")]),
        { resources: [plan], scope },
        { "pack-settings": { scope } },
      );
    assert.deepEqual(policies(await asked("whole")), ["backup-coverage", "backup-coverage"]);
    const [only, ...more] = await asked("layer");
    assert.deepEqual(more, []);
    assert.equal(only?.policy, "not-evaluated");
    assert.match(parseMessage(only.message).fields.reason ?? "", /may be declared in another layer/);
  });

  it("decides in both what lies in one layer by nature", async () => {
    for (const scope of ["whole", "layer"] as const) {
      const reports = await runPack(
        sessionOf([named("s3-public-access-blocked")]),
        { resources: [bucket("results")], scope },
        { "pack-settings": { scope } },
      );
      assert.deepEqual(policies(reports), ["s3-public-access-blocked"]);
    }
  });
});
