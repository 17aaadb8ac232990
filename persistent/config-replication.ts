import * as aws from "@pulumi/aws";
import { createRole } from "../shared/components";
import type { LayerContext } from "../shared/components";
import { PolicyBuilder, trustPolicy } from "../shared/policy";
import type { Buckets } from "./buckets";
import type { Keys } from "./keys";

/** What S3 needs to read versions at the source and write replicas at the copy. */
function replicate({ settings, arns, names }: LayerContext): string {
  const policy = new PolicyBuilder(settings)
    .allow(["s3:GetReplicationConfiguration", "s3:ListBucket"])
    .on(arns.bucket("configs"))
    .because("Find what is to be copied")
    .allow(["s3:GetObjectVersionAcl", "s3:GetObjectVersionForReplication", "s3:GetObjectVersionTagging"])
    .on(arns.objects("configs"))
    .because("Read versions to copy")
    .allow(["s3:ReplicateDelete", "s3:ReplicateObject", "s3:ReplicateTags"])
    .on(arns.objects("configs-recovery"))
    .because("Write the copies");
  if (settings.customerKeys) {
    policy
      .allow("kms:Decrypt")
      .on(arns.anyKey())
      .when({ "ForAnyValue:StringEquals": { "kms:ResourceAliases": names.keyAlias("data") } })
      .because("Read versions under the data key")
      .allow(["kms:Encrypt", "kms:GenerateDataKey"])
      .on(arns.anyKey("recovery"))
      .when({ "ForAnyValue:StringEquals": { "kms:ResourceAliases": names.keyAlias("recovery") } })
      .because("Write copies under the recovery key");
  }
  return policy.build().json;
}

/** Copies every new configuration object to the recovery region (ORION-61). */
export function createConfigReplication(context: LayerContext, keys: Keys, buckets: Buckets): void {
  const source = buckets.configs;
  const copy = buckets["configs-recovery"];
  const name = context.names.role("config-replication-role");
  const role = createRole(
    context,
    "config-replication-role",
    name,
    trustPolicy(context.settings, "s3.amazonaws.com"),
  );
  const policy = new aws.iam.RolePolicy(
    "config-replication-role-policy",
    { name: "replicate-configs", role: role.name, policy: replicate(context) },
    context.options(),
  );
  new aws.s3.BucketReplicationConfig(
    "config-replication",
    {
      bucket: source.bucket.bucket,
      role: role.arn,
      rules: [
        {
          id: "recovery-region",
          priority: 1,
          status: "Enabled",
          filter: { prefix: "" },
          deleteMarkerReplication: { status: "Enabled" },
          sourceSelectionCriteria: keys.recovery
            ? { sseKmsEncryptedObjects: { status: "Enabled" } }
            : undefined,
          destination: {
            bucket: copy.bucket.arn,
            encryptionConfiguration: keys.recovery ? { replicaKmsKeyId: keys.recovery.arn } : undefined,
          },
        },
      ],
    },
    // S3 checks that both ends are versioned, and uses the role at once.
    context.options({ dependsOn: [source.versioning, copy.versioning, policy] }),
  );
}
