import assert from "node:assert/strict";
import { createDetection } from "../../../edge/detection/detection";
import { createRecoveryNotices } from "../../../edge/recovery-notices";
import { detectiveTypes, noticeFacts, watched } from "../../facts/edge-detection";
import { buildPart, describeEdge } from "./layer";

interface Pattern {
  readonly source: readonly string[];
  readonly "detail-type": readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
}

describeEdge(
  "who watches the account",
  createDetection,
  ({ environment, facts, made, ofType, registered, named }) => {
    if (!watched[environment]) {
      it("costs what it should not in an environment without threat detection", () => {
        assert.deepEqual(
          registered().filter(({ type }) => type.startsWith("aws:")),
          [],
        );
      });
      return;
    }

    for (const type of detectiveTypes) {
      it(`is missing, or there twice: ${type}`, () => {
        assert.equal(ofType(type).length, 1);
      });
    }

    it("leaves out a part of GuardDuty that closes a finding", () => {
      assert.deepEqual(
        ofType("guardduty/detectorFeature:DetectorFeature").map(({ inputs }) => [inputs.name, inputs.status]),
        [
          ["S3_DATA_EVENTS", "ENABLED"],
          ["RDS_LOGIN_EVENTS", "ENABLED"],
          ["LAMBDA_NETWORK_LOGS", "ENABLED"],
          ["EBS_MALWARE_PROTECTION", "ENABLED"],
        ],
      );
    });

    it("holds the account to other standards than the controls are named after", () => {
      const arn = (standard: string): string => `arn:aws:securityhub:eu-central-1::standards/${standard}`;
      assert.deepEqual(
        ofType("securityhub/standardsSubscription:StandardsSubscription").map(
          ({ inputs }) => inputs.standardsArn,
        ),
        [
          arn("aws-foundational-security-best-practices/v/1.0.0"),
          arn("cis-aws-foundations-benchmark/v/5.0.0"),
        ],
      );
    });

    it("scans images, instances or functions no more", () => {
      const { inputs } = made("inspector");
      assert.deepEqual(inputs.resourceTypes, ["EC2", "ECR", "LAMBDA"]);
      assert.deepEqual(inputs.accountIds, [facts.account]);
    });

    it("records where the bucket's policy does not admit it, or with a role that lacks the rights", () => {
      const { inputs } = made("config-delivery");
      assert.equal(inputs.s3BucketName, named("tradai-logs-{env}"));
      assert.equal(inputs.s3KeyPrefix, "config");
      assert.equal(
        made("config-recorder").inputs.roleArn,
        `arn:aws:iam::${facts.account}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
      );
    });

    it("is switched on before it has somewhere to deliver to, which AWS refuses", () => {
      assert.ok(made("config-recorder-status").waitsFor.includes("config-delivery"));
      assert.ok(made("config-delivery").waitsFor.includes("config-recorder"));
      assert.equal(made("config-recorder-status").inputs.isEnabled, true);
    });

    it("judges by rules before anything is recorded, which AWS refuses", () => {
      const rules = ofType("cfg/rule:Rule");
      assert.equal(rules.length, 13);
      for (const { waitsFor } of rules) assert.ok(waitsFor.includes("config-recorder-status"));
    });

    it("does not look whether the API has lost its web ACL", () => {
      assert.deepEqual(made("config-rule-api-has-web-acl").inputs.source, {
        owner: "AWS",
        sourceIdentifier: "API_GW_ASSOCIATED_WITH_WAF",
      });
    });

    for (const [id, { source, type }] of Object.entries(noticeFacts)) {
      it(`finds something that nobody is told of: ${id}`, () => {
        const { inputs } = made(id);
        const pattern = JSON.parse(String(inputs.eventPattern)) as Pattern;
        assert.deepEqual([pattern.source, pattern["detail-type"]], [[source], [type]]);
        assert.ok(String(made(`${id}-target`).inputs.arn).endsWith(`:tradai-alerts-${environment}`));
      });
    }

    it("tells of what is not serious, or of nothing", () => {
      const detailOf = (id: string): unknown =>
        (JSON.parse(String(made(id).inputs.eventPattern)) as Pattern).detail;
      assert.deepEqual(detailOf("findings-guardduty"), { severity: [{ numeric: [">=", 7] }] });
      assert.deepEqual(detailOf("findings-inspector"), {
        severity: ["HIGH", "CRITICAL"],
        status: ["ACTIVE"],
      });
      // https://docs.aws.amazon.com/securityhub/latest/userguide/controls-findings-create-update.html: checks that pass too.
      assert.deepEqual(detailOf("findings-security-hub"), {
        findings: {
          ProductName: ["Security Hub"],
          Severity: { Label: ["HIGH", "CRITICAL"] },
          Compliance: { Status: ["FAILED"] },
          Workflow: { Status: ["NEW"] },
          RecordState: ["ACTIVE"],
        },
      });
      const { configRuleName } = detailOf("findings-config") as { configRuleName: readonly string[] };
      assert.deepEqual(
        [...configRuleName].sort(),
        ofType("cfg/rule:Rule")
          .map(({ inputs }) => inputs.name)
          .sort(),
      );
    });
  },
);

describeEdge(
  "backups",
  (context, { foundation }) => {
    createRecoveryNotices(context, foundation);
  },
  ({ environment, made }) => {
    for (const [id, type, key, states] of [
      ["backup-failed", "Backup Job State Change", "state", ["ABORTED", "EXPIRED", "FAILED"]],
      ["backup-copy-failed", "Copy Job State Change", "state", ["FAILED"]],
      ["restore-failed", "Restore Job State Change", "status", ["ABORTED", "FAILED"]],
    ] as const) {
      it(`fail without a word: ${id}`, () => {
        assert.deepEqual(JSON.parse(String(made(id).inputs.eventPattern)), {
          source: ["aws.backup"],
          "detail-type": [type],
          detail: { [key]: states },
        });
        assert.ok(String(made(`${id}-target`).inputs.arn).endsWith(`:tradai-alerts-${environment}`));
      });
    }
  },
);

describe("an account that another environment owns", () => {
  it("gets a second detector, which AWS refuses", async () => {
    const made = await buildPart("prod", createDetection, (settings) => ({
      ...settings,
      ownsAccount: false,
    }));
    assert.deepEqual(
      made.filter(({ type }) => type.startsWith("aws:")),
      [],
    );
  });
});
