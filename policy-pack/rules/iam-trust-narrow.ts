import { trustChecks } from "../checks/trust";
import { account } from "../examples/bucket";
import { role, trustService } from "../examples/iam";
import { key, logsUse, rootDelegation } from "../examples/key";
import { busAdmits, busBounded, busOpen } from "../examples/policy-forms";
import { bucketPolicy, oidc, other, own, people, publish, topic, write } from "../examples/trust";
import { admitted, notAdmitted } from "../examples/trust-callers";
import { sourcedServices, sourcelessServices } from "../examples/trust-sources";
import { documentTypes } from "../iam/documents";
import type { Rule } from "../rule";

const rule: Rule = {
  name: "iam-trust-narrow",
  title: "Who may come in is named",
  description:
    "Every trust and resource policy admits a named caller, by a condition where the principal alone does not name one, and never a role as principal.",
  rationale:
    "A role that trusts the whole account is everybody's; a service admitted without source acts for any customer of AWS; a principal that is a role is refused or orphaned when the role is made anew.",
  remediation:
    "Add aws:SourceAccount or aws:SourceArn to a service, a condition on MFA, tag or ARN to an account, audience and subject to an identity provider.",
  severity: "high",
  kind: "resource",
  catalogue: {
    securityHub: ["S3.6", "SQS.3"],
    cdkNag: ["ECR1", "EVB1"],
    checkov: [
      "CKV_AWS_32",
      "CKV_AWS_33",
      "CKV_AWS_60",
      "CKV_AWS_61",
      "CKV_AWS_70",
      "CKV_AWS_168",
      "CKV_AWS_169",
    ],
  },
  relations: [53],
  findings: ["TRADAI-S-25", "EDGAR-24"],
  types: documentTypes("trust", "resource", "key"),
  checks: trustChecks,
  examples: {
    compliant: [
      ...busBounded,
      {
        title: "A task role for this account",
        resources: [role(trustService("ecs-tasks.amazonaws.com", own))],
      },
      {
        title: "A function's role, which can carry no source",
        resources: [role(trustService("lambda.amazonaws.com"))],
      },
      {
        title: "A pipeline by repository and branch",
        resources: [
          role(
            oidc({
              "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
              "token.actions.githubusercontent.com:sub": "repo:tradai/infra:ref:refs/heads/main",
            }),
          ),
        ],
      },
      {
        title: "People with MFA",
        resources: [role(people({ Bool: { "aws:MultiFactorAuthPresent": "true" } }))],
      },
      ...["NumericLessThan", "NumericLessThanEquals"].map((operator) => ({
        title: `People whose MFA is fresh, by ${operator}`,
        resources: [role(people({ [operator]: { "aws:MultiFactorAuthAge": 3600 } }))],
      })),
      { title: "EventBridge to a topic", resources: [topic(publish)] },
      ...admitted,
      ...sourcedServices,
    ],
    violating: [
      ...busAdmits,
      {
        title: "The whole account with a constant external id",
        resources: [role(people({ StringEquals: { "sts:ExternalId": "tradai-cli" } }))],
        resource: "task-role",
        says: "without saying which caller",
      },
      ...[
        { title: "without a second factor", condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } } },
        {
          title: "with a second factor or without",
          condition: { Bool: { "aws:MultiFactorAuthPresent": ["true", "false"] } },
        },
        {
          title: "with a second factor if it says so",
          condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "true" } },
        },
        { title: "of any ARN", condition: { ArnLike: { "aws:PrincipalArn": "*" } } },
        { title: "of any account", condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*" } } },
      ].map(({ title, condition }) => ({
        title: `The whole account, callers ${title}`,
        resources: [role(people(condition))],
        resource: "task-role",
        says: "without saying which caller",
      })),
      {
        title: "A role that another role assumes by name",
        resources: [
          role({ ...people({}), Principal: { AWS: `arn:aws:iam::${account}:role/tradai-backend-prod` } }),
        ],
        resource: "task-role",
        says: "as principal",
      },
      {
        title: "Every repository of an owner",
        resources: [
          role({
            ...oidc({}),
            Condition: {
              StringEquals: { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" },
              StringLike: {
                "token.actions.githubusercontent.com:sub": ["repo:tradai/infra:*", "repo:tradai/*"],
              },
            },
          }),
        ],
        resource: "task-role",
        says: "every identity",
      },
      {
        title: "Every repository of the provider",
        resources: [role(oidc({ "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" }))],
        resource: "task-role",
        says: "every identity",
      },
      {
        title: "A bucket that everybody may write",
        resources: [bucketPolicy({ ...write, Principal: "*" })],
        resource: "logs-policy",
        says: "admits everybody",
      },
      {
        title: "A role as principal",
        resources: [
          bucketPolicy({ ...write, Principal: { AWS: `arn:aws:iam::${account}:role/tradai-backend-prod` } }),
        ],
        resource: "logs-policy",
        says: "as principal",
      },
      ...[
        {
          title: "CloudTrail, unless it acts for one other account",
          condition: { StringNotEquals: { "aws:SourceAccount": "111122223333" } },
        },
        {
          title: "CloudTrail, from this account if it says from where",
          condition: { StringEqualsIfExists: { "aws:SourceAccount": account } },
        },
        {
          title: "CloudTrail, for any trail of anybody",
          condition: { ArnLike: { "aws:SourceArn": "arn:aws:cloudtrail:*:*:trail/*" } },
        },
      ].map(({ title, condition }) => ({
        title,
        resources: [
          bucketPolicy({
            ...write,
            Principal: { Service: "cloudtrail.amazonaws.com" },
            Condition: condition,
          }),
        ],
        resource: "logs-policy",
        says: "admits cloudtrail.amazonaws.com whoever",
      })),
      ...[
        {
          title: "Another account",
          principal: { AWS: `arn:aws:iam::${other}:root` },
          says: "of another account",
        },
        { title: "Another account by its number", principal: { AWS: other }, says: "of another account" },
        {
          title: "The root of any account",
          principal: { AWS: "arn:aws:iam::*:root" },
          says: "of another account",
        },
        {
          title: "A user by its canonical id",
          principal: { CanonicalUser: "79a59df9" },
          says: "as principal",
        },
        { title: "Any service", principal: { Service: "*.amazonaws.com" }, says: "which is no service" },
      ].map(({ title, principal, says }) => ({
        title,
        resources: [bucketPolicy({ ...write, Principal: principal })],
        resource: "logs-policy",
        says,
      })),
      {
        title: "Everybody but one user",
        resources: [bucketPolicy({ ...write, NotPrincipal: { AWS: `arn:aws:iam::${account}:user/x` } })],
        resource: "logs-policy",
        says: "everybody but",
      },
      {
        title: "Everybody of another account",
        resources: [
          bucketPolicy({
            ...write,
            Principal: "*",
            Condition: { StringEquals: { "aws:PrincipalAccount": other } },
          }),
        ],
        resource: "logs-policy",
        says: "compares aws:PrincipalAccount",
      },
      {
        title: "Whoever signed in with a second factor, of any account",
        resources: [
          bucketPolicy({
            ...write,
            Principal: "*",
            Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
          }),
        ],
        resource: "logs-policy",
        says: "admits everybody",
      },
      {
        title: "CloudWatch Logs for any group",
        resources: key({}, rootDelegation, { ...logsUse, Condition: undefined }),
        resource: "logs",
        says: "admits logs.eu-central-1.amazonaws.com whoever",
      },
      {
        title: "A source that EventBridge does not send",
        resources: [topic({ ...publish, Condition: own })],
        resource: "topic-policy",
        says: "EventBridge does not send",
      },
      {
        title: "The same in the key of the topic",
        resources: key({}, rootDelegation, {
          Sid: "Events",
          Effect: "Allow",
          Principal: { Service: "events.amazonaws.com" },
          Action: ["kms:Decrypt", "kms:GenerateDataKey"],
          Resource: "*",
          Condition: own,
        }),
        resource: "logs",
        says: "EventBridge does not send",
      },
      ...sourcelessServices,
      ...notAdmitted,
    ],
    undecided: busOpen,
  },
};

export default rule;
