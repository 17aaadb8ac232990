import * as aws from "@pulumi/aws";
import type { LayerContext } from "../shared/components";
import { bucketRows, byId, logPrefixes } from "../shared/inventory";
import type { BucketId, BucketRow } from "../shared/inventory";
import { lifecycleRules } from "./bucket-lifecycle";
import { bucketPolicy } from "./bucket-policies";
import type { Keys } from "./keys";

/** A bucket and what has to be there before something writes to it or copies from it. */
export interface Bucket {
  readonly row: BucketRow & { readonly id: BucketId };
  readonly bucket: aws.s3.Bucket;
  readonly policy: aws.s3.BucketPolicy;
  readonly versioning: aws.s3.BucketVersioning;
}

export type Buckets = Readonly<Record<BucketId, Bucket>>;

/** The key of a bucket's objects; none for SSE-S3. */
function bucketKey(row: BucketRow, keys: Keys): aws.kms.Key | undefined {
  return { data: keys.data, "recovery-copy": keys.recovery, "log-target": undefined }[row.role];
}

function createBucket(context: LayerContext, keys: Keys, row: BucketRow & { id: BucketId }): Bucket {
  const { settings, names } = context;
  const name = names.bucket(row.id);
  const region = context.regionOf(row.role === "recovery-copy" ? "recovery" : "home");
  const bucket = new aws.s3.Bucket(
    `bucket-${row.id}`,
    { bucket: name, forceDestroy: !settings.deletionProtection, region, tags: context.tags(name) },
    context.holdsData(),
  );

  /** Every companion belongs to this bucket and lies in its region. */
  const companion = { bucket: bucket.bucket, region };

  const block = new aws.s3.BucketPublicAccessBlock(
    `bucket-${row.id}-public-access-block`,
    {
      ...companion,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
    context.options(),
  );
  new aws.s3.BucketOwnershipControls(
    `bucket-${row.id}-ownership`,
    { ...companion, rule: { objectOwnership: "BucketOwnerEnforced" } },
    context.options(),
  );
  const kmsKey = bucketKey(row, keys);
  new aws.s3.BucketServerSideEncryptionConfiguration(
    `bucket-${row.id}-encryption`,
    {
      ...companion,
      rules: [
        {
          applyServerSideEncryptionByDefault: kmsKey
            ? { sseAlgorithm: "aws:kms", kmsMasterKeyId: kmsKey.arn }
            : { sseAlgorithm: "AES256" },
          // A bucket key saves calls to KMS and means nothing under SSE-S3 (TRADAI-S-18).
          bucketKeyEnabled: kmsKey !== undefined,
          // S3 blocks it for new buckets by itself; unstated, the answer would show as a change.
          blockedEncryptionTypes: ["SSE-C"],
        },
      ],
    },
    context.options(),
  );
  const versioning = new aws.s3.BucketVersioning(
    `bucket-${row.id}-versioning`,
    { ...companion, versioningConfiguration: { status: "Enabled" } },
    context.options(),
  );
  new aws.s3.BucketLifecycleConfiguration(
    `bucket-${row.id}-lifecycle`,
    { ...companion, rules: lifecycleRules(row) },
    // S3 refuses rules on noncurrent versions of a bucket that is not versioned yet.
    context.options({ dependsOn: versioning }),
  );
  const policy = new aws.s3.BucketPolicy(
    `bucket-${row.id}-policy`,
    { ...companion, policy: bucketPolicy(context, row.id) },
    // The block refuses a public policy only once it is there.
    context.options({ dependsOn: block }),
  );
  return { row, bucket, policy, versioning };
}

/** Server-access logs of the data buckets go to the logs bucket; the recovery copy's region has none. */
function createAccessLogging(context: LayerContext, buckets: Buckets): void {
  for (const { row, bucket } of Object.values(buckets)) {
    if (row.role !== "data") continue;
    new aws.s3.BucketLogging(
      `bucket-${row.id}-access-logs`,
      {
        bucket: bucket.bucket,
        targetBucket: buckets.logs.bucket.bucket,
        targetPrefix: `${logPrefixes.serverAccess.prefix}${row.id}/`,
      },
      context.options({ dependsOn: buckets.logs.policy }),
    );
  }
}

/**
 * The five documented buckets and the recovery copy, each with its companions and one policy document
 * (architecture.md 1.1, decisions.md section 5).
 */
export function createBuckets(context: LayerContext, keys: Keys): Buckets {
  const buckets = byId(bucketRows, (row) => createBucket(context, keys, row));
  createAccessLogging(context, buckets);
  return buckets;
}
