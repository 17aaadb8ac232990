import { bucket, companion } from "../examples/bucket";
import { companionsOf, mayHaveCompanion } from "../graph/references";
import { UnknownRead } from "../graph/reader";
import type { Check, Rule } from "../rule";

const block = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const ownership = "aws:s3/bucketOwnershipControls:BucketOwnershipControls";
const switches = [
  "blockPublicAcls",
  "blockPublicPolicy",
  "ignorePublicAcls",
  "restrictPublicBuckets",
] as const;
const allOn = Object.fromEntries(switches.map((name) => [name, true]));

const blocked: Check = function* (subject, { graph }) {
  const [found] = companionsOf(graph, subject, block, "bucket");
  if (!found) {
    if (mayHaveCompanion(graph, subject, block, "bucket")) {
      throw new UnknownRead("bucket of a BucketPublicAccessBlock");
    }
    yield { found: "the bucket has no public access block", expected: "a block with four switches on" };
    return;
  }
  for (const name of switches) {
    if (found.inputs.flag(name) !== true) {
      yield {
        found: `\`${name}\` of the public access block "${found.name}" is off`,
        expected: "all four switches on",
      };
    }
  }
};

const aclsVoid: Check = function* (subject, { graph }) {
  const [found] = companionsOf(graph, subject, ownership, "bucket");
  const owner = found?.inputs.text("rule.objectOwnership");
  if (owner !== undefined && owner !== "BucketOwnerEnforced") {
    yield {
      found: `object ownership is ${owner}, which keeps ACLs alive`,
      expected: "BucketOwnerEnforced",
      fix: "Set objectOwnership of the BucketOwnershipControls to BucketOwnerEnforced.",
    };
  }
};

const rule: Rule = {
  name: "s3-public-access-blocked",
  title: "Buckets block public access",
  description: "Every S3 bucket has a public access block with its four switches on, and ACLs are void.",
  rationale:
    "Without the block one mistaken ACL or bucket policy publishes trading data; the block makes both void.",
  remediation: "Declare a BucketPublicAccessBlock for the bucket with all four switches true.",
  severity: "critical",
  kind: "stack",
  catalogue: {
    securityHub: ["S3.1", "S3.2", "S3.3", "S3.8", "S3.12"],
    cis: ["2.1.4"],
    cdkNag: ["S2"],
    checkov: ["CKV_AWS_53", "CKV_AWS_54", "CKV_AWS_55", "CKV_AWS_56", "CKV2_AWS_6", "CKV2_AWS_65"],
  },
  types: ["aws:s3/bucket:Bucket"],
  checks: [blocked, aclsVoid],
  examples: {
    compliant: [
      {
        title: "A bucket with its block",
        resources: [bucket("results"), companion("results", "PublicAccessBlock", allOn)],
      },
    ],
    violating: [
      {
        title: "A bucket without a block",
        resources: [bucket("results"), bucket("logs"), companion("logs", "PublicAccessBlock", allOn)],
        resource: "results",
        says: "has no public access block",
      },
      {
        title: "A block with one switch off",
        resources: [
          bucket("results"),
          companion("results", "PublicAccessBlock", { ...allOn, restrictPublicBuckets: false }),
        ],
        resource: "results",
        says: "`restrictPublicBuckets`",
      },
      {
        title: "ACLs still alive",
        resources: [
          bucket("results"),
          companion("results", "PublicAccessBlock", allOn),
          companion("results", "OwnershipControls", { rule: { objectOwnership: "ObjectWriter" } }),
        ],
        resource: "results",
        says: "ObjectWriter",
      },
      {
        title: "A block bound to a name that no bucket has",
        resources: [
          bucket("results"),
          {
            ...companion("results", "PublicAccessBlock", allOn),
            inputs: { ...allOn, bucket: "other" },
            references: {},
          },
        ],
        resource: "results",
        says: "has no public access block",
      },
    ],
  },
};

export default rule;
