import { bucket, logsInto, stray, trailInto } from "../examples/bucket";
import { ownLogging } from "../examples/bucket-forms";
import { idleReplicas, replicas } from "../examples/replicas";
import { knownCompanions } from "../graph/lists";
import { isLogTarget, isReplica } from "../graph/log-targets";
import { targetOf } from "../graph/references";
import type { Check, Rule } from "../rule";

const bucketType = "aws:s3/bucket:Bucket";
const loggingType = "aws:s3/bucketLogging:BucketLogging";

/** A log target would log its own deliveries for ever, and a replica is written to by S3 alone. */
const logged: Check = function* (subject, { graph }) {
  if (isLogTarget(graph, subject) || isReplica(graph, subject)) {
    return;
  }
  const holders = knownCompanions(graph, subject, loggingType, "bucket");
  if (holders.length === 0) {
    yield { found: "nobody can tell who read or changed what", expected: "a BucketLogging of the bucket" };
  }
  if (holders.some((each) => targetOf(graph, each, "targetBucket", [bucketType]).resource === subject)) {
    yield {
      found: "the bucket logs into itself: each line written makes another",
      expected: "another bucket as `targetBucket`",
    };
  }
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
        resources: [bucket("results"), bucket("logs"), logsInto("results", "logs")],
      },
      ...ownLogging,
      { title: "The target of a trail", resources: [bucket("logs"), trailInto("logs")] },
      ...replicas,
    ],
    violating: [
      ...idleReplicas,
      {
        title: "A bucket that keeps no record",
        resources: [bucket("results")],
        resource: "results",
        says: "nobody can tell",
      },
      {
        title: "A bucket beside one that logs",
        resources: [bucket("results"), bucket("configs"), bucket("logs"), logsInto("results", "logs")],
        resource: "configs",
        says: "nobody can tell",
      },
      {
        title: "A bucket that logs into itself",
        resources: [bucket("results"), logsInto("results", "results")],
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
    undecided: [
      {
        title: "Logging whose bucket is known after the update",
        resources: [bucket("results"), stray("Logging", { targetBucket: "tradai-elsewhere-prod" })],
        resource: "results",
        says: "bucket of some BucketLogging",
      },
    ],
  },
};

export default rule;
