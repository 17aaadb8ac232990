import assert from "node:assert/strict";
import { addedBuckets, documentedBuckets } from "../../facts/persistent";
import { only, valuesOf } from "../support/mocks";
import type { Registered } from "../support/mocks";
import { describePersistentLayer } from "./layer";

const bucketType = "aws:s3/bucket:Bucket";
const companions = {
  block: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
  ownership: "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
  encryption: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
  versioning: "aws:s3/bucketVersioning:BucketVersioning",
  lifecycle: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
  policy: "aws:s3/bucketPolicy:BucketPolicy",
  logging: "aws:s3/bucketLogging:BucketLogging",
};

interface LifecycleRule {
  id: string;
  filter: { prefix: string };
  transitions?: { days: number; storageClass: string }[];
  expiration?: { days: number };
  noncurrentVersionExpiration?: { noncurrentDays: number };
  abortIncompleteMultipartUpload?: { daysAfterInitiation: number };
}

function lifecycleOf(layer: readonly Registered[], bucket: string): LifecycleRule[] {
  return only(layer, companions.lifecycle, "bucket", bucket).inputs.rules as LifecycleRule[];
}

describePersistentLayer("buckets", ({ facts, named, registered }) => {
  it("has a bucket too many, too few or by another name", () => {
    const expected = [...documentedBuckets, ...addedBuckets].map(named).sort();
    assert.deepEqual(valuesOf(registered(), bucketType, "bucket"), expected);
  });

  it("leaves a bucket open to the public, without an owner, a version, a policy or a lifecycle", () => {
    const expected = [...documentedBuckets, ...addedBuckets].map(named).sort();
    for (const type of [
      companions.block,
      companions.ownership,
      companions.encryption,
      companions.versioning,
      companions.lifecycle,
      companions.policy,
    ]) {
      assert.deepEqual(valuesOf(registered(), type, "bucket"), expected, type);
    }
  });

  it("switches off one of the four public access blocks", () => {
    for (const name of documentedBuckets.map(named)) {
      const { inputs } = only(registered(), companions.block, "bucket", name);
      assert.deepEqual(
        [
          inputs.blockPublicAcls,
          inputs.blockPublicPolicy,
          inputs.ignorePublicAcls,
          inputs.restrictPublicBuckets,
        ],
        [true, true, true, true],
        name,
      );
    }
  });

  it("encrypts a data bucket otherwise than the environment's switch says, or the logs bucket with a key", () => {
    for (const name of documentedBuckets) {
      const { inputs } = only(registered(), companions.encryption, "bucket", named(name));
      const [rule] = inputs.rules as {
        applyServerSideEncryptionByDefault: { sseAlgorithm: string; kmsMasterKeyId?: string };
        bucketKeyEnabled: boolean;
        blockedEncryptionTypes: string[];
      }[];
      const customerKey = facts.customerKeys && name !== "tradai-logs-{env}";
      assert.equal(
        rule?.applyServerSideEncryptionByDefault.sseAlgorithm,
        customerKey ? "aws:kms" : "AES256",
        name,
      );
      assert.equal(rule.bucketKeyEnabled, customerKey, name);
      assert.deepEqual(rule.blockedEncryptionTypes, ["SSE-C"], name);
    }
  });

  it("keeps results out of Glacier after 30 days", () => {
    const rule = lifecycleOf(registered(), named("tradai-results-{env}")).find((r) => r.id === "objects");
    assert.deepEqual(rule?.transitions, [{ days: 30, storageClass: "GLACIER_IR" }]);
  });

  it("deletes the audit trail with the application's logs", () => {
    const rules = lifecycleOf(registered(), named("tradai-logs-{env}"));
    const expiry = (prefix: string): number | undefined =>
      rules.find((rule) => rule.filter.prefix === prefix)?.expiration?.days;
    assert.equal(expiry("alb/"), 90);
    assert.ok((expiry("cloudtrail/") ?? 0) >= 365, `cloudtrail/ expires after ${expiry("cloudtrail/")} days`);
  });

  it("keeps replaced versions or unfinished uploads for ever", () => {
    for (const name of documentedBuckets.map(named)) {
      const rules = lifecycleOf(registered(), name);
      assert.ok(
        rules.some((rule) => rule.noncurrentVersionExpiration),
        `${name}: noncurrent versions`,
      );
      assert.ok(
        rules.some((rule) => rule.abortIncompleteMultipartUpload),
        `${name}: incomplete uploads`,
      );
    }
  });

  it("loses the access logs of a data bucket, or lets the logs bucket log into itself", () => {
    const logged = documentedBuckets.filter((name) => name !== "tradai-logs-{env}").map(named);
    assert.deepEqual(valuesOf(registered(), companions.logging, "bucket"), logged.sort());
  });

  it("empties a protected bucket when the stack is destroyed, or keeps an unprotected one from going", () => {
    for (const name of documentedBuckets.map(named)) {
      const { inputs } = only(registered(), bucketType, "bucket", name);
      assert.equal(inputs.forceDestroy, !facts.protected, name);
    }
  });
});
