import { ofType } from "../checks/of-type";
import { ownGrants, ownGrantsOpen } from "../examples/bucket-forms";
import { compliantBlocks, undecidedBlocks, violatingBlocks } from "../examples/public-access";
import { knownCompanions } from "../graph/lists";
import type { Reader } from "../graph/reader";
import { companionsOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { show } from "../graph/values";
import type { Check, Rule, Violation } from "../rule";

const block = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const ownership = "aws:s3/bucketOwnershipControls:BucketOwnershipControls";
const bucketType = "aws:s3/bucket:Bucket";
const accountBlock = "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock";
const accessPointType = "aws:s3/accessPoint:AccessPoint";
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

const blocked: Check = function* (subject, { graph }) {
  const found = knownCompanions(graph, subject, block, "bucket");
  if (found.length === 0) {
    yield { found: "the bucket has no public access block", expected: "a block with four switches on" };
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

/** ACLs and groups that stand for everybody, or for everybody with an account of AWS. */
const open: readonly (string | undefined)[] = [
  ...["public-read", "public-read-write", "authenticated-read"],
  "http://acs.amazonaws.com/groups/global/AllUsers",
  "http://acs.amazonaws.com/groups/global/AuthenticatedUsers",
];

const noOpenAcl: Check = function* ({ inputs }) {
  const grants = inputs.blocks("accessControlPolicy.grants").map((grant) => grant.text("grantee.uri"));
  const found = [inputs.text("acl"), ...grants].find((each) => open.includes(each));
  if (found !== undefined) {
    yield {
      found: `the ACL admits everybody: ${found}`,
      expected: "no ACL: ownership BucketOwnerEnforced makes them void",
      fix: "Remove the ACL.",
    };
  }
};

const aclsVoid: Check = function* (subject, { graph }) {
  for (const { inputs } of companionsOf(graph, subject, ownership, "bucket")) {
    const owner = inputs.text("rule.objectOwnership");
    if (owner !== "BucketOwnerEnforced") {
      yield {
        found: `object ownership is ${show(owner)}, which keeps ACLs alive`,
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
  types: [bucketType, accountBlock, accessPointType, ...aclTypes],
  checks: [
    ofType([bucketType], blocked),
    ofType([bucketType], aclsVoid),
    ofType([accountBlock], accountBlocked),
    ofType([accessPointType], pointBlocked),
    ofType(aclTypes, noOpenAcl),
  ],
  examples: {
    compliant: [...ownGrants, ...compliantBlocks],
    violating: violatingBlocks,
    undecided: [...ownGrantsOpen, ...undecidedBlocks],
  },
};

export default rule;
