import assert from "node:assert/strict";
import { describeRule } from "../../policy-pack/analysis/metadata";
import { Run } from "../../policy-pack/analysis/run";
import { loadRules } from "../../policy-pack/rules";
import type { Rule } from "../../policy-pack/rule";
import { factsOf } from "./fixtures";

const { rules, failures } = loadRules();

/** The names that the layers need so far; written from the catalogue and from what was agreed, not from the pack. */
const expectedNames = [
  "alarm-actioned",
  "alarm-coverage",
  "alarm-target-exists",
  "alb-hardened",
  "alb-not-bypassing-edge",
  "api-authorised",
  "api-hardened",
  "asg-resilient",
  "async-has-dlq",
  "backup-coverage",
  "budget-present",
  "cache-private",
  "canary-present",
  "cognito-hardened",
  "cognito-urls",
  "compute-private",
  "container-hardened",
  "cost-bounded",
  "dashboard-present",
  "ddb-hardened",
  "deploy-target-pinned",
  "dr-declared",
  "ecr-immutable-scanned",
  "ecr-lifecycle",
  "ecs-cluster-observed",
  "ecs-deploy-safe",
  "ecs-scalable",
  "egress-controlled",
  "event-rule-complete",
  "flow-logs-on",
  "iam-actions-fit",
  "iam-env-scoped",
  "iam-grants-match-wiring",
  "iam-no-wildcards",
  "iam-one-role-per-function",
  "iam-passrole-scoped",
  "iam-trust-narrow",
  "image-pinned",
  "kms-rotated",
  "iam-roles-used",
  "lambda-aliased",
  "lambda-bounded",
  "lambda-triggered",
  "logs-owned",
  "logs-retained-encrypted",
  "m2m-secret-managed",
  "nacl-db-tier",
  "naming-and-tags",
  "no-dangling-arn",
  "no-localhost",
  "queue-consumed",
  "rds-hardened",
  "rds-recoverable",
  "runbook-linked",
  "s3-encrypted",
  "s3-lifecycle-declared",
  "s3-public-access-blocked",
  "s3-tls-only",
  "s3-versioned",
  "sd-lifecycle-closed",
  "secrets-not-in-env",
  "security-alarms",
  "security-headers",
  "service-traffic-encrypted",
  "sfn-observable",
  "sfn-role-fits",
  "sg-no-world-ingress",
  "sg-port-consistency",
  "sns-subscribed",
  "sqs-hardened",
  "subnet-tiers",
  "tg-health-drain",
  "threat-detection-on",
  "tracing-on",
  "trail-complete",
  "vpc-endpoints-complete",
  "waf-attached",
  "waf-logged",
  "waf-rules-complete",
];

const idPatterns = {
  securityHub: /^[A-Z]\w+\.\d+$/,
  cis: /^\d+\.\d+(?:\.\d+)?$/,
  cdkNag: /^[A-Z]+\d+$/,
  checkov: /^CKV2?_AWS_\d+$/,
} as const;
const finding = /^(?:TRADAI-[HS]|EDGAR|USDCOP|ORION)-\d{2}$/;

const isSentence = (text: string): boolean => /^[A-Z`].*\.$/.test(text) && text.split(" ").length > 4;

describe("rules of the policy pack", () => {
  it("are all there: a rule that is not loaded checks nothing", () => {
    assert.deepEqual(failures, []);
    const names = rules.map(({ name }) => name);
    assert.deepEqual(
      expectedNames.filter((name) => !names.includes(name)),
      [],
    );
  });

  for (const rule of rules) {
    it(`${rule.name} tells what, why and how in sentences, so that its message helps`, () => {
      for (const field of ["description", "rationale", "remediation"] as const) {
        assert.ok(isSentence(rule[field]), `${field}: ${rule[field]}`);
      }
      assert.match(rule.title, /^[A-Z].*[^.]$/);
    });

    it(`${rule.name} names catalogue ids, relations and findings that exist`, () => {
      for (const [catalogue, pattern] of Object.entries(idPatterns)) {
        for (const id of rule.catalogue?.[catalogue as keyof typeof idPatterns] ?? []) {
          assert.match(id, pattern);
        }
      }
      for (const id of rule.findings ?? []) {
        assert.match(id, finding);
      }
      for (const number of rule.relations ?? []) {
        assert.ok(Number.isInteger(number) && number >= 1 && number <= 60, String(number));
      }
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
      "RDSOSMetrics",
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
