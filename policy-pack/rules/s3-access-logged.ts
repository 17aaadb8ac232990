import { bucket, companion, trailInto } from "../examples/bucket";
import { isLogTarget, isReplica } from "../graph/log-targets";
import { UnknownRead } from "../graph/reader";
import { companionsOf, mayHaveCompanion, targetOf } from "../graph/references";
import type { Check, Fixture, Rule } from "../rule";

const bucketType = "aws:s3/bucket:Bucket";
const loggingType = "aws:s3/bucketLogging:BucketLogging";

/** A log target would log its own deliveries for ever, and a replica is written to by S3 alone. */
const logged: Check = function* (subject, { graph }) {
  if (isLogTarget(graph, subject) || isReplica(graph, subject)) {
    return;
  }
  const companions = companionsOf(graph, subject, loggingType, "bucket");
  if (companions.length === 0) {
    if (mayHaveCompanion(graph, subject, loggingType, "bucket")) {
      throw new UnknownRead("bucket of a BucketLogging");
    }
    if (!subject.inputs.has("logging.targetBucket")) {
      yield { found: "nobody can tell who read or changed what", expected: "a BucketLogging of the bucket" };
    }
  }
  const holders = companions.map((resource) => ({ resource, property: "targetBucket" }));
  for (const { resource, property } of [
    ...holders,
    ...(subject.inputs.has("logging.targetBucket")
      ? [{ resource: subject, property: "logging.targetBucket" }]
      : []),
  ]) {
    const target = targetOf(graph, resource, property, [bucketType]);
    if (target.kind === "resource" && target.resource === subject) {
      yield {
        found: "the bucket logs into itself: each line written makes another",
        expected: "another bucket as `targetBucket`",
      };
    }
  }
};

const into = (target: string, name?: string): Fixture => {
  const logging = companion(
    "results",
    "Logging",
    { targetBucket: `tradai-${target}-prod`, targetPrefix: "s3/results/" },
    name,
  );
  return { ...logging, references: { ...logging.references, targetBucket: [target] } };
};
const replication: Fixture = {
  ...companion("results", "ReplicationConfig", {
    role: "arn:aws:iam::600802701449:role/tradai-replication-prod",
    rules: [{ status: "Enabled", destination: { bucket: "arn:aws:s3:::tradai-recovery-prod" } }],
  }),
  type: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
};

const rule: Rule = {
  name: "s3-access-logged",
  title: "Buckets tell who used them",
  description:
    "Every S3 bucket has its requests logged into another bucket; targets of logs and replicas need not.",
  rationale:
    "After a leak the first question is who read what: a bucket that kept no record of it cannot answer.",
  remediation: "Declare a BucketLogging for the bucket with the logs bucket as its target.",
  severity: "medium",
  kind: "stack",
  catalogue: { securityHub: ["S3.9"], cdkNag: ["S1"], checkov: ["CKV_AWS_18"] },
  types: [bucketType],
  checks: [logged],
  examples: {
    compliant: [
      {
        title: "A bucket that logs into the logs bucket",
        resources: [bucket("results"), bucket("logs"), into("logs")],
      },
      {
        title: "Logging inside the bucket",
        resources: [
          bucket("results", { logging: { targetBucket: "tradai-logs-prod" } }),
          bucket("logs"),
          trailInto("logs"),
        ],
      },
      { title: "The target of a trail", resources: [bucket("logs"), trailInto("logs")] },
      {
        title: "A replica",
        resources: [bucket("results"), bucket("recovery"), bucket("logs"), into("logs"), replication],
      },
    ],
    violating: [
      {
        title: "A bucket that keeps no record",
        resources: [bucket("results")],
        resource: "results",
        says: "nobody can tell",
      },
      {
        title: "A bucket beside one that logs",
        resources: [bucket("results"), bucket("configs"), bucket("logs"), into("logs")],
        resource: "configs",
        says: "nobody can tell",
      },
      {
        title: "A bucket that logs into itself",
        resources: [bucket("results"), into("results")],
        resource: "results",
        says: "into itself",
      },
      {
        title: "A bucket that logs into itself by its own setting",
        resources: [bucket("results", { logging: { targetBucket: "tradai-results-prod" } })],
        resource: "results",
        says: "into itself",
      },
    ],
  },
};

export default rule;
