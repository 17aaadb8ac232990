import type { Example, Fixture, ViolatingExample } from "../rule";
import { policy } from "./bucket";
import { pair, referring, route, routeTable, subnet, vpc } from "./network";
import { development } from "./subnet-tiers";

const tier: readonly Fixture[] = [
  vpc,
  ...pair("database"),
  ...routeTable("routes-database", ["subnet-database-a", "subnet-database-b"]),
];
const peer = { destinationCidrBlock: "10.9.0.0/16", vpcPeeringConnectionId: "pcx-1" };
const mainTable: Fixture = referring(
  { type: "aws:ec2/defaultRouteTable:DefaultRouteTable", name: "main", inputs: {} },
  { defaultRouteTableId: "vpc" },
);

const without = (resources: readonly Fixture[], ...names: readonly string[]): readonly Fixture[] =>
  resources.filter(({ name }) => !names.includes(name));
const forwards = Buffer.from("sysctl -w net.ipv4.ip_forward=1").toString("base64");
const mayForward = {
  Effect: "Allow",
  Action: "ec2:ModifyInstanceAttribute",
  Resource: "arn:aws:ec2:eu-central-1:600802701449:instance/*",
};

/** The NAT instance of dev with a launch template, a script and what its role may do. */
const machine = (script: string, statement: object): readonly Fixture[] => [
  ...without(
    development,
    "nat",
    "subnet-private-b",
    "routes-private-b",
    "routes-private-b-subnet-private-b-association",
  ),
  ...development
    .filter(({ name }) => name === "nat")
    .map((group) => ({
      ...group,
      inputs: { ...group.inputs, launchTemplate: { id: Symbol("unknown"), version: "1" } },
      references: { launchTemplate: ["template"] },
    })),
  {
    type: "aws:ec2/launchTemplate:LaunchTemplate",
    name: "template",
    inputs: { userData: script, iamInstanceProfile: { name: "tradai-nat-profile-dev" } },
  },
  {
    type: "aws:iam/instanceProfile:InstanceProfile",
    name: "profile",
    inputs: { name: "tradai-nat-profile-dev", role: "tradai-nat-role-dev" },
  },
  { type: "aws:iam/role:Role", name: "nat-role", inputs: { name: "tradai-nat-role-dev" } },
  {
    type: "aws:iam/rolePolicy:RolePolicy",
    name: "nat-role-policy",
    inputs: { role: "tradai-nat-role-dev", policy: policy(statement) },
  },
  subnet("private", "b"),
  ...routeTable("routes-private-b", ["subnet-private-b"]),
  route("route-b", "routes-private-b", {}, { destinationCidrBlock: "0.0.0.0/0", transitGatewayId: "tgw-1" }),
];

export const compliantRoutes: readonly Example[] = [
  {
    title: "A NAT instance that forwards",
    environment: "dev",
    resources: machine(forwards, mayForward),
  },
];

/** Ways out of tables that must have none. */
export const violatingRoutes: readonly ViolatingExample[] = [
  {
    title: "A NAT instance whose script does not forward",
    environment: "dev",
    resources: machine("", mayForward),
    resource: "routes-private-a",
    says: "a machine that is no NAT: its start script",
  },
  {
    title: "A NAT instance that drops what is not for itself",
    environment: "dev",
    resources: machine(forwards, { ...mayForward, Action: "ec2:AssociateAddress" }),
    resource: "routes-private-a",
    says: "a machine that is no NAT: its role",
  },
  {
    title: "A database tier that another network reaches",
    environment: "dev",
    resources: [...tier, route("route-peer", "routes-database", {}, peer)],
    resource: "route-peer",
    says: "the database tier has a route to 10.9.0.0/16 through: another network",
  },
  {
    title: "A main table that leads to the internet",
    environment: "dev",
    resources: [
      ...tier,
      {
        ...mainTable,
        inputs: { ...mainTable.inputs, routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: "igw-0" }] },
      },
    ],
    resource: "main",
    says: "the main route table has a route to 0.0.0.0/0 through: internet gateway",
  },
];
