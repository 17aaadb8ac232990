import type { Example, ViolatingExample } from "../rule";
import { at } from "./arn-kinds";
import { account, policy } from "./bucket";
import { allow, rolePolicy } from "./iam";

/** Whole types, each with an action and the condition that tells which of them is meant. */
const narrowed: readonly (readonly [action: string, resource: string, condition: object])[] = [
  [
    "kms:Decrypt",
    at("kms", "key/*"),
    { "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/tradai-data-prod" } },
  ],
  [
    "ec2:TerminateInstances",
    at("ec2", "instance/*"),
    { StringEqualsIgnoreCase: { "aws:ResourceTag/env": "prod" } },
  ],
  ["ec2:StopInstances", at("ec2", "instance/*"), { StringLike: { "ec2:ResourceTag/Name": "tradai-*-prod" } }],
  [
    "autoscaling:SetDesiredCapacity",
    at("autoscaling", "autoScalingGroup:*"),
    { StringEquals: { "autoscaling:ResourceTag/env": "prod" } },
  ],
  [
    "secretsmanager:GetSecretValue",
    at("secretsmanager", "secret:*"),
    { StringEquals: { "secretsmanager:ResourceTag/env": "prod" } },
  ],
  ["ecs:StopTask", at("ecs", "task/*"), { ArnEquals: { "ecs:cluster": at("ecs", "cluster/tradai-prod") } }],
  ["ecs:ListTasks", "*", { ArnEquals: { "ecs:cluster": at("ecs", "cluster/tradai-prod") } }],
  [
    "ec2:DeleteNetworkInterface",
    at("ec2", "network-interface/*"),
    { ArnLike: { "ec2:Vpc": at("ec2", "vpc/vpc-0a1b") } },
  ],
  [
    "ec2:CreateNetworkInterface",
    at("ec2", "network-interface/*"),
    { ArnEquals: { "ec2:Subnet": at("ec2", "subnet/subnet-0a1b") } },
  ],
  ...[
    { key: "NamespaceArn", value: at("servicediscovery", "namespace/ns-0a1b") },
    { key: "NamespaceName", value: "prod.tradai.internal" },
    { key: "ServiceArn", value: at("servicediscovery", "service/srv-0a1b") },
    { key: "ServiceName", value: "backend" },
  ].map(
    ({ key, value }) =>
      [
        "servicediscovery:RegisterInstance",
        at("servicediscovery", "service/*"),
        { StringEquals: { [`servicediscovery:${key}`]: value } },
      ] as const,
  ),
  [
    "route53:ChangeResourceRecordSets",
    "arn:aws:route53:::hostedzone/*",
    {
      "ForAllValues:StringEquals": {
        "route53:ChangeResourceRecordSetsNormalizedRecordNames": "backend.tradai.example",
      },
    },
  ],
];

const endpoint = (condition: object, principal: unknown = "*"): Example["resources"] => [
  {
    type: "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy",
    name: "endpoint-policy",
    inputs: {
      vpcEndpointId: "vpce-0a1b2c3d4e5f60718",
      policy: policy(
        allow({ Principal: principal, Resource: at("dynamodb", "table/*"), Condition: condition }),
      ),
    },
  },
];

/** Whole types that a condition narrows. */
export const narrowedTypes: readonly Example[] = [
  ...narrowed.map(([action, resource, condition]) => ({
    title: `${action} on ${resource}, narrowed by ${JSON.stringify(condition)}`,
    resources: [rolePolicy(allow({ Action: action, Resource: resource, Condition: condition }))],
  })),
  {
    title: "Every table, in the policy of an endpoint for everybody of this account",
    resources: endpoint({ StringEquals: { "aws:PrincipalAccount": account } }),
  },
];

/** Whole types that no condition narrows. */
export const openTypes: readonly ViolatingExample[] = [
  {
    title: "Tasks of any cluster",
    resources: [rolePolicy(allow({ Action: "ecs:ListTasks", Resource: "*" }))],
    resource: "backend-policy",
    says: "allows ecs:ListTasks on *",
  },
  {
    title: "Any table, beside what AWS checks against no resource",
    resources: [rolePolicy(allow({ Action: ["xray:PutTraceSegments", "dynamodb:GetItem"], Resource: "*" }))],
    resource: "backend-policy",
    says: "dynamodb:GetItem on *",
  },
  {
    title: "Everything of a service, by an ARN that ends early",
    resources: [rolePolicy(allow({ Resource: "arn:aws:dynamodb:*" }))],
    resource: "backend-policy",
    says: "on arn:aws:dynamodb:*",
  },
  {
    title: "Every table, for a role of this account",
    resources: [
      rolePolicy(
        allow({
          Resource: at("dynamodb", "table/*"),
          Condition: { StringEquals: { "aws:PrincipalAccount": account } },
        }),
      ),
    ],
    resource: "backend-policy",
    says: "table/*",
  },
  {
    title: "Every table, in the policy of an endpoint for everybody of any account",
    resources: endpoint({ StringLike: { "aws:PrincipalAccount": "*" } }),
    resource: "endpoint-policy",
    says: "table/*",
  },
  {
    title: "Every table, for one role of the account, in the policy of an endpoint",
    resources: endpoint(
      { StringEquals: { "aws:PrincipalAccount": account } },
      { AWS: `arn:aws:iam::${account}:role/tradai-backend-prod` },
    ),
    resource: "endpoint-policy",
    says: "table/*",
  },
];
