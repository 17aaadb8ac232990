import assert from "node:assert/strict";
import { declaredAs } from "../support/declared";
import { describeBootstrap } from "./project";

const companions = [
  ...["access-logs", "encryption", "lifecycle", "ownership", "policy", "public-access-block", "versioning"],
];

describeBootstrap("the state", ({ environment, account, declared }) => {
  const inputsOf = (name: string): Readonly<Record<string, unknown>> => declaredAs(declared(), name).inputs;
  const policyOf = (name: string): unknown =>
    (JSON.parse(String(inputsOf(name).policy)) as { Statement: unknown }).Statement;
  const state = `arn:aws:s3:::tradai-pulumi-state-${environment}`;
  const logs = `arn:aws:s3:::tradai-state-logs-${environment}`;
  const requireTls = (bucket: string): object => ({
    Sid: "RequireTls",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [bucket, `${bucket}/*`],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  });

  it("lies under a key that does not rotate, is gone within days, or that IAM cannot speak of", () => {
    const { enableKeyRotation, deletionWindowInDays } = inputsOf("state-key");
    assert.deepEqual([enableKeyRotation, deletionWindowInDays], [true, 30]);
    assert.deepEqual(policyOf("state-key"), [
      {
        Sid: "DelegateToIamPolicies",
        Effect: "Allow",
        Principal: { AWS: `arn:aws:iam::${account}:root` },
        Action: "kms:*",
        Resource: "*",
      },
    ]);
    assert.deepEqual(inputsOf("state-key-alias"), {
      name: `alias/tradai-pulumi-state-${environment}`,
      targetKeyId: "key-of-state-key",
    });
  });

  it("has no versions, is not under that key, or is open to the public", () => {
    assert.deepEqual(inputsOf("state-versioning").versioningConfiguration, { status: "Enabled" });
    assert.deepEqual(inputsOf("state-encryption").rules, [
      {
        applyServerSideEncryptionByDefault: {
          sseAlgorithm: "aws:kms",
          kmsMasterKeyId: "arn:mock:aws:kms/key:Key:state-key",
        },
        bucketKeyEnabled: true,
        blockedEncryptionTypes: ["SSE-C"],
      },
    ]);
    for (const bucket of ["state", "state-logs"]) {
      const { bucket: name, ...block } = inputsOf(`${bucket}-public-access-block`);
      assert.equal(name, inputsOf(bucket).bucket);
      assert.deepEqual([...new Set(Object.values(block))], [true]);
      assert.equal(Object.keys(block).length, 4);
      assert.deepEqual(inputsOf(`${bucket}-ownership`).rule, { objectOwnership: "BucketOwnerEnforced" });
    }
  });

  it("is lost with a version that somebody deletes", () => {
    assert.deepEqual(policyOf("state-policy"), [
      {
        Sid: "KeepEarlierStates",
        Effect: "Deny",
        Principal: "*",
        Action: "s3:DeleteObjectVersion",
        Resource: `${state}/*`,
      },
      { Sid: "KeepTheBucket", Effect: "Deny", Principal: "*", Action: "s3:DeleteBucket", Resource: state },
      requireTls(state),
    ]);
    assert.deepEqual(inputsOf("state-lifecycle").rules, [
      {
        id: "clean-up",
        status: "Enabled",
        filter: { prefix: "" },
        expiration: { expiredObjectDeleteMarker: true },
        noncurrentVersionExpiration: { noncurrentDays: 90 },
        abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
      },
    ]);
  });

  it("is read or written without a record, or the record is kept for less than a year", () => {
    assert.deepEqual(inputsOf("state-access-logs"), {
      bucket: `tradai-pulumi-state-${environment}`,
      targetBucket: `tradai-state-logs-${environment}`,
      targetPrefix: "state/",
    });
    assert.deepEqual(policyOf("state-logs-policy"), [
      {
        Sid: "KeepAccessLogsFromBeingDeleted",
        Effect: "Deny",
        Principal: "*",
        Action: ["s3:DeleteObject", "s3:DeleteObjectVersion"],
        Resource: `${logs}/*`,
      },
      {
        Sid: "LetTheBucketOfTheStateDeliverItsAccessLogs",
        Effect: "Allow",
        Principal: { Service: "logging.s3.amazonaws.com" },
        Action: "s3:PutObject",
        Resource: `${logs}/*`,
        Condition: {
          ArnEquals: { "aws:SourceArn": state },
          StringEquals: { "aws:SourceAccount": account },
        },
      },
      requireTls(logs),
    ]);
    const [rule] = inputsOf("state-logs-lifecycle").rules as [{ expiration: { days: number } }];
    assert.ok(rule.expiration.days >= 365);
    assert.ok(declaredAs(declared(), "state-access-logs").waitsFor.includes("state-logs-policy"));
  });

  it("goes when the stack goes, or is replaced unasked", () => {
    const kept = ["state", "state-key", "state-key-alias", "state-logs"];
    const unprotected = kept.filter((name) => !declaredAs(declared(), name).protect);
    assert.deepEqual(unprotected, []);
    const all = [...kept, ...companions.map((companion) => `state-${companion}`)];
    assert.deepEqual(
      all.filter((name) => !declaredAs(declared(), name).retainOnDelete),
      [],
    );
  });

  it("lies where the drift detector does not look for it", () => {
    // What the detector is given and may read: test/unit/compute/functions.test.ts.
    assert.equal(inputsOf("state").bucket, `tradai-pulumi-state-${environment}`);
  });
});
