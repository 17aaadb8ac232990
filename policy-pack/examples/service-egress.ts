import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { policy } from "./bucket";
import { gateway, gateways, privateNetwork, statement, whole } from "./endpoints";
import { allow } from "./iam";
import { groupRule, referring, securityGroup } from "./network";

const reader = policy(statement("dynamodb:GetItem"));
const role = (...actions: readonly string[]): readonly Fixture[] => [
  { type: "aws:iam/role:Role", name: "role", inputs: { name: "tradai-caller" } },
  {
    type: "aws:iam/rolePolicy:RolePolicy",
    name: "policy",
    inputs: {
      role: "tradai-caller",
      policy: JSON.stringify({ Statement: [allow({ Action: actions, Resource: "*" })] }),
    },
  },
];

/** A function in the group of the functions whose role may do the actions. */
const caller = (...actions: readonly string[]): readonly Fixture[] => [
  {
    type: "aws:lambda/function:Function",
    name: "caller",
    inputs: { name: "tradai-caller", role: "tradai-caller", vpcConfig: { securityGroupIds: [UNKNOWN] } },
    references: { vpcConfig: ["group-functions"] },
  },
  ...role(...actions),
];

/** A workflow that starts a task in the group of the functions. */
const workflow = (definition: unknown): readonly Fixture[] => [
  {
    type: "aws:sfn/stateMachine:StateMachine",
    name: "workflow",
    inputs: { name: "tradai-workflow", definition },
    references: { definition: ["group-functions"] },
  },
  {
    type: "aws:ecs/taskDefinition:TaskDefinition",
    name: "task",
    inputs: { family: "tradai-task", taskRoleArn: "arn:aws:iam::600802701449:role/tradai-caller" },
  },
  ...role("dynamodb:GetItem"),
];
const starts = '{"TaskDefinition":"arn:aws:ecs:eu-central-1:600802701449:task-definition/tradai-task"}';

const host: readonly Fixture[] = [
  {
    type: "aws:ec2/launchTemplate:LaunchTemplate",
    name: "template",
    inputs: { networkInterfaces: [{ securityGroups: [UNKNOWN] }] },
    references: { networkInterfaces: ["group-functions"] },
  },
  {
    type: "aws:autoscaling/group:Group",
    name: "group",
    inputs: { launchTemplate: { id: UNKNOWN } },
    references: { launchTemplate: ["template"] },
  },
];

const development = [...privateNetwork, ...gateways, securityGroup("group-functions")];
const toInternet = groupRule("Egress", "to-internet", "group-functions", 443, {
  inputs: { cidrIpv4: "0.0.0.0/0" },
});
const toGateway = (service: string): Fixture =>
  referring(
    groupRule("Egress", `to-${service}`, "group-functions", 443, { inputs: { prefixListId: UNKNOWN } }),
    { securityGroupId: "group-functions", prefixListId: `endpoint-${service}` },
  );

const inDevelopment = (title: string, ...resources: readonly Fixture[]): Example => ({
  title,
  environment: "dev",
  resources: [...development, ...resources],
});

export const compliantEgress: readonly Example[] = [
  inDevelopment(
    "A function let out to a gateway and, for a service without endpoint, to the internet",
    ...[...caller("dynamodb:GetItem", "sns:Publish"), toGateway("dynamodb"), toInternet],
  ),
  { title: "A function let out to the endpoints", resources: [...whole, ...caller("states:StartExecution")] },
  inDevelopment("A task of a workflow let out to a gateway", ...workflow(starts), toGateway("dynamodb")),
  inDevelopment("A host let out to its packages", ...host, toGateway("s3")),
  inDevelopment("A function that calls nothing of AWS's", ...caller("kms:Decrypt")),
  inDevelopment(
    "A function for which Lambda reads a stream of changes",
    ...caller(
      ...["GetRecords", "GetShardIterator", "DescribeStream", "ListStreams"].map(
        (each) => `dynamodb:${each}`,
      ),
    ),
  ),
  inDevelopment(
    "A workflow of which no task is declared here",
    ...workflow(starts.replace("tradai-task", "tradai-elsewhere")),
    {
      type: "aws:ecs/taskDefinition:TaskDefinition",
      name: "nameless",
      inputs: { taskRoleArn: "arn:aws:iam::600802701449:role/tradai-caller" },
    },
  ),
  inDevelopment("A workflow that says nothing", ...workflow(undefined)),
  {
    ...inDevelopment(
      "A function let out to a gateway, by a block of its group",
      ...caller("dynamodb:GetItem"),
    ),
    resources: [
      ...[...privateNetwork, ...gateways, ...caller("dynamodb:GetItem")],
      {
        ...securityGroup("group-functions", {
          egress: [{ protocol: "tcp", fromPort: 443, toPort: 443, prefixListIds: [UNKNOWN] }],
        }),
        references: { vpcId: ["vpc"], egress: ["endpoint-dynamodb"] },
      },
    ],
  },
  inDevelopment(
    "A function let out to two gateways, by a rule of the older kind",
    ...caller("dynamodb:GetItem", "s3:GetObject"),
    referring(
      {
        type: "aws:ec2/securityGroupRule:SecurityGroupRule",
        name: "out",
        inputs: { type: "egress", protocol: "tcp", fromPort: 443, toPort: 443 },
      },
      { securityGroupId: "group-functions", prefixListIds: ["endpoint-dynamodb", "endpoint-s3"] },
    ),
  ),
  {
    ...inDevelopment("A function let out to a gateway by the identifier of its list"),
    resources: [
      ...[...development, ...caller("dynamodb:GetItem")].map((each) =>
        each.name === "endpoint-dynamodb" ? { ...each, outputs: { prefixListId: "pl-1" } } : each,
      ),
      groupRule("Egress", "out", "group-functions", 443, { inputs: { prefixListId: "pl-1" } }),
    ],
  },
  inDevelopment(
    "A function let out to one of two gateways for a service",
    ...[...caller("dynamodb:GetItem"), toGateway("dynamodb")],
    { ...gateway("dynamodb", reader, []), name: "second" },
  ),
  {
    ...inDevelopment("A function in a group of a VPC that another stack declares"),
    resources: [
      ...caller("dynamodb:GetItem"),
      { ...securityGroup("group-functions", { vpcId: "vpc-0" }), references: {} },
    ],
  },
];

