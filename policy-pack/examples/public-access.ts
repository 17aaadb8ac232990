import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { bucket, companion, stray } from "./bucket";

/** The four switches of a public access block. */
export const allOn = {
  blockPublicAcls: true,
  blockPublicPolicy: true,
  ignorePublicAcls: true,
  restrictPublicBuckets: true,
};

/** What the names of S3's groups begin with. */
export const groups = "http://acs.amazonaws.com/groups";

/** An ACL of a bucket that another program declares. */
export function accessControl(inputs: Readonly<Record<string, unknown>>): Fixture {
  return { type: "aws:s3/bucketAcl:BucketAcl", name: "acl", inputs: { bucket: "tradai-other", ...inputs } };
}

export function accessPoint(name: string, inputs: Readonly<Record<string, unknown>>): Fixture {
  return {
    type: "aws:s3/accessPoint:AccessPoint",
    name,
    inputs: { bucket: "tradai-other", name: `tradai-${name}-prod`, ...inputs },
  };
}

export const compliantBlocks: readonly Example[] = [
  {
    title: "A bucket with its block",
    resources: [bucket("results"), companion("results", "PublicAccessBlock", allOn)],
  },
  {
    title: "A bucket whose objects are its owner's, so that ACLs are void",
    resources: [
      bucket("results"),
      companion("results", "PublicAccessBlock", allOn),
      companion("results", "OwnershipControls", { rule: { objectOwnership: "BucketOwnerEnforced" } }),
    ],
  },
  {
    title: "The account's block, and access points with all switches on and left on",
    resources: [
      {
        type: "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
        name: "account",
        inputs: allOn,
      },
      accessPoint("closed", { publicAccessBlockConfiguration: allOn }),
      accessPoint("silent", {}),
    ],
  },
  {
    title: "ACLs of those who own and who deliver",
    resources: [
      accessControl({ acl: "private" }),
      {
        ...accessControl({
          accessControlPolicy: {
            grants: [
              { grantee: { type: "CanonicalUser", id: "owner" }, permission: "FULL_CONTROL" },
              { grantee: { type: "Group", uri: `${groups}/s3/LogDelivery` }, permission: "WRITE" },
            ],
          },
        }),
        name: "delivery",
      },
    ],
  },
];

export const violatingBlocks: readonly ViolatingExample[] = [
  {
    title: "A bucket without a block",
    resources: [bucket("results"), bucket("logs"), companion("logs", "PublicAccessBlock", allOn)],
    resource: "results",
    says: "has no public access block",
  },
  ...Object.keys(allOn).map((name) => ({
    title: `A block without ${name}`,
    resources: [bucket("results"), companion("results", "PublicAccessBlock", { ...allOn, [name]: false })],
    resource: "results",
    says: `\`${name}\` of the public access block`,
  })),
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
    resources: [
      {
        type: "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
        name: "account",
        inputs: { ...allOn, blockPublicPolicy: false },
      },
    ],
    resource: "account",
    says: "`blockPublicPolicy`",
  },
  {
    title: "An access point that is public",
    resources: [
      accessPoint("point", {
        publicAccessBlockConfiguration: { ...allOn, restrictPublicBuckets: false },
      }),
    ],
    resource: "point",
    says: "`restrictPublicBuckets` of the access point",
  },
  ...["public-read", "public-read-write", "authenticated-read"].map((acl) => ({
    title: `An ACL for everybody: ${acl}`,
    resources: [accessControl({ acl })],
    resource: "acl",
    says: `everybody: ${acl}`,
  })),
  ...["AllUsers", "AuthenticatedUsers"].map((group) => ({
    title: `A grant to ${group} beside the owner's`,
    resources: [
      accessControl({
        accessControlPolicy: {
          grants: [
            { grantee: { type: "CanonicalUser", id: "owner" }, permission: "FULL_CONTROL" },
            { grantee: { type: "Group", uri: `${groups}/global/${group}` }, permission: "READ" },
          ],
        },
      }),
    ],
    resource: "acl",
    says: `everybody: ${groups}/global/${group}`,
  })),
  {
    title: "An ACL for everybody inside the bucket",
    resources: [bucket("results", { acl: "public-read" }), companion("results", "PublicAccessBlock", allOn)],
    resource: "results",
    says: "everybody: public-read",
  },
  ...[
    "aws:s3/bucketObject:BucketObject",
    "aws:s3/BucketObject:BucketObject",
    "aws:s3/objectCopy:ObjectCopy",
  ].map((type) => ({
    title: `An object for everybody, made as ${type.replace(/^aws:|:.*/g, "")}`,
    resources: [
      {
        type,
        name: "page",
        inputs: { bucket: "tradai-results-prod", key: "index.html", acl: "public-read" },
      },
    ],
    resource: "page",
    says: "everybody: public-read",
  })),
  {
    title: "A grant to everybody inside the bucket",
    resources: [
      bucket("results", {
        grants: [
          {
            type: "Group",
            permissions: ["READ"],
            uri: `${groups}/global/AllUsers`,
          },
        ],
      }),
      companion("results", "PublicAccessBlock", allOn),
    ],
    resource: "results",
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
    says: '"ObjectWriter", which keeps',
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
];

export const undecidedBlocks: readonly UndecidedExample[] = [
  {
    title: "A block whose bucket is known after the update",
    resources: [bucket("results"), stray("PublicAccessBlock", allOn)],
    resource: "results",
    says: "bucket of some BucketPublicAccessBlock",
  },
];
