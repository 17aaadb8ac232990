import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, ViolatingExample } from "../rule";
import { gateways, privateNetwork, whole } from "./endpoints";
import { allow } from "./iam";
import { groupRule, referring, securityGroup } from "./network";

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
];
