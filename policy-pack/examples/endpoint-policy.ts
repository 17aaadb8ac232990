import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { account, policy } from "./bucket";
import { alone, buckets, door, gateway, gateways, onlyS3, own, reads, s3Policy } from "./endpoints";
import { privateNetwork, statement, without, wrong } from "./endpoints";

const other = "111122223333";
const principal = (condition: object): object => ({ Condition: { StringEquals: condition } });
/** The gateways of dev, the one for DynamoDB with these statements. */
const withStatements = (...statements: readonly object[]): readonly Fixture[] => [
  ...privateNetwork,
  ...gateways.filter(({ name }) => name === "endpoint-s3"),
  gateway("dynamodb", policy(...statements)),
];
const dev = { environment: "dev" } as const;
const nowhere = { allowedAccountIds: JSON.stringify([account]) };

export const compliantPolicies: readonly Example[] = [
  {
    ...dev,
    title: "Statements that refuse, that name a principal, and that are bound to the account's own stores",
    resources: withStatements(
      statement("dynamodb:GetItem", principal({ "aws:PrincipalAccount": account })),
      statement("dynamodb:PutItem", principal({ "aws:ResourceAccount": account })),
      statement("dynamodb:DeleteTable", { Effect: "Deny" }),
      statement("dynamodb:*", { Effect: "Deny", ...principal({ "aws:PrincipalAccount": other }) }),
      statement("dynamodb:Query", {
        Condition: {
          StringEquals: { "aws:PrincipalAccount": account },
          StringNotEquals: { "aws:ResourceAccount": other },
        },
      }),
      statement("dynamodb:Scan", { Principal: { AWS: `arn:aws:iam::${account}:role/tradai-worker` } }),
    ),
  },
  {
    ...dev,
    title:
      "An S3 endpoint that refuses writes to AWS's buckets, other buckets, and whatever comes from elsewhere",
    resources: onlyS3(
      gateway(
        "s3",
        policy(
          reads(buckets, {
            Principal: { AWS: ["*", `arn:aws:iam::${account}:root`] },
            Action: ["s3:GetObject", "s3:GetObjectVersion"],
          }),
          reads(buckets, { Sid: "Writes", Effect: "Deny", Action: "s3:PutObject" }),
          reads(["somebodys-bucket"], { Sid: "Others", Effect: "Deny" }),
          reads(buckets, {
            Sid: "Elsewhere",
            Effect: "Deny",
            Condition: { StringNotEquals: { "aws:SourceVpc": "vpc-0" } },
          }),
        ),
      ),
    ),
  },
  {
    ...dev,
    title: "An endpoint for another account, where nothing tells which account this one is",
    resources: withStatements(
      statement("dynamodb:GetItem", principal({ "aws:PrincipalAccount": other })),
    ).map((each) => ({ ...each, provider: { region: "eu-central-1" } })),
  },
];

const onAws = { Resource: "arn:aws:s3:::aws-ssm-eu-central-1/*" };
const refused = [
  ["prod-eu-central-1-starport-layer-bucket", "the layers of every image in ECR"],
  ["al2023-repos-eu-central-1-de612dc2", "the packages of Amazon Linux 2023"],
  ["aws-ssm-eu-central-1", "documents of Systems Manager"],
  ["amazon-ssm-eu-central-1", "the agent of Systems Manager"],
  ["amazon-ssm-packages-eu-central-1", "packages of Systems Manager"],
  ["aws-ssm-document-attachments-eu-central-1", "attachments of Systems Manager's documents"],
  ["patch-baseline-snapshot-eu-central-1", "patches that Systems Manager knows"],
  ["amazoncloudwatch-agent-eu-central-1", "the CloudWatch agent"],
] as const;

