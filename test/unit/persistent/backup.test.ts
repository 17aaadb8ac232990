import assert from "node:assert/strict";
import { documentedBuckets, documentedTables } from "../../facts/persistent";
import { only, valuesOf } from "../support/mocks";
import type { Registered } from "../support/mocks";
import { describePersistentLayer } from "./layer";

/** The resources that a selection names, by the ARNs the mocks gave them. */
function selected(
  layer: readonly Registered[],
  type: string,
  kind: "tables" | "buckets",
  property: string,
): unknown[] {
  const found = layer.filter((resource) => resource.type === type && resource.name.endsWith(kind));
  assert.equal(found.length, 1, `${type} of ${kind}`);
  return found[0]?.inputs[property] as unknown[];
}

describePersistentLayer("backup", ({ environment, facts, registered }) => {
  it("backs up less than daily, keeps no copy in a second region or loses it early", () => {
    const plan = only(registered(), "aws:backup/plan:Plan", "name", `tradai-backup-${environment}`);
    const [rule, ...others] = plan.inputs.rules as {
      schedule: string;
      lifecycle: { deleteAfter: number };
      copyActions: { destinationVaultArn: string; lifecycle: { deleteAfter: number } }[];
    }[];
    assert.deepEqual(others, []);
    assert.equal(rule?.schedule, "cron(0 3 * * ? *)");
    assert.equal(rule.copyActions.length, 1);
    assert.ok(rule.lifecycle.deleteAfter >= 35);
    assert.ok((rule.copyActions[0]?.lifecycle.deleteAfter ?? 0) >= 35);
    const regions = valuesOf(registered(), "aws:backup/vault:Vault", "region");
    assert.deepEqual(regions, ["eu-west-1", undefined]);
  });

  it("makes recovery points that the restore's role is not admitted to", () => {
    const plan = only(registered(), "aws:backup/plan:Plan", "name", `tradai-backup-${environment}`);
    const [rule] = plan.inputs.rules as { recoveryPointTags: Record<string, string> }[];
    assert.equal(rule?.recoveryPointTags.env, environment);
  });

  it("leaves a table or a data bucket out of the backup or of the weekly restore", () => {
    const tables = documentedTables.length;
    const dataBuckets = documentedBuckets.length - 1;
    const selection = "aws:backup/selection:Selection";
    const restore = "aws:backup/restoreTestingSelection:RestoreTestingSelection";
    assert.equal(new Set(selected(registered(), selection, "tables", "resources")).size, tables);
    assert.equal(new Set(selected(registered(), selection, "buckets", "resources")).size, dataBuckets);
    assert.equal(new Set(selected(registered(), restore, "tables", "protectedResourceArns")).size, tables);
    assert.equal(
      new Set(selected(registered(), restore, "buckets", "protectedResourceArns")).size,
      dataBuckets,
    );
  });

  it("lets recovery points of a protected environment be deleted early", () => {
    const locks = valuesOf(
      registered(),
      "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
      "minRetentionDays",
    );
    assert.deepEqual(locks, facts.protected ? [7, 7] : []);
  });

  it("copies the configuration bucket nowhere, or to the region it is in", () => {
    const copy = only(
      registered(),
      "aws:s3/bucket:Bucket",
      "bucket",
      `tradai-configs-recovery-${environment}`,
    );
    assert.equal(copy.inputs.region, "eu-west-1");
    const [replication, ...others] = registered().filter(
      ({ type }) => type === "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
    );
    assert.deepEqual(others, []);
    assert.equal(replication?.inputs.bucket, `tradai-configs-${environment}`);
    const [rule] = replication.inputs.rules as {
      status: string;
      destination: { bucket: string; encryptionConfiguration?: unknown };
    }[];
    assert.equal(rule?.status, "Enabled");
    assert.equal(rule.destination.bucket, "arn:mock:aws:s3/bucket:Bucket:bucket-configs-recovery");
    assert.equal(rule.destination.encryptionConfiguration !== undefined, facts.customerKeys);
  });
});
