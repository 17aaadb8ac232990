import { bucket, stray, versioning } from "../examples/bucket";
import { ownVersioning, ownVersioningOff, ownVersioningOpen } from "../examples/bucket-forms";
import { knownCompanions } from "../graph/lists";
import { show } from "../graph/values";
import type { Check, Rule } from "../rule";

const versioningType = "aws:s3/bucketVersioning:BucketVersioning";

const versioned: Check = function* (subject, { graph }) {
  const found = knownCompanions(graph, subject, versioningType, "bucket");
  if (found.length === 0) {
    yield { found: "the bucket has no versioning", expected: "status Enabled" };
  }
  for (const { inputs } of found) {
    const status = inputs.text("versioningConfiguration.status");
    if (status !== "Enabled") {
      yield { found: `the versioning status is ${show(status)}`, expected: "status Enabled" };
    }
  }
};

const rule: Rule = {
  name: "s3-versioned",
  title: "Buckets keep versions",
  description: "Every S3 bucket has versioning enabled, log targets included.",
  rationale:
    "Without versions an overwrite or delete is final, and whoever has access can erase the audit trail.",
  remediation: "Declare a BucketVersioning for the bucket with status Enabled.",
  severity: "high",
  kind: "stack",
  catalogue: { checkov: ["CKV_AWS_21"] },
  findings: ["TRADAI-S-16", "EDGAR-71", "USDCOP-03"],
  types: ["aws:s3/bucket:Bucket"],
  checks: [versioned],
  examples: {
    compliant: [
      { title: "A versioned bucket", resources: [bucket("logs"), versioning("logs", "Enabled")] },
      {
        title: "A versioned bucket beside versioning whose bucket is known after the update",
        resources: [bucket("logs"), versioning("logs", "Enabled"), stray("Versioning")],
      },
      ...ownVersioning,
    ],
    violating: [
      ...ownVersioningOff,
      {
        title: "A bucket without versioning",
        resources: [bucket("logs"), bucket("results"), versioning("results", "Enabled")],
        resource: "logs",
        says: "has no versioning",
      },
      {
        title: "A second configuration that suspends the first",
        resources: [bucket("logs"), versioning("logs", "Enabled"), versioning("logs", "Suspended", "second")],
        resource: "logs",
        says: "Suspended",
      },
      {
        title: "Versioning suspended",
        resources: [bucket("logs"), versioning("logs", "Suspended")],
        resource: "logs",
        says: "Suspended",
      },
    ],
    undecided: [
      ...ownVersioningOpen,
      {
        title: "Versioning whose bucket is known after the update",
        resources: [bucket("logs"), stray("Versioning")],
        resource: "logs",
        says: "bucket of some BucketVersioning",
      },
    ],
  },
};

export default rule;