export const violatingPolicies: readonly ViolatingExample[] = [
  wrong(
    "An endpoint without policy",
    alone(door("sqs", { policy: undefined })),
    "endpoint-sqs",
    "AWS's own policy",
  ),
  wrong(
    "An endpoint that everybody may use",
    alone(door("sqs", { policy: policy(statement("*", {})) })),
    "endpoint-sqs",
    "admits everybody",
  ),
  wrong(
    "An endpoint for one role and everybody else",
    alone(
      door("sqs", {
        policy: policy(
          statement("*", { Principal: { AWS: ["*", `arn:aws:iam::${account}:role/tradai-worker`] } }),
        ),
      }),
    ),
    "endpoint-sqs",
    "admits everybody",
  ),
  wrong(
    "An endpoint whose condition admits everybody too",
    alone(
      door("sqs", {
        policy: policy(statement("*", { Condition: { StringLike: { "aws:PrincipalAccount": "*" } } })),
      }),
    ),
    "endpoint-sqs",
    "admits everybody",
  ),
  wrong(
    "An S3 endpoint that refuses image layers",
    onlyS3(gateway("s3", policy(statement("s3:PutObject"), reads(buckets.slice(1))))),
    "endpoint-s3",
    "starport-layer-bucket",
    "dev",
  ),
  wrong(
    "An S3 endpoint that lets only this account read packages",
    onlyS3(
      gateway(
        "s3",
        policy(
          reads(buckets.filter((name) => !name.startsWith("al2023"))),
          reads([buckets[1] ?? ""], { Sid: "Packages", Condition: own }),
        ),
      ),
    ),
    "endpoint-s3",
    "al2023-repos",
    "dev",
  ),
  wrong(
    "An S3 endpoint that lets everybody read every bucket",
    onlyS3(gateway("s3", policy(reads(buckets), reads(["somebodys-bucket"], { Sid: "Others" })))),
    "endpoint-s3",
    "Others admits everybody",
    "dev",
  ),
  wrong(
    "An endpoint for the callers of another account",
    [
      ...without("endpoint-dynamodb"),
      gateway(
        "dynamodb",
        policy(
          statement("dynamodb:GetItem", {
            Condition: { StringEquals: { "aws:PrincipalAccount": "111122223333" } },
          }),
        ),
      ),
    ],
    "endpoint-dynamodb",
    "admits account 111122223333",
  ),
  ...refused.map(([bucket, holds]) =>
    wrong(
      `An S3 endpoint that refuses ${bucket}`,
      onlyS3(gateway("s3", policy(reads(buckets.filter((each) => each !== bucket))))),
      "endpoint-s3",
      `the endpoint refuses ${bucket}, where AWS keeps ${holds}`,
      "dev",
    ),
  ),
  ...[
    {
      title: "a reader that is no everybody",
      more: { Condition: undefined, Principal: { AWS: `arn:aws:iam::${account}:root` } },
    },
    { title: "reads of tags alone", more: { Action: "s3:GetObjectTagging" } },
  ].map(({ title, more }) =>
    wrong(
      `An S3 endpoint with ${title} for AWS's packages`,
      onlyS3(
        gateway(
          "s3",
          policy(
            reads(buckets.slice(0, 1)),
            reads(buckets.slice(2), { Sid: "Rest" }),
            reads(buckets.slice(1, 2), { Sid: "Packages", Condition: own, ...more }),
          ),
        ),
      ),
      "endpoint-s3",
      "the endpoint refuses al2023-repos",
      "dev",
    ),
  ),
  wrong(
    "An S3 endpoint that refuses reads of AWS's packages to whomever",
    onlyS3(
      gateway("s3", policy(reads(buckets), reads(buckets.slice(1, 2), { Sid: "Packages", Effect: "Deny" }))),
    ),
    "endpoint-s3",
    "the endpoint refuses al2023-repos",
    "dev",
  ),
  wrong(
    "An S3 endpoint without policy",
    onlyS3({ ...gateway("s3", s3Policy), inputs: { ...gateway("s3", s3Policy).inputs, policy: undefined } }),
    "endpoint-s3",
    "AWS's own policy",
    "dev",
  ),
  ...[
    {
      title: "every other action on AWS's buckets",
      more: { ...onAws, Action: undefined, NotAction: "s3:PutObject" },
    },
    { title: "the tags of AWS's objects", more: { ...onAws, Action: "s3:GetObjectTagging" } },
    { title: "writes to AWS's buckets", more: { ...onAws, Action: ["s3:GetObject", "s3:PutObject"] } },
    {
      title: "whatever lies elsewhere",
      more: { Resource: undefined, NotResource: "arn:aws:s3:::tradai-prod" },
    },
    { title: "buckets named like AWS's", more: { Resource: "arn:aws:s3:::aws-ssm-eu-central-1-of-mine/*" } },
    {
      title: "one of AWS's buckets and another one",
      more: { Resource: ["arn:aws:s3:::aws-ssm-eu-central-1/*", "arn:aws:s3:::somebodys-bucket/*"] },
    },
    {
      title: "everything but for one account",
      more: {
        ...{ Principal: undefined, NotPrincipal: { AWS: `arn:aws:iam::${other}:root` } },
        Resource: "arn:aws:s3:::tradai-prod/*",
      },
    },
  ].map(({ title, more }) =>
    wrong(
      `An S3 endpoint that opens ${title} to everybody`,
      onlyS3(gateway("s3", policy(reads(buckets), reads([], { Sid: "Others", ...more })))),
      "endpoint-s3",
      "Others admits everybody, of any account",
      "dev",
    ),
  ),
  wrong(
    "An endpoint for the stores of two other accounts",
    withStatements(
      statement("dynamodb:GetItem", principal({ "aws:ResourceAccount": [account, other, "777788889999"] })),
    ),
    "endpoint-dynamodb",
    `Own admits account ${other}, 777788889999`,
    "dev",
  ),
];

export const undecidedPolicies: readonly UndecidedExample[] = [
  {
    ...dev,
    title: "A gateway, while the endpoint of a policy is not known",
    resources: [
      ...withStatements(statement("dynamodb:GetItem")).map((each) =>
        each.name === "endpoint-dynamodb" ? { ...each, inputs: { ...each.inputs, policy: undefined } } : each,
      ),
      {
        type: "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy",
        name: "policy-open",
        inputs: { vpcEndpointId: UNKNOWN, policy: policy(statement("*")) },
      },
    ],
    resource: "endpoint-dynamodb",
    says: "`vpcEndpointId of a VpcEndpointPolicy` is known only",
  },
  {
    ...dev,
    title: "An S3 endpoint in a region that nothing tells",
    resources: onlyS3(gateway("s3", s3Policy)).map((each) => ({ ...each, provider: nowhere })),
    resource: "endpoint-s3",
    says: "neither configuration nor provider tells the region",
  },
];
