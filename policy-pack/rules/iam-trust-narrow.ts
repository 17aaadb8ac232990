import { account, policy } from "../examples/bucket";
import { role, trustService } from "../examples/iam";
import { key, rootDelegation } from "../examples/key";
import type { Principal, Statement } from "../iam/document";
import { isConditionedOn } from "../iam/document";
import type { DocumentKind } from "../iam/documents";
import { documentTypes, statementsOf } from "../iam/documents";
import { sendsNoSourceOnAssume, sendsSourceOnAssume } from "../iam/trusted-services";
import { sendsSourceToResource, sourceKeys } from "../iam/trusted-services";
import type { Check, Fixture, Rule } from "../rule";

/** Keys that tell one caller of an account from another. An external id alone is a constant anybody can read. */
const callerKeys = [
  "aws:MultiFactorAuthPresent",
  "aws:MultiFactorAuthAge",
  "aws:PrincipalArn",
  "aws:PrincipalTag",
  "aws:PrincipalOrgID",
  "aws:userid",
  "aws:username",
  "aws:SourceVpce",
] as const;
/** Keys that keep a statement for everybody within the account or organisation. */
const insideKeys = [...callerKeys, ...sourceKeys, "aws:PrincipalAccount", "kms:CallerAccount"] as const;
const guarded: readonly DocumentKind[] = ["resource", "key"];
/** Types whose statements for EventBridge must not carry a source: it sends none to topics and their keys. */
const eventsWithoutSource = [
  "aws:sns/topic:Topic",
  "aws:sns/topicPolicy:TopicPolicy",
  "aws:kms/key:Key",
  "aws:kms/keyPolicy:KeyPolicy",
];

function services(statement: Statement): readonly string[] {
  return statement.principals.filter(({ kind }) => kind === "Service").map(({ value }) => value);
}

function isRoot({ kind, value }: Principal): boolean {
  return kind === "AWS" && (value.endsWith(":root") || /^\d{12}$/.test(value));
}

const own = { StringEquals: { "aws:SourceAccount": account } };
const oidc = (conditions: object): object => ({
  Sid: "Pipeline",
  Effect: "Allow",
  Principal: { Federated: `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com` },
  Action: "sts:AssumeRoleWithWebIdentity",
  Condition: { StringEquals: conditions },
});
const people = (conditions: object): object => ({
  Sid: "People",
  Effect: "Allow",
  Principal: { AWS: `arn:aws:iam::${account}:root` },
  Action: "sts:AssumeRole",
  Condition: conditions,
});
const topic = (...statements: readonly object[]): Fixture => ({
  type: "aws:sns/topicPolicy:TopicPolicy",
  name: "topic-policy",
  inputs: { arn: "arn:aws:sns:eu-central-1:600802701449:tradai-alerts-prod", policy: policy(...statements) },
});
const bucketPolicy = (...statements: readonly object[]): Fixture => ({
  type: "aws:s3/bucketPolicy:BucketPolicy",
  name: "logs-policy",
  inputs: { bucket: "tradai-logs-prod", policy: policy(...statements) },
});
const write = {
  Sid: "Write",
  Effect: "Allow",
  Action: "s3:PutObject",
  Resource: "arn:aws:s3:::tradai-logs-prod/*",
};
const publish = {
  Sid: "Publish",
  Effect: "Allow",
  Principal: { Service: "events.amazonaws.com" },
  Action: "sns:Publish",
  Resource: "arn:aws:sns:eu-central-1:600802701449:tradai-alerts-prod",
};

const callerNamed: Check = function* (subject) {
  for (const statement of statementsOf(subject, "trust").filter(({ allows }) => allows)) {
    for (const principal of statement.principals) {
      if ((isRoot(principal) || principal.kind === "*") && !isConditionedOn(statement, callerKeys)) {
        yield {
          found: `${statement.label} trusts ${principal.value} without saying which caller`,
          expected: "a condition on MFA, principal tag or principal ARN; an external id alone is a constant",
        };
      }
      if (principal.kind === "Federated") {
        const names = (suffix: string): boolean =>
          statement.conditions.some(
            ({ key: found, values }) =>
              found.endsWith(suffix) && values.length > 0 && !values.some((value) => value === "*"),
          );
        if (!names(":sub") || !names(":aud")) {
          yield {
            found: `${statement.label} trusts every identity of ${principal.value}`,
            expected: "conditions on the audience and on the subject (repository and branch)",
          };
        }
      }
    }
  }
};