const shut = (example: Example, resource: string, says: string): ViolatingExample => ({
  ...example,
  resource,
  says,
});

export const violatingEgress: readonly ViolatingExample[] = [
  shut(
    inDevelopment(
      "A function that reaches a gateway by the rule for the internet alone",
      ...[...caller("dynamodb:GetItem"), toInternet],
    ),
    "caller",
    "does not let it out to dynamodb",
  ),
  shut(
    inDevelopment(
      "A function that calls a service without endpoint and is not let out to the internet",
      ...[...caller("dynamodb:GetItem", "sns:Publish"), toGateway("dynamodb")],
    ),
    "caller",
    "does not let it out to sns",
  ),
  shut(
    {
      title: "A function that is not let out to the endpoints",
      resources: [
        ...whole.filter(
          ({ name }) =>
            !name.startsWith("group-functions-to-") && !name.endsWith("-from-group-functions-443"),
        ),
        groupRule("Ingress", "from-vpc", "group-endpoints", 443, { inputs: { cidrIpv4: "10.0.0.0/16" } }),
        ...caller("states:StartExecution"),
      ],
    },
    "caller",
    "does not let it out to states",
  ),
  shut(
    inDevelopment("A task of a workflow that is let out nowhere", ...workflow(starts)),
    "workflow",
    "dynamodb",
  ),
  shut(inDevelopment("A host that does not reach its packages", ...host), "group", "to s3"),
  shut(
    inDevelopment("A host whose own program calls too", ...host, ...role("sqs:SendMessage")),
    "group",
    "does not let it out to s3",
  ),
  shut(
    inDevelopment("A function let out to the other gateway", ...caller("dynamodb:GetItem"), toGateway("s3")),
    "caller",
    "does not let it out to dynamodb",
  ),
  shut(
    inDevelopment(
      "A function let out to the internet on another port",
      ...caller("sns:Publish"),
      groupRule("Egress", "out", "group-functions", 80, { inputs: { cidrIpv4: "0.0.0.0/0" } }),
    ),
    "caller",
    "does not let it out to sns on tcp 443",
  ),
  shut(
    inDevelopment(
      "A function let out to a list of another service",
      ...caller("dynamodb:GetItem"),
      groupRule("Egress", "out", "group-functions", 443, { inputs: { prefixListId: "pl-2" } }),
    ),
    "caller",
    "does not let it out to dynamodb",
  ),
  shut(
    inDevelopment(
      "A function let out to a partner alone",
      ...caller("sns:Publish", "dynamodb:GetItem"),
      groupRule("Egress", "out", "group-functions", 443, { inputs: { cidrIpv4: "10.9.0.0/16" } }),
    ),
    "caller",
    "group-functions does not let it out to dynamodb, sns on tcp 443",
  ),
];

const openRule: Fixture = {
  type: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
  name: "open",
  inputs: { securityGroupId: UNKNOWN, ipProtocol: "tcp", fromPort: 443, toPort: 443 },
};

export const undecidedEgress: readonly UndecidedExample[] = [
  {
    ...inDevelopment(
      "A function, while the group of a rule is not known",
      ...caller("sns:Publish"),
      openRule,
    ),
    resource: "caller",
    says: "`securityGroupId of an egress rule` is known only",
  },
  {
    ...inDevelopment(
      "A function, while the list of addresses that its rule leads to is not known",
      ...caller("dynamodb:GetItem"),
      groupRule("Egress", "open", "group-functions", 443, { inputs: { prefixListId: UNKNOWN } }),
    ),
    resource: "caller",
    says: "`the prefix list of an egress rule` is known only",
  },
  {
    ...inDevelopment(
      "A function, while the rules of one of its groups are not known",
      ...caller("sns:Publish"),
    ),
    resources: [
      ...[...development, securityGroup("group-late", { egress: UNKNOWN }), ...caller("sns:Publish")],
    ].map((each) =>
      each.name === "caller"
        ? {
            ...each,
            inputs: { ...each.inputs, vpcConfig: { securityGroupIds: [UNKNOWN, UNKNOWN] } },
            references: { vpcConfig: ["group-functions", "group-late"] },
          }
        : each,
    ),
    resource: "caller",
    says: "`securityGroupId of an egress rule` is known only",
  },
  {
    ...inDevelopment("A function of a layer, whose rules another one may declare", ...caller("sns:Publish")),
    scope: "layer",
    resource: "caller",
    says: "egress rules may be declared in another layer",
  },
];
