import assert from "node:assert/strict";
import { textOf, unknown, type Values } from "../../../tools/stand-in/values";
import { Harness } from "./harness";

const account = "111122223333";
const here = `eu-central-1:${account}`;
const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}";
const object = "aws:s3/bucketObjectv2:BucketObjectv2";
const document = "aws:ssm/document:Document";
const canary: Values = {
  name: "c",
  artifactS3Location: "s3://b/c",
  executionRoleArn: "r",
  handler: "index.handler",
  runtimeVersion: "syn-nodejs-puppeteer-13.0",
  schedule: { expression: "rate(5 minutes)" },
};

/** As in `outputs.test.ts`: the forms of AWS's pages; outputs as JSON without quotes. */
const forms: { type: string; inputs: Values; id: string; outputs: Record<string, string> }[] = [
  {
    type: "aws:synthetics/canary:Canary",
    inputs: canary,
    id: "c",
    outputs: {
      arn: `arn:aws:synthetics:${here}:canary:c`,
      engineArn: `arn:aws:lambda:${here}:function:cwsyn-c-${uuid}:1`,
      sourceLocationArn: `arn:aws:lambda:${here}:layer:cwsyn-c-${uuid}:1`,
      status: "READY",
      timelines: "\\[\\]",
    },
  },
  {
    type: "aws:synthetics/canary:Canary",
    inputs: { ...canary, startCanary: true },
    id: "c",
    outputs: { status: "RUNNING" },
  },
  {
    // The digest of "abc" as RFC 1321 gives it.
    type: object,
    inputs: { bucket: "b", key: "k/c.zip", content: "abc" },
    id: "b/k/c.zip",
    outputs: {
      arn: "arn:aws:s3:::b/k/c\\.zip",
      etag: "900150983cd24fb0d6963f7d28e17f72",
      versionId: "[A-Za-z0-9]{32}",
      storageClass: "STANDARD",
      checksumSha256: "",
    },
  },
  {
    type: "aws:budgets/budget:Budget",
    inputs: { budgetType: "COST", timeUnit: "MONTHLY", name: "b" },
    id: `${account}:b`,
    outputs: { arn: `arn:aws:budgets::${account}:budget/b`, accountId: account },
  },
  {
    type: "aws:costexplorer/anomalyMonitor:AnomalyMonitor",
    inputs: { monitorType: "DIMENSIONAL", name: "m" },
    id: `arn:aws:ce::${account}:anomalymonitor/${uuid}`,
    outputs: { arn: `arn:aws:ce::${account}:anomalymonitor/${uuid}` },
  },
  {
    type: "aws:costexplorer/anomalySubscription:AnomalySubscription",
    inputs: { frequency: "IMMEDIATE", monitorArnLists: [], subscribers: [], name: "s" },
    id: `arn:aws:ce::${account}:anomalysubscription/${uuid}`,
    outputs: { accountId: account },
  },
  {
    type: "aws:guardduty/detector:Detector",
    inputs: { enable: true },
    id: "[0-9a-f]{32}",
    outputs: {
      arn: `arn:aws:guardduty:${here}:detector/[0-9a-f]{32}`,
      findingPublishingFrequency: "SIX_HOURS",
    },
  },
  {
    type: "aws:guardduty/detectorFeature:DetectorFeature",
    inputs: { detectorId: "d", status: "ENABLED", name: "RUNTIME_MONITORING" },
    id: "d/RUNTIME_MONITORING",
    outputs: {},
  },
  {
    type: "aws:securityhub/account:Account",
    inputs: {},
    id: account,
    outputs: { arn: `arn:aws:securityhub:${here}:hub/default`, controlFindingGenerator: "SECURITY_CONTROL" },
  },
  {
    type: "aws:securityhub/standardsSubscription:StandardsSubscription",
    inputs: {
      standardsArn:
        "arn:aws:securityhub:eu-central-1::standards/aws-foundational-security-best-practices/v/1.0.0",
    },
    id: `arn:aws:securityhub:${here}:subscription/aws-foundational-security-best-practices/v/1.0.0`,
    outputs: {},
  },
  {
    type: "aws:inspector2/enabler:Enabler",
    inputs: { accountIds: [account], resourceTypes: ["LAMBDA", "ECR"] },
    id: `${account}-ECR:LAMBDA`,
    outputs: {},
  },
  {
    type: "aws:accessanalyzer/analyzer:Analyzer",
    inputs: { analyzerName: "x" },
    id: "x",
    outputs: { arn: `arn:aws:access-analyzer:${here}:analyzer/x`, type: "ACCOUNT" },
  },
  {
    type: "aws:cfg/recorder:Recorder",
    inputs: { roleArn: "r", name: "default" },
    id: "default",
    outputs: {},
  },
  {
    type: "aws:cfg/rule:Rule",
    inputs: { source: { owner: "AWS" }, name: "x" },
    id: "x",
    outputs: {
      arn: `arn:aws:config:${here}:config-rule/config-rule-[a-z0-9]{6}`,
      ruleId: "config-rule-[a-z0-9]{6}",
      evaluationModes: "\\[{mode:DETECTIVE}\\]",
    },
  },
  {
    type: document,
    inputs: { content: JSON.stringify({ schemaVersion: "0.3" }), name: "d", documentType: "Automation" },
    id: "d",
    outputs: {
      arn: `arn:aws:ssm:${here}:automation-definition/d`,
      schemaVersion: "0\\.3",
      latestVersion: "1",
      hash: "[0-9a-f]{64}",
      owner: account,
    },
  },
  {
    type: document,
    inputs: { name: "d", documentType: "Command", content: "schemaVersion: '2.2'\n" },
    id: "d",
    outputs: { arn: `arn:aws:ssm:${here}:document/d`, schemaVersion: "2\\.2" },
  },
];

