import type { Fixture } from "../rule";
import { gateways, privateNetwork } from "./endpoints";
import { allow } from "./iam";
import { inVpc, internetGateway, pair, referring, route, routeTable, subnet, vpc } from "./network";
import { development } from "./subnet-tiers";

const unknown = Symbol("unknown");
export const places = ["subnet-private-a", "subnet-private-b"];
const statement = (...actions: readonly string[]): object => allow({ Action: actions, Resource: "*" });

/** A role with what it may do, by the name that others use. */
export const role = (...actions: readonly string[]): readonly Fixture[] => [
  { type: "aws:iam/role:Role", name: "role", inputs: { name: "tradai-worker-role" } },
  {
    type: "aws:iam/rolePolicy:RolePolicy",
    name: "policy",
    inputs: { role: "tradai-worker-role", policy: JSON.stringify({ Statement: [statement(...actions)] }) },
  },
];

/** A function in the private subnets whose role may do the actions. */
export const worker = (
  actions: readonly string[],
  inputs: Fixture["inputs"] = {},
  subnets = places,
): readonly Fixture[] => [
  {
    type: "aws:lambda/function:Function",
    name: "worker",
    inputs: {
      name: "tradai-worker",
      role: "tradai-worker-role",
      vpcConfig: { subnetIds: subnets.map(() => unknown) },
      ...inputs,
    },
    references: { vpcConfig: subnets },
  },
  ...role(...actions),
];

const registry = "600802701449.dkr.ecr.eu-central-1.amazonaws.com";
const containers = [
  {
    name: "backend",
    image: `${registry}/backend:v1.2.3`,
    logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": "/tradai/backend" } },
    secrets: [
      { name: "KEY", valueFrom: "arn:aws:secretsmanager:eu-central-1:600802701449:secret:tradai/key" },
      { name: "SALT", valueFrom: "/tradai/salt" },
    ],
  },
];
export const service = (
  inputs: Fixture["inputs"] = {},
  subnets = places,
  content: unknown = containers,
): readonly Fixture[] => [
  {
    type: "aws:ecs/taskDefinition:TaskDefinition",
    name: "task",
    inputs: {
      family: "tradai-backend",
      containerDefinitions: JSON.stringify(content),
      taskRoleArn: "arn:aws:iam::600802701449:role/tradai-worker-role",
    },
  },
  {
    type: "aws:ecs/service:Service",
    name: "service",
    inputs: {
      launchType: "FARGATE",
      taskDefinition: unknown,
      networkConfiguration: { subnets: subnets.map(() => unknown) },
      ...inputs,
    },
    references: { taskDefinition: ["task"], networkConfiguration: subnets },
  },
];
export const profile: Fixture = {
  type: "aws:iam/instanceProfile:InstanceProfile",
  name: "profile",
  inputs: { name: "tradai-host", role: "tradai-worker-role" },
};
export const host = (of: string, more: Fixture["inputs"] = {}): Fixture =>
  referring(
    {
      type: "aws:ec2/instance:Instance",
      name: "host",
      inputs: { iamInstanceProfile: "tradai-host", ...more },
    },
    { subnetId: of },
  );
export const group: readonly Fixture[] = [
  {
    type: "aws:ec2/launchTemplate:LaunchTemplate",
    name: "template",
    inputs: { iamInstanceProfile: { name: "tradai-host" } },
  },
  referring(
    {
      type: "aws:autoscaling/group:Group",
      name: "group",
      inputs: { launchTemplate: { id: unknown } },
      references: { launchTemplate: ["template"] },
    },
    { vpcZoneIdentifiers: places },
  ),
  profile,
];

/** Private subnets with gateways alone, and no way out. */
export const shut = [...privateNetwork, ...gateways];
export const publicPlaces = ["subnet-public-a", "subnet-public-b"];
/** Public subnets, whose table leads to an internet gateway. */
export const open: readonly Fixture[] = [
  ...[vpc, ...pair("public"), internetGateway, ...routeTable("routes", publicPlaces), ...gateways],
  route("route", "routes", { gatewayId: "internet-gateway" }),
];
export const nat = [
  ...[...shut, subnet("public", "a"), inVpc("aws:ec2/natGateway:NatGateway", "nat", {})],
  route("route", "routes", { natGatewayId: "nat" }),
];
/** A NAT instance whose route a function writes. */
export const written = [
  ...development,
  ...gateways.map((each) => referring(each, { routeTableIds: ["routes-private-a", "routes-private-b"] })),
];
