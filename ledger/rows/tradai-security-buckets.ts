import type { Row } from "../row";

/** Document 002: encryption, versions, expiry and access of the buckets. */
export const tradaiSecurityBuckets: readonly Row[] = [
  {
    id: "TRADAI-S-10",
    finding: "No bucket was encrypted with a customer key.",
    state: "closed",
    answer:
      "In prod the four data buckets are encrypted with the rotating data key, with bucket keys. Dev and staging keep SSE-S3 for its cost, and the logs bucket does everywhere, because log delivery takes nothing else.",
    evidence: {
      resources: [
        {
          are: [
            "aws.kms.Key key-data",
            "aws.s3.BucketServerSideEncryptionConfiguration bucket-arcticdb-encryption",
            "aws.s3.BucketServerSideEncryptionConfiguration bucket-configs-encryption",
            "aws.s3.BucketServerSideEncryptionConfiguration bucket-mlflow-encryption",
            "aws.s3.BucketServerSideEncryptionConfiguration bucket-results-encryption",
          ],
          in: ["prod"],
        },
      ],
      rules: ["s3-encrypted", "kms-rotated"],
      tests: [
        {
          file: "test/unit/persistent/buckets.test.ts",
          title:
            "encrypts a data bucket otherwise than the environment's switch says, or the logs bucket with a key",
        },
        { file: "test/config/prod-floors.test.ts", title: "a protection of prod that is turned off" },
      ],
    },
  },
  {
    id: "TRADAI-S-16",
    finding: "The logs bucket kept no versions.",
    state: "closed",
    answer:
      "All buckets keep versions. In the logs bucket nobody may delete what lies below `cloudtrail/`; Object Lock is left out, as log delivery does not take it.",
    evidence: {
      resources: [
        {
          are: ["aws.s3.BucketVersioning bucket-logs-versioning", "aws.s3.BucketPolicy bucket-logs-policy"],
        },
      ],
      rules: ["s3-versioned", "s3-lifecycle-declared"],
      tests: [
        {
          file: "test/unit/persistent/buckets.test.ts",
          title: "leaves a bucket open to the public, without an owner, a version, a policy or a lifecycle",
        },
        {
          file: "test/unit/persistent/policies.test.ts",
          title: "lets somebody delete the audit trail",
        },
      ],
    },
  },
  {
    id: "TRADAI-S-17",
    finding: "The rule that deletes logs after 90 days deleted the audit trail too.",
    state: "closed",
    answer:
      "Each kind of log expires by its own prefix: the trail after 400 days, the others after 90 or less.",
    evidence: {
      resources: [{ are: ["aws.s3.BucketLifecycleConfiguration bucket-logs-lifecycle"] }],
      rules: ["s3-lifecycle-declared"],
      tests: [
        {
          file: "test/unit/persistent/buckets.test.ts",
          title: "deletes the audit trail with the application's logs",
        },
      ],
    },
  },
  {
    id: "TRADAI-S-18",
    finding: "The bucket key was on under SSE-S3, where it does nothing.",
    state: "closed",
    answer: "The bucket key is on where a bucket has a customer key, and off where it has SSE-S3.",
    evidence: {
      resources: [
        {
          are: [
            "aws.s3.BucketServerSideEncryptionConfiguration bucket-logs-encryption",
            "aws.s3.BucketServerSideEncryptionConfiguration bucket-results-encryption",
          ],
        },
      ],
      rules: ["s3-encrypted"],
      tests: [
        {
          file: "test/unit/persistent/buckets.test.ts",
          title:
            "encrypts a data bucket otherwise than the environment's switch says, or the logs bucket with a key",
        },
      ],
    },
  },
  {
    id: "TRADAI-S-19",
    finding: "No bucket refused plain http.",
    state: "closed",
    answer: "Each bucket has one policy, which denies everything that comes without TLS.",
    evidence: {
      resources: [
        {
          are: [
            "aws.s3.BucketPolicy bucket-arcticdb-policy",
            "aws.s3.BucketPolicy bucket-configs-policy",
            "aws.s3.BucketPolicy bucket-logs-policy",
            "aws.s3.BucketPolicy bucket-mlflow-policy",
            "aws.s3.BucketPolicy bucket-results-policy",
          ],
        },
      ],
      rules: ["s3-tls-only"],
      tests: [
        {
          file: "test/unit/persistent/policies.test.ts",
          title: "lets a bucket or its objects be reached without TLS",
        },
      ],
    },
  },
];