const sourceOfAssumer: Check = function* (subject) {
  for (const statement of statementsOf(subject, "trust").filter(({ allows }) => allows)) {
    const hasSource = isConditionedOn(statement, sourceKeys);
    for (const service of services(statement)) {
      const page = sendsSourceOnAssume[service];
      if (page !== undefined && !hasSource) {
        yield {
          found: `${statement.label} trusts ${service} whoever it acts for`,
          expected: `aws:SourceAccount or aws:SourceArn (${page})`,
        };
      }
      if (sendsNoSourceOnAssume.includes(service) && hasSource) {
        yield {
          found: `${statement.label} demands a source that ${service} never sends: nothing can assume the role`,
          expected: "no condition on aws:SourceArn or aws:SourceAccount",
        };
      }
    }
  }
};

const callerOfResource: Check = function* (subject) {
  for (const statement of statementsOf(subject, ...guarded).filter(({ allows }) => allows)) {
    for (const principal of statement.principals) {
      if (principal.kind === "*" && !isConditionedOn(statement, insideKeys)) {
        yield {
          found: `${statement.label} admits everybody`,
          expected: "a named principal, or a condition on source or organisation",
        };
      }
      if (principal.kind === "AWS" && /:(?:role|user|assumed-role)\//.test(principal.value)) {
        yield {
          found: `${statement.label} names ${principal.value} as principal`,
          expected: "the account root with ArnEquals aws:PrincipalArn: a role made anew is another principal",
        };
      }
    }
  }
};

const sourceOfService: Check = function* (subject) {
  for (const statement of statementsOf(subject, ...guarded).filter(({ allows }) => allows)) {
    const hasSource = isConditionedOn(statement, [...sourceKeys, "kms:EncryptionContext"]);
    for (const service of services(statement)) {
      if (service === "events.amazonaws.com" && hasSource && eventsWithoutSource.includes(subject.type)) {
        yield {
          found: `${statement.label} demands a source that EventBridge does not send here: its messages are lost`,
          expected: "no condition on the source for events.amazonaws.com",
        };
      }
      if (sendsSourceToResource.includes(service) && !hasSource) {
        yield {
          found: `${statement.label} admits ${service} whoever it acts for`,
          expected: "aws:SourceArn or aws:SourceAccount",
        };
      }
    }
  }
};

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
    securityHub: ["ECR.2"],
    cis: ["1.15"],
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
  checks: [callerNamed, sourceOfAssumer, callerOfResource, sourceOfService],
  examples: {
    compliant: [
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
      { title: "EventBridge to a topic", resources: [topic(publish)] },
    ],
    violating: [
      {
        title: "The whole account with a constant external id",
        resources: [role(people({ StringEquals: { "sts:ExternalId": "tradai-cli" } }))],
        resource: "task-role",
        says: "without saying which caller",
      },
      {
        title: "Every repository of the provider",
        resources: [role(oidc({ "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" }))],
        resource: "task-role",
        says: "every identity",
      },
      {
        title: "A task role for any account's tasks",
        resources: [role(trustService("ecs-tasks.amazonaws.com"))],
        resource: "task-role",
        says: "whoever it acts for",
      },
      {
        title: "A function's role that no function can assume",
        resources: [role(trustService("lambda.amazonaws.com", own))],
        resource: "task-role",
        says: "never sends",
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
      {
        title: "CloudTrail of any account",
        resources: [bucketPolicy({ ...write, Principal: { Service: "cloudtrail.amazonaws.com" } })],
        resource: "logs-policy",
        says: "admits cloudtrail.amazonaws.com whoever",
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
    ],
  },
};

export default rule;
