import type { Example, ViolatingExample } from "../rule";
import { account, region } from "./bucket";
import { role, trustService } from "./iam";
import { bucketPolicy, oidc, other, own, people, write } from "./trust";

const theirs = { AWS: `arn:aws:iam::${other}:root` };
const roleArn = `arn:aws:iam::${account}:role/tradai-backend-prod`;

/** Callers that are named well enough, or refused. */
export const admitted: readonly Example[] = [
  {
    title: "Refusals of a role's trust, which let nobody in",
    resources: [
      role(
        { ...people({}), Effect: "Deny" },
        { ...people({}), Effect: "Deny", Principal: "*" },
        { ...trustService("ecs-tasks.amazonaws.com"), Effect: "Deny" },
        { ...trustService("lambda.amazonaws.com", own), Effect: "Deny" },
        { ...oidc({}), Effect: "Deny" },
      ),
    ],
  },
  {
    title: "Refusals of a bucket's policy, which let nobody in",
    resources: [
      bucketPolicy(
        ...[theirs, { AWS: roleArn }, { CanonicalUser: "79a59df9" }, "*"].map((principal) => ({
          ...write,
          Effect: "Deny",
          Principal: principal,
        })),
        { ...write, Effect: "Deny", NotPrincipal: { AWS: roleArn } },
        { ...write, Effect: "Deny", Principal: { Service: "cloudtrail.amazonaws.com" } },
        {
          ...write,
          Effect: "Deny",
          Principal: { AWS: account },
          Condition: { StringEquals: { "aws:SourceAccount": other } },
        },
      ),
    ],
  },
  {
    title: "The account by its number, and everybody of it",
    resources: [
      bucketPolicy(
        { ...write, Principal: { AWS: account } },
        { ...write, Principal: "*", Condition: { StringEquals: { "aws:PrincipalAccount": account } } },
        {
          ...write,
          Principal: "*",
          Condition: {
            ArnEquals: { "aws:PrincipalArn": `arn:aws:iam::${account}:role/tradai-backend-prod` },
          },
        },
      ),
    ],
  },
  {
    title: "An account of which nobody tells whether it is the own one, as principal and in a condition",
    resources: [
      {
        ...bucketPolicy(
          { ...write, Principal: theirs },
          {
            ...write,
            Principal: { Service: "cloudtrail.amazonaws.com" },
            Condition: { StringEquals: { "aws:SourceAccount": other } },
          },
        ),
        provider: { region },
      },
    ],
  },
];

/** Callers that are not named well enough. */
export const notAdmitted: readonly ViolatingExample[] = [
  {
    title: "Everybody in the trust of a role",
    resources: [role({ ...people({}), Principal: "*" })],
    resource: "task-role",
    says: "trusts * without saying which caller",
  },
  {
    title: "A pipeline whose audience is not named",
    resources: [
      role(oidc({ "token.actions.githubusercontent.com:sub": "repo:tradai/infra:ref:refs/heads/main" })),
    ],
    resource: "task-role",
    says: "every identity",
  },
  ...[
    {
      key: "aws:SourceArn",
      operator: "ArnEquals",
      value: `arn:aws:s3:${region}:${other}:accesspoint/theirs`,
    },
    { key: "aws:PrincipalArn", operator: "ArnEquals", value: `arn:aws:iam::${other}:role/theirs` },
    { key: "aws:SourceAccount", operator: "StringEquals", value: other },
    { key: "kms:CallerAccount", operator: "StringEquals", value: other },
  ].map(({ key, operator, value }) => ({
    title: `Everybody, by ${key} of another account`,
    resources: [bucketPolicy({ ...write, Principal: "*", Condition: { [operator]: { [key]: value } } })],
    resource: "logs-policy",
    says: `compares ${key} with ${value} of another account`,
  })),
  {
    title: "Two accounts, one of which is another",
    resources: [
      bucketPolicy({
        ...write,
        Principal: "*",
        Condition: { StringEquals: { "aws:PrincipalAccount": [account, other] } },
      }),
    ],
    resource: "logs-policy",
    says: `compares aws:PrincipalAccount with ${other} of another account`,
  },
  ...["lambda", "logs.cn-north-1.amazonaws.com.cn", "ec2.?mazonaws.com"].map((service) => ({
    title: `A service that is called ${service}`,
    resources: [bucketPolicy({ ...write, Principal: { Service: service }, Condition: own })],
    resource: "logs-policy",
    says: `names ${service}, which is no service`,
  })),
  {
    title: "A principal by the identifier that a role which is gone leaves behind",
    resources: [bucketPolicy({ ...write, Principal: { AWS: "AROAEXAMPLEEXAMPLE001" } })],
    resource: "logs-policy",
    says: "names AROAEXAMPLEEXAMPLE001 as principal",
  },
];
