import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import { parseMessage } from "../../policy-pack/analysis/message";
import { loadEnvironment } from "../../shared/config";
import type { OperationResult } from "../../tools/engine/operation";
import type { Program } from "../../tools/engine/language-host";
import { EngineSession } from "../../tools/engine/session";
import { needsEngine } from "../preview/engine-needed";

const settings = loadEnvironment("dev");

/** One bucket with what the pack wants around it, but for what `leaveOut` names. */
function bucketProgram(leaveOut: "block" | "nothing"): Program {
  return () => {
    const tags = { layer: "none", Name: "tradai-results-dev" };
    const bucket = new aws.s3.Bucket("results", { bucket: "tradai-results-dev", tags });
    const of = { bucket: bucket.bucket };
    if (leaveOut !== "block") {
      new aws.s3.BucketPublicAccessBlock("results-block", {
        ...of,
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      });
    }
    new aws.s3.BucketVersioning("results-versioning", {
      ...of,
      versioningConfiguration: { status: "Enabled" },
    });
    new aws.s3.BucketServerSideEncryptionConfiguration("results-encryption", {
      ...of,
      rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" }, bucketKeyEnabled: false }],
    });
    return Promise.resolve({});
  };
}

/** Policies that reported about the bucket, in the order of the report. */
function reported(result: OperationResult): string[] {
  return result.policies.reports
    .filter(({ urn, mandatory }) => mandatory && urn?.endsWith("::results"))
    .map(({ policy }) => policy);
}

// What the small program leaves out on purpose: it is a bucket alone, not a system.
const alone = [
  "backup-coverage",
  "companions-present",
  "companions-present",
  "no-orphans",
  "s3-access-logged",
  "s3-lifecycle-declared",
  "s3-lifecycle-declared",
  "s3-tls-only",
  "trail-complete",
];

describe("compiled policy pack under the real engine", function () {
  this.timeout(120_000);
  needsEngine();
  let session: EngineSession;
  before(async () => {
    session = await EngineSession.open({ environment: "dev", settings, outputs: "unknown", policies: true });
  });
  after(async () => {
    await session.close();
  });
  const run = (operation: "preview" | "up", leaveOut: "block" | "nothing"): Promise<OperationResult> =>
    session.run(operation, { name: "tradai", folder: "", load: () => bucketProgram(leaveOut) });

  it("fails a preview over a missing companion, by the rule's name, bucket and remedy", async () => {
    const result = await run("preview", "block");
    assert.equal(result.ok, false);
    const report = result.policies.reports.find(({ policy }) => policy === "s3-public-access-blocked");
    assert.ok(report);
    assert.match(report.urn ?? "", /::results$/);
    const { headline, fields } = parseMessage(report.message);
    assert.match(headline, /^Every S3 bucket has a public access block/);
    assert.equal(fields.found, "the bucket has no public access block");
    assert.match(fields.fix ?? "", /BucketPublicAccessBlock/);
  });

  it("judges an update as it judged the preview, though AWS fills in values", async () => {
    const preview = await run("preview", "nothing");
    const update = await run("up", "nothing");
    assert.deepEqual(reported(preview), alone);
    assert.deepEqual(reported(update), alone);
  });

  it("counts rules that found nothing as passed, and rules that could not run as errors", async () => {
    const { policies } = await run("preview", "nothing");
    assert.ok(policies.passed.includes("s3-versioned"));
    assert.ok(policies.passed.includes("kms-rotated"));
    assert.deepEqual(
      policies.reports.filter(({ policy }) => policy === "rule-errors"),
      [],
    );
  });
});