describe("stand-in ids, ARNs and outputs of canaries, cost, detection and runbooks", () => {
  for (const { type, inputs, id, outputs } of forms) {
    it(`have AWS's form for ${type} ${Object.keys(inputs).at(-1) ?? ""}`, () => {
      const made = new Harness({ outputs: "predicted" }).preview(type, inputs);
      assert.match(made.id, new RegExp(`^${id}$`));
      for (const [name, form] of Object.entries(outputs)) {
        assert.match(JSON.stringify(made.outputs[name]).replaceAll('"', ""), new RegExp(`^${form}$`), name);
      }
    });
  }

  it("name a Config rule by the same letters in its ARN and in its id", () => {
    const harness = new Harness({ outputs: "predicted" });
    const { outputs } = harness.preview("aws:cfg/rule:Rule", { name: "x", source: { owner: "AWS" } });
    assert.equal(
      (textOf(outputs.arn) ?? "").split("/").at(-1),
      outputs.ruleId,
      "findings name the rule by the ARN, the console by the id",
    );
  });

  for (const [type, inputs, output] of [
    [object, { bucket: "b", key: "k", content: "abc" }, "versionId"],
    ["aws:guardduty/detector:Detector", { enable: true }, "arn"],
    ["aws:synthetics/canary:Canary", canary, "engineArn"],
  ] as const) {
    it(`leave ${output} of ${type} unknown in a preview`, () => {
      const { id, outputs } = new Harness().preview(type, inputs);
      assert.deepEqual([id, outputs[output]], ["", unknown]);
    });
  }

  it("tell an object's new content by another version, and what did not change by the same", () => {
    const harness = new Harness();
    const inputs = { bucket: "b", key: "k", content: "abc" };
    harness.create("aws:s3/bucket:Bucket", { bucket: "b" });
    const { id, outputs } = harness.create(object, inputs);
    const same = harness.update(object, id, outputs, { ...inputs, tags: { a: "b" } });
    const next = harness.update(object, id, outputs, { ...inputs, content: "abd" });
    assert.deepEqual([same.versionId, same.etag], [outputs.versionId, outputs.etag]);
    assert.notEqual(next.versionId, outputs.versionId);
    assert.notEqual(next.etag, outputs.etag);
  });

  it("tell an object from another by what its file holds, whatever folder it lies in", () => {
    const versionOf = (path: string, hash: string): unknown => {
      const source = { "4dabf18193072939515e22adb298388d": "0def7320c3a5731c473e5ecbe6d01bc7", hash, path };
      const harness = new Harness({ outputs: "predicted" });
      return harness.preview(object, { bucket: "b", key: "k", source }).outputs.versionId;
    };
    assert.equal(versionOf("/home/a/code.zip", "1"), versionOf("/home/b/code.zip", "1"));
    assert.notEqual(versionOf("/home/a/code.zip", "1"), versionOf("/home/a/code.zip", "2"));
  });

  it("count a document's versions on with every change", () => {
    const harness = new Harness();
    const inputs = { name: "d", documentType: "Automation", content: '{"schemaVersion":"0.3"}' };
    const { id, outputs } = harness.create(document, inputs);
    const content = '{"schemaVersion":"0.3","description":"x"}';
    const changed = harness.update(document, id, outputs, { ...inputs, content });
    assert.deepEqual([outputs.latestVersion, changed.latestVersion], ["1", "2"]);
  });
});
