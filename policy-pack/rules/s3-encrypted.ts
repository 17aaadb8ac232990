import { problemOfKey } from "../checks/customer-key";
import { bucket, logsInto, stray, trailInto } from "../examples/bucket";
import { dataKey, foreignKey, sse } from "../examples/bucket-encryption";
import { ownEncryption, ownEncryptionLacking } from "../examples/bucket-forms";
import { key } from "../examples/key";
import { knownCompanions } from "../graph/lists";
import { isLogTarget } from "../graph/log-targets";
import type { Resource } from "../graph/resource";
import { show, UNKNOWN } from "../graph/values";
import type { Check, Rule, RuleContext, Violation } from "../rule";

const encryption = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const algorithmPath = "rules.applyServerSideEncryptionByDefault.sseAlgorithm";
const keyPath = "rules.applyServerSideEncryptionByDefault.kmsMasterKeyId";

const algorithms: readonly string[] = ["AES256", "aws:kms", "aws:kms:dsse"];

/** Of two configurations the last one written wins, so that each has to be right. */
const encrypted: Check = function* (subject, context) {
  const declared = knownCompanions(context.graph, subject, encryption, "bucket");
  if (declared.length === 0) {
    yield {
      found: "the bucket declares no encryption",
      expected: "server-side encryption",
      control: "encryption at rest",
    };
  }
  for (const each of declared) {
    yield* judged(subject, each, context);
  }
};

function* judged(subject: Resource, declared: Resource, context: RuleContext): Generator<Violation> {
  const { inputs } = declared;
  const algorithm = inputs.text(algorithmPath) ?? "";
  if (!algorithms.includes(algorithm)) {
    yield {
      found: `${show(algorithm)} is no encryption of S3`,
      expected: "server-side encryption",
      control: "encryption at rest",
    };
    return;
  }
  const { graph, settings } = context;
  const logTarget = isLogTarget(graph, subject);
  const bucketKey = inputs.flag("rules.bucketKeyEnabled") === true;
  if (algorithm === "AES256") {
    if (bucketKey) {
      yield {
        found: "the bucket key is on, which does nothing under SSE-S3",
        expected: "`bucketKeyEnabled: false` with AES256",
      };
    }
    if (settings.customerKeys && !logTarget) {
      yield {
        found: "the bucket is encrypted with AES256",
        expected: "`aws:kms` with a customer key",
      };
    }
  } else if (logTarget) {
    yield {
      found: `logs are delivered here and the bucket is encrypted with ${algorithm}`,
      expected: "AES256: load-balancer and server-access logs are delivered to nothing else",
    };
  } else if (settings.customerKeys) {
    const problem = problemOfKey(context, declared, "rules", inputs.raw(keyPath) ?? null);
    if (problem !== undefined) {
      yield { found: problem, expected: "a customer key" };
    }
    // S3 has no bucket keys for two layers:
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingDSSEncryption.html
    if (!bucketKey && algorithm === "aws:kms") {
      yield {
        found: "the bucket key is off: every object read is a call to KMS",
        expected: "`bucketKeyEnabled: true` with aws:kms",
      };
    }
  }
}

