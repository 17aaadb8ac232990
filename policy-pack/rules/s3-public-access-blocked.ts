import { ofType } from "../checks/of-type";
import { bucket, companion } from "../examples/bucket";
import { companionsOf, mayHaveCompanion } from "../graph/references";
import type { Reader } from "../graph/reader";
import { UnknownRead } from "../graph/reader";
import type { Resource } from "../graph/resource";
import type { Check, Rule, Violation } from "../rule";

const block = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const ownership = "aws:s3/bucketOwnershipControls:BucketOwnershipControls";
const bucketType = "aws:s3/bucket:Bucket";
const accountBlock = "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock";
const accessPoint = "aws:s3/accessPoint:AccessPoint";
/** What sets an ACL. */
const aclTypes = [
  "aws:s3/bucketAcl:BucketAcl",
  "aws:s3/bucketObject:BucketObject",
  "aws:s3/objectCopy:ObjectCopy",
];
const switches = [
  "blockPublicAcls",
  "blockPublicPolicy",
  "ignorePublicAcls",
  "restrictPublicBuckets",
] as const;
const allOn = Object.fromEntries(switches.map((name) => [name, true]));

const blocked: Check = function* (subject, { graph }) {
  const found = companionsOf(graph, subject, block, "bucket");
  if (found.length === 0) {
    if (mayHaveCompanion(graph, subject, block, "bucket")) {
      throw new UnknownRead("bucket of a BucketPublicAccessBlock");
    }
    yield { found: "the bucket has no public access block", expected: "a block with four switches on" };
    return;
  }
  for (const each of found) {
    yield* switchesOn(each, each.inputs);
  }
};

function* switchesOn(holder: Resource, inputs: Reader): Generator<Violation> {
  for (const name of switches) {
    if (inputs.flag(name) !== true) {
      yield {
        found: `\`${name}\` of the public access block "${holder.name}" is off`,
        expected: "all four switches on",
      };
    }
  }
}

const accountBlocked: Check = (subject) => switchesOn(subject, subject.inputs);

/** An access point has a block of its own, whose switches are on where it is absent. */
const pointBlocked: Check = function* (subject) {
  for (const name of switches) {
    if (subject.inputs.flag(`publicAccessBlockConfiguration.${name}`) === false) {
      yield { found: `\`${name}\` of the access point is off`, expected: "all four switches on" };
    }
  }
};

const openAcls = ["public-read", "public-read-write", "authenticated-read"];
const everybody = /\/(?:AllUsers|AuthenticatedUsers)$/;

const noOpenAcl: Check = function* ({ inputs }) {
  const acl = inputs.text("acl");
  const isOpen = inputs
    .blocks("accessControlPolicy.grants")
    .some((grant) => everybody.test(grant.text("grantee.uri") ?? ""));
  if ((acl !== undefined && openAcls.includes(acl)) || isOpen) {
    yield {
      found: `the ACL admits everybody${acl === undefined ? "" : ` (${acl})`}`,
      expected: "no ACL: ownership BucketOwnerEnforced makes them void",
      fix: "Remove the ACL.",
    };
  }
};

const aclsVoid: Check = function* (subject, { graph }) {
  for (const { inputs } of companionsOf(graph, subject, ownership, "bucket")) {
    const owner = inputs.text("rule.objectOwnership");
    if (owner !== undefined && owner !== "BucketOwnerEnforced") {
      yield {
        found: `object ownership is ${owner}, which keeps ACLs alive`,
        expected: "BucketOwnerEnforced",
        fix: "Set objectOwnership of the BucketOwnershipControls to BucketOwnerEnforced.",
      };
    }
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
    securityHub: ["CloudTrail.6", "S3.1", "S3.2", "S3.3", "S3.8", "S3.12"],
    cis: ["2.1.4"],
    cdkNag: ["S2"],
    checkov: [
      "CKV2_AWS_6",
      "CKV2_AWS_65",
      "CKV_AWS_20",
      "CKV_AWS_53",
      "CKV_AWS_54",
      "CKV_AWS_55",
      "CKV_AWS_56",
      "CKV_AWS_57",
    ],
  },
  types: [bucketType, accountBlock, accessPoint, ...aclTypes],
  checks: [
    ofType([bucketType], blocked),
    ofType([bucketType], aclsVoid),
    ofType([accountBlock], accountBlocked),
    ofType([accessPoint], pointBlocked),
    ofType(aclTypes, noOpenAcl),
  ],
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
        title: "A second block that switches the first off",
        resources: [
          bucket("results"),
          companion("results", "PublicAccessBlock", allOn),
          companion("results", "PublicAccessBlock", { ...allOn, blockPublicAcls: false }, "second"),
        ],
        resource: "results",
        says: '"second" is off',
      },
      {
        title: "The account's block with one switch off",
        resources: [{ type: accountBlock, name: "account", inputs: { ...allOn, blockPublicPolicy: false } }],
        resource: "account",
        says: "`blockPublicPolicy`",
      },
      {
        title: "An access point that is public",
        resources: [
          {
            type: accessPoint,
            name: "point",
            inputs: { publicAccessBlockConfiguration: { ...allOn, restrictPublicBuckets: false } },
          },
        ],
        resource: "point",
        says: "of the access point",
      },
      {
        title: "An ACL for everybody",
        resources: [
          bucket("results"),
          companion("results", "PublicAccessBlock", allOn),
          companion("results", "Acl", { acl: "public-read" }, "acl"),
        ],
        resource: "acl",
        says: "public-read",
      },
      {
        title: "An ACL for everybody inside the bucket",
        resources: [
          bucket("results", { acl: "public-read" }),
          companion("results", "PublicAccessBlock", allOn),
        ],
        resource: "results",
        says: "public-read",
      },
      {
        title: "An object for everybody",
        resources: [
          {
            type: "aws:s3/bucketObject:BucketObject",
            name: "page",
            inputs: { bucket: "tradai-results-prod", key: "index.html", acl: "public-read" },
          },
        ],
        resource: "page",
        says: "public-read",
      },
      {
        title: "A grant to everybody inside the bucket",
        resources: [
          bucket("results", {
            grants: [
              {
                type: "Group",
                permissions: ["READ"],
                uri: "http://acs.amazonaws.com/groups/global/AllUsers",
              },
            ],
          }),
          companion("results", "PublicAccessBlock", allOn),
        ],
        resource: "results",
        says: "admits everybody",
      },
      {
        title: "A grant to everybody",
        resources: [
          {
            type: "aws:s3/bucketAcl:BucketAcl",
            name: "acl",
            inputs: {
              accessControlPolicy: {
                grants: [{ grantee: { uri: "http://acs.amazonaws.com/groups/global/AllUsers" } }],
              },
            },
          },
        ],
        resource: "acl",
        says: "admits everybody",
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
