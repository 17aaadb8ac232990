import type { Example, Fixture, ViolatingExample } from "../rule";
import { account, policy, region } from "./bucket";
import { allow, rolePolicy, table } from "./iam";
import { key, rootDelegation } from "./key";

const attached = (policyArn: string, to: Fixture["inputs"], type: string): Fixture => ({
  type: `aws:iam/${type}`,
  name: "attached",
  inputs: { ...to, policyArn },
});
const toRole = (policyArn: string, more: Partial<Fixture> = {}): Fixture => ({
  ...attached(
    policyArn,
    { role: "tradai-ecs-task-backend-api-prod" },
    "rolePolicyAttachment:RolePolicyAttachment",
  ),
  ...more,
});
const theirs = "arn:aws:iam::111122223333:policy/theirs";

/** Statements with wildcards that grant nothing, and policies that may be attached. */
export const boundedStatements: readonly Example[] = [
  {
    title: "A secret that everybody but one role is refused",
    resources: [
      {
        type: "aws:secretsmanager/secretPolicy:SecretPolicy",
        name: "secret-policy",
        inputs: {
          policy: JSON.stringify({
            Statement: {
              Effect: "Deny",
              NotPrincipal: { AWS: "arn:aws:iam::600802701449:role/tradai-backend-prod" },
              Action: "secretsmanager:GetSecretValue",
              Resource: "*",
            },
          }),
        },
      },
    ],
  },
  {
    title: "Refusals of every action and of all things but one",
    resources: [
      rolePolicy(
        allow({ Effect: "Deny", Action: "*", Resource: "*" }),
        allow({ Effect: "Deny", Action: undefined, NotAction: "iam:*", Resource: "*" }),
        allow({ Effect: "Deny", Resource: undefined, NotResource: table }),
      ),
    ],
  },
  ...[
    "arn:aws:iam::aws:policy/service-role/AWSLambdaENIManagementAccess",
    `arn:aws:iam::${account}:policy/tradai-PowerUserAccess-prod`,
    "tradai-read-prod",
  ].map((policyArn) => ({ title: `The managed policy ${policyArn}`, resources: [toRole(policyArn)] })),
  {
    title: "A managed policy of an account of which nobody tells whether it is the own one",
    resources: [toRole(theirs, { provider: { region } })],
  },
];

/** Managed policies that stand for wildcards. */
export const widePolicies: readonly ViolatingExample[] = [
  ...[
    "arn:aws:iam::aws:policy/AdministratorAccess",
    "arn:aws:iam::aws:policy/AdministratorAccess-Amplify",
    "arn:aws:iam::aws:policy/PowerUserAccess",
    "arn:aws:iam::aws:policy/CloudWatchFullAccessV2",
  ].map((policyArn) => ({ policyArn, fixture: toRole(policyArn), says: "grants all of a service" })),
  { policyArn: `of another account`, fixture: toRole(theirs), says: `${theirs} of another account` },
  ...(
    [
      ["userPolicyAttachment:UserPolicyAttachment", "user"],
      ["groupPolicyAttachment:GroupPolicyAttachment", "group"],
    ] as const
  ).map(([type, holder]) => ({
    policyArn: `of another account, for a ${holder}`,
    fixture: attached(theirs, { [holder]: "tradai-cli-prod" }, type),
    says: `${theirs} of another account`,
  })),
].map(({ policyArn, fixture, says }) => ({
  title: `The managed policy ${policyArn}`,
  resources: [fixture],
  resource: "attached",
  says,
}));

const inKey = (title: string, says: string, changes: object): ViolatingExample => ({
  title,
  resources: key({}, { ...rootDelegation, ...changes }),
  resource: "logs",
  says,
});

/** Wildcards in policies of keys and endpoints. */
export const wideStatements: readonly ViolatingExample[] = [
  inKey("A key whose account may do everything with everything", "RootDelegation allows *", { Action: "*" }),
  inKey("A key with which a role may do everything", "RootDelegation allows kms:*", {
    Principal: {
      AWS: [`arn:aws:iam::${account}:root`, `arn:aws:iam::${account}:role/tradai-backend-prod`],
    },
  }),
  {
    title: "A key whose account may do everything, and a role by a wildcard",
    resources: key({}, rootDelegation, { ...rootDelegation, Sid: "Use", Action: "kms:Decrypt*" }),
    resource: "logs",
    says: "Use allows kms:Decrypt*",
  },
  {
    title: "A queue's policy that does not say whom it admits",
    resources: [
      {
        type: "aws:sqs/queuePolicy:QueuePolicy",
        name: "queue-policy",
        inputs: { queueUrl: "https://sqs.example.com/jobs", policy: policy(allow()) },
      },
    ],
    resource: "queue-policy",
    says: "is malformed: it names no principal",
  },
  {
    title: "An endpoint that leads to every table",
    resources: [
      {
        type: "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy",
        name: "endpoint-policy",
        inputs: {
          vpcEndpointId: "vpce-0a1b2c3d4e5f60718",
          policy: policy(allow({ Principal: "*", Resource: "*" })),
        },
      },
    ],
    resource: "endpoint-policy",
    says: "allows dynamodb:GetItem on *",
  },
  {
    title: "Everything but one table",
    resources: [rolePolicy(allow({ Resource: undefined, NotResource: table }))],
    resource: "backend-policy",
    says: "dynamodb:GetItem on everything but the resources it names",
  },
];
