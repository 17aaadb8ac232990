import type { Example, Fixture, ViolatingExample } from "../rule";
import { policy } from "./bucket";
import { inVpc, pair, publicRoutes, referring, route, routeTable, sixSubnets, vpc } from "./network";

const privateTables = [
  ...routeTable("routes-private-a", ["subnet-private-a"]),
  ...routeTable("routes-private-b", ["subnet-private-b"]),
];
const databaseTable = routeTable("routes-database", ["subnet-database-a", "subnet-database-b"]);
const tables: readonly Fixture[] = [vpc, ...sixSubnets, ...publicRoutes, ...privateTables, ...databaseTable];

const gateway = (zone: string, home = `subnet-public-${zone}`): Fixture =>
  referring(
    { type: "aws:ec2/natGateway:NatGateway", name: `nat-gateway-${zone}`, inputs: {} },
    { subnetId: home },
  );
const wayOut = (zone: string, through = zone): Fixture =>
  route(`route-private-${zone}-internet`, `routes-private-${zone}`, {
    natGatewayId: `nat-gateway-${through}`,
  });
const gateways = [gateway("a"), gateway("b")];
export const production = [...tables, ...gateways, wayOut("a"), wayOut("b")];

export const launch = "EC2 Instance-launch Lifecycle Action";
/** The chain by which a NAT instance's route is written. */
const updater: readonly Fixture[] = [
  {
    type: "aws:autoscaling/group:Group",
    name: "nat",
    inputs: {
      name: "tradai-nat-dev",
      initialLifecycleHooks: [
        { name: "tradai-nat-launch-dev", lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING" },
      ],
    },
  },
  {
    type: "aws:cloudwatch/eventRule:EventRule",
    name: "nat-launch",
    inputs: {
      name: "tradai-nat-launch-dev",
      eventPattern: JSON.stringify({
        source: ["aws.autoscaling"],
        "detail-type": [launch],
        detail: { AutoScalingGroupName: ["tradai-nat-dev"] },
      }),
    },
  },
  referring(
    { type: "aws:cloudwatch/eventTarget:EventTarget", name: "nat-launch-target", inputs: {} },
    { rule: "nat-launch", arn: "nat-route-updater" },
  ),
  referring(
    {
      type: "aws:lambda/function:Function",
      name: "nat-route-updater",
      inputs: { name: "tradai-nat-route-updater-dev" },
    },
    { role: "nat-route-updater-role" },
  ),
  {
    type: "aws:iam/role:Role",
    name: "nat-route-updater-role",
    inputs: { name: "tradai-nat-lambda-role-dev" },
  },
  referring(
    {
      type: "aws:iam/rolePolicy:RolePolicy",
      name: "nat-route-updater-policy",
      inputs: {
        policy: policy({
          Effect: "Allow",
          Action: ["ec2:CreateRoute", "ec2:ReplaceRoute"],
          Resource: "arn:aws:ec2:eu-central-1:600802701449:route-table/*",
        }),
      },
    },
    { role: "nat-route-updater-role" },
  ),
];
export const development = [...tables, ...updater];

const subnetGroup = referring(
  {
    type: "aws:rds/subnetGroup:SubnetGroup",
    name: "database-subnets",
    inputs: { name: "tradai-database-prod" },
  },
  { subnetIds: ["subnet-database-a", "subnet-database-b"] },
);

const without = (resources: readonly Fixture[], ...names: readonly string[]): readonly Fixture[] =>
  resources.filter(({ name }) => !names.includes(name));
export const changed = (
  resources: readonly Fixture[],
  name: string,
  inputs: Fixture["inputs"],
): readonly Fixture[] =>
  resources.map((each) => (each.name === name ? { ...each, inputs: { ...each.inputs, ...inputs } } : each));

export const compliantTiers: readonly Example[] = [
  { title: "A NAT gateway a zone in prod", resources: [...production, subnetGroup] },
  { title: "A NAT instance whose route a function writes", environment: "dev", resources: development },
  {
    title: "A VPC without internet, with tables whose routes are blocks",
    environment: "dev",
    resources: [
      vpc,
      ...pair("private"),
      ...changed(routeTable("routes-private", ["subnet-private-a", "subnet-private-b"]), "routes-private", {
        routes: [{ cidrBlock: "10.1.0.0/16", vpcPeeringConnectionId: "pcx-1" }],
      }),
    ],
  },
];

export const violatingTiers: readonly ViolatingExample[] = [
  {
    title: "A tier in one zone",
    environment: "dev",
    resources: changed(development, "subnet-private-b", { availabilityZone: "eu-central-1a" }),
    resource: "vpc",
    says: "the private tier lies in eu-central-1a alone",
  },
  {
    title: "A subnet that follows the main table",
    environment: "dev",
    resources: without(development, "routes-database-subnet-database-b-association"),
    resource: "subnet-database-b",
    says: "no route table",
  },
  {
    title: "A private subnet that reaches the internet gateway",
    environment: "dev",
    resources: [
      ...development,
      route("route-open", "routes-private-a", { gatewayId: "internet-gateway" }),
      route(
        "route-b",
        "routes-private-b",
        {},
        { destinationCidrBlock: "0.0.0.0/0", transitGatewayId: "tgw-1" },
      ),
    ],
    resource: "route-open",
    says: "the private tier has a route to 0.0.0.0/0 through: internet gateway",
  },
  {
    title: "A private subnet that reaches one address through the internet gateway, by a block",
    resources: [
      ...without(production, "routes-private-a"),
      referring(
        inVpc("aws:ec2/routeTable:RouteTable", "routes-private-a", {
          routes: [{ cidrBlock: "203.0.113.7/32", gatewayId: Symbol("unknown") }],
        }),
        {},
      ),
    ].map((each) =>
      each.name === "routes-private-a"
        ? { ...each, references: { ...each.references, routes: ["internet-gateway"] } }
        : each,
    ),
    resource: "routes-private-a",
    says: "203.0.113.7/32",
  },
  {
    title: "A database tier that leaves through NAT",
    resources: [...production, route("route-open", "routes-database", { natGatewayId: "nat-gateway-a" })],
    resource: "route-open",
    says: "a default route (0.0.0.0/0)",
  },
  {
    title: "A database tier that reaches half the internet",
    environment: "dev",
    resources: [
      ...development,
      route(
        "route-open",
        "routes-database",
        { gatewayId: "internet-gateway" },
        { destinationCidrBlock: "128.0.0.0/1" },
      ),
    ],
    resource: "route-open",
    says: "128.0.0.0/1",
  },
  {
    title: "A database that was placed in public subnets",
    environment: "dev",
    resources: [
      vpc,
      ...pair("public"),
      ...publicRoutes,
      referring(subnetGroup, { subnetIds: ["subnet-public-a", "subnet-public-b"] }),
    ],
    resource: "route-public-internet",
    says: "the database tier",
  },
  {
    title: "A subnet group in one zone",
    environment: "dev",
    resources: [...development, referring(subnetGroup, { subnetIds: ["subnet-database-a"] })],
    resource: "database-subnets",
    says: "eu-central-1a alone",
  },
  {
    title: "One NAT gateway for both zones in prod",
    resources: [...without(production, "nat-gateway-b", "route-private-b-internet"), wayOut("b", "a")],
    resource: "route-private-b-internet",
    says: "subnet-private-b leaves through the NAT gateway in eu-central-1a",
  },
  {
    title: "A NAT gateway in a private subnet",
    resources: [...without(production, "nat-gateway-a"), gateway("a", "subnet-private-a")],
    resource: "nat-gateway-a",
    says: "reaches no internet gateway",
  },
  {
    title: "A NAT gateway that nothing declares",
    resources: [
      ...without(production, "route-private-a-internet"),
      route(
        "route-private-a-internet",
        "routes-private-a",
        {},
        { destinationCidrBlock: "0.0.0.0/0", natGatewayId: "nat-0" },
      ),
    ],
    resource: "route-private-a-internet",
    says: "nat-0, which nothing declares",
  },
  {
    title: "A route to a network interface that no instance has",
    environment: "dev",
    resources: [
      ...without(development, "routes-private-b", "routes-private-b-subnet-private-b-association"),
      ...routeTable("routes-private-b", ["subnet-private-b"]),
      referring(
        { type: "aws:ec2/networkInterface:NetworkInterface", name: "card", inputs: {} },
        { subnetId: "subnet-public-a" },
      ),
      route("route-private-b", "routes-private-b", { networkInterfaceId: "card" }),
    ],
    resource: "route-private-b",
    says: "no instance has",
  },
  {
    title: "No default route in prod",
    resources: without(production, "route-private-a-internet"),
    resource: "routes-private-a",
    says: "has no default route",
  },
];