const rule: Rule = {
  name: "s3-encrypted",
  title: "Buckets are encrypted",
  description:
    "Every S3 bucket declares its encryption: a customer key with bucket key where the environment has customer keys, SSE-S3 without bucket key for log targets.",
  rationale:
    "A customer key lets one stop all reading at once and shows in the trail who decrypted what; log delivery accepts nothing but SSE-S3.",
  remediation:
    "Declare a BucketServerSideEncryptionConfiguration: `aws:kms` with the data key and `bucketKeyEnabled: true`, or `AES256` for a log target.",
  severity: "high",
  kind: "stack",
  catalogue: { checkov: ["CKV_AWS_19", "CKV_AWS_145"] },
  relations: [58],
  findings: ["TRADAI-S-08", "TRADAI-S-10", "TRADAI-S-18"],
  types: ["aws:s3/bucket:Bucket"],
  checks: [encrypted],
  examples: {
    compliant: [
      {
        title: "A data bucket with a customer key and bucket key",
        resources: [bucket("results"), sse("results", "aws:kms", true, dataKey)],
      },
      ...ownEncryption,
      {
        title: "A log target on SSE-S3",
        resources: [bucket("logs"), sse("logs", "AES256", false), trailInto("logs")],
      },
      {
        title: "Two layers of encryption, for which S3 has no bucket key",
        resources: [bucket("results"), sse("results", "aws:kms:dsse", false, dataKey)],
      },
      {
        title: "A key that is known after the update",
        resources: [
          bucket("results"),
          {
            ...sse("results", "aws:kms", true, UNKNOWN),
            references: { bucket: ["results"], rules: ["logs"] },
          },
          ...key(),
        ],
      },
      {
        title: "The key that AWS manages where the environment has no customer keys",
        environment: "dev",
        resources: [bucket("results"), sse("results", "aws:kms", false)],
      },
      {
        title: "SSE-S3 where the environment has no customer keys",
        environment: "dev",
        resources: [bucket("results"), sse("results", "AES256", false)],
      },
    ],
    violating: [
      ...ownEncryptionLacking,
      {
        title: "A bucket without declared encryption",
        resources: [bucket("results")],
        resource: "results",
        says: "declares no encryption",
      },
      {
        title: "SSE-S3 for data in prod",
        resources: [bucket("results"), sse("results", "AES256", false)],
        resource: "results",
        says: "encrypted with AES256",
      },
      {
        title: "A customer key without bucket key",
        resources: [bucket("results"), sse("results", "aws:kms", false, dataKey)],
        resource: "results",
        says: "bucket key is off",
      },
      {
        title: "aws:kms with the key that AWS manages",
        resources: [bucket("results"), sse("results", "aws:kms", true)],
        resource: "results",
        says: "the key is nothing",
      },
      {
        title: "aws:kms with the alias of the key that AWS manages",
        resources: [bucket("results"), sse("results", "aws:kms", true, "alias/aws/s3")],
        resource: "results",
        says: "alias/aws/s3",
      },
      {
        title: "A key of another account",
        resources: [bucket("results"), sse("results", "aws:kms", true, foreignKey)],
        resource: "results",
        says: "belongs to another account",
      },
      {
        title: "A key that is empty text",
        resources: [bucket("results"), sse("results", "aws:kms", true, "")],
        resource: "results",
        says: "the key is nothing",
      },
      {
        title: "A second configuration that takes the key away",
        resources: [
          bucket("results"),
          sse("results", "aws:kms", true, dataKey),
          { ...sse("results", "AES256", false), name: "results-second" },
        ],
        resource: "results",
        says: "encrypted with AES256",
      },
      {
        title: "An algorithm that S3 does not know",
        environment: "dev",
        resources: [bucket("results"), sse("results", "none", false)],
        resource: "results",
        says: "is no encryption",
      },
      {
        title: "A configuration that names no algorithm",
        environment: "dev",
        resources: [bucket("results"), sse("results", "", false)],
        resource: "results",
        says: '"" is no encryption',
      },
      {
        title: "A bucket that logs into itself to pass for a log target",
        resources: [bucket("results"), sse("results", "AES256", false), logsInto("results", "results")],
        resource: "results",
        says: "encrypted with AES256",
      },
      {
        title: "A bucket key under SSE-S3",
        environment: "dev",
        resources: [bucket("results"), sse("results", "AES256", true)],
        resource: "results",
        says: "does nothing under SSE-S3",
      },
      {
        title: "KMS on the bucket that receives the trail",
        resources: [bucket("logs"), sse("logs", "aws:kms", true, dataKey), trailInto("logs")],
        resource: "logs",
        says: "logs are delivered here",
      },
    ],
    undecided: [
      {
        title: "Encryption whose bucket is known after the update",
        resources: [bucket("results"), stray("ServerSideEncryptionConfiguration")],
        resource: "results",
        says: "bucket of some BucketServerSideEncryptionConfiguration",
      },
      {
        title: "A key that is known after the update and may be anybody's",
        resources: [bucket("results"), sse("results", "aws:kms", true, UNKNOWN)],
        resource: "results",
        says: "`rules` is known only after the update",
      },
    ],
  },
};

export default rule;
