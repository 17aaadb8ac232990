import * as aws from "@pulumi/aws";
import type { LayerContext } from "../shared/components";
import type { PolicyDocument } from "../shared/policy";

export interface GuardedBucket {
  /** Logical name, and beginning of its companions'. */
  readonly id: string;
  readonly name: string;
  readonly policy: PolicyDocument;
  /** The key of its objects; SSE-S3 without one. */
  readonly key?: aws.kms.Key;
  readonly lifecycle: Omit<
    aws.types.input.s3.BucketLifecycleConfigurationRule,
    "id" | "status" | "filter" | "abortIncompleteMultipartUpload"
  >;
}

/** A bucket with all that guards it. All of it stays when the stack goes: the state of other stacks is in it. */
export function createGuardedBucket(
  context: LayerContext,
  { id, name, policy, key, lifecycle }: GuardedBucket,
): { readonly bucket: aws.s3.Bucket; readonly policy: aws.s3.BucketPolicy } {
  const stays = { retainOnDelete: true };
  const bucket = new aws.s3.Bucket(
    id,
    { bucket: name, tags: context.tags(name) },
    context.options({ ...stays, protect: true }),
  );
  const companion = { bucket: bucket.bucket };
  const block = new aws.s3.BucketPublicAccessBlock(
    `${id}-public-access-block`,
    {
      ...companion,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
    context.options(stays),
  );
  new aws.s3.BucketOwnershipControls(
    `${id}-ownership`,
    { ...companion, rule: { objectOwnership: "BucketOwnerEnforced" } },
    context.options(stays),
  );
  new aws.s3.BucketServerSideEncryptionConfiguration(
    `${id}-encryption`,
    {
      ...companion,
      rules: [
        {
          applyServerSideEncryptionByDefault: key
            ? { sseAlgorithm: "aws:kms", kmsMasterKeyId: key.arn }
            : { sseAlgorithm: "AES256" },
          bucketKeyEnabled: key !== undefined,
          // S3 blocks it for new buckets by itself; unstated, the answer would show as a change.
          blockedEncryptionTypes: ["SSE-C"],
        },
      ],
    },
    context.options(stays),
  );
  const versioning = new aws.s3.BucketVersioning(
    `${id}-versioning`,
    { ...companion, versioningConfiguration: { status: "Enabled" } },
    context.options(stays),
  );
  new aws.s3.BucketLifecycleConfiguration(
    `${id}-lifecycle`,
    {
      ...companion,
      rules: [
        {
          id: "clean-up",
          status: "Enabled",
          filter: { prefix: "" },
          abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
          ...lifecycle,
        },
      ],
    },
    // S3 refuses rules on noncurrent versions of a bucket that is not versioned yet.
    context.options({ ...stays, dependsOn: versioning }),
  );
  const attached = new aws.s3.BucketPolicy(
    `${id}-policy`,
    { ...companion, policy: policy.json },
    // The block refuses a public policy only once it is there.
    context.options({ ...stays, dependsOn: block }),
  );
  return { bucket, policy: attached };
}
