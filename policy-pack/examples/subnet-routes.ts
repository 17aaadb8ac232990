import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import {
  inVpc,
  internetGateway,
  pair,
  publicRoutes,
  referring,
  route,
  routeTable,
  subnet,
  vpc,
} from "./network";

const dev = { environment: "dev" } as const;
const tier: readonly Fixture[] = [
  vpc,
  ...pair("database"),
  ...routeTable("routes-database", ["subnet-database-a", "subnet-database-b"]),
];
const publicTier: readonly Fixture[] = [vpc, ...pair("public"), ...publicRoutes];
const partner = { destinationCidrBlock: "10.9.0.0/16" };
const out = (target: Readonly<Record<string, string>>, inputs: Fixture["inputs"] = {}): Fixture =>
  route("route-out", "routes-database", target, { ...partner, ...inputs });
const main = (...routes: readonly object[]): Fixture =>
  referring(
    { type: "aws:ec2/defaultRouteTable:DefaultRouteTable", name: "main", inputs: { routes } },
    { defaultRouteTableId: "vpc" },
  );
const association = (name: string, inputs: Fixture["inputs"]): Fixture => ({
  type: "aws:ec2/routeTableAssociation:RouteTableAssociation",
  name,
  inputs,
});
/** Subnets of a tier with other inputs. */
const both = (
  name: "public" | "database",
  inputs: (zone: "a" | "b") => Fixture["inputs"],
): readonly Fixture[] => [subnet(name, "a", inputs("a")), subnet(name, "b", inputs("b"))];
const untagged = [vpc, ...both("public", () => ({ tags: {} }))];
const inOneZone = [vpc, ...both("public", () => ({ tags: {}, availabilityZone: "eu-central-1a" }))];
const local = { cidrBlock: "10.0.0.0/16", gatewayId: "local" };
const withRoutes = (...routes: readonly object[]): readonly Fixture[] =>
  tier.map((each) =>
    each.name === "routes-database" ? { ...each, inputs: { ...each.inputs, routes } } : each,
  );

export const compliantRoutes: readonly Example[] = [
  {
    ...dev,
    title: "Tables that name the VPC's own block, which AWS routes anyway",
    resources: [...withRoutes(local), main(local)],
  },
  {
    ...dev,
    title: "A table whose route leaves every target but one empty",
    resources: withRoutes({ ...local, natGatewayId: null, egressOnlyGatewayId: "" }),
  },
  {
    ...dev,
    title: "Subnets in zones that are named by their identifiers, with a table of another stack",
    resources: [
      vpc,
      ...both("database", (zone) => ({ availabilityZone: undefined, availabilityZoneId: `euc1-az-${zone}` })),
      ...["a", "b"].map((zone) =>
        referring(association(`association-${zone}`, { routeTableId: "rtb-0" }), {
          subnetId: `subnet-database-${zone}`,
        }),
      ),
    ],
  },
  {
    ...dev,
    title: "Subnets that no tag calls public, whose table leads to the internet gateway",
    resources: [...untagged, ...publicRoutes],
  },
  {
    ...dev,
    title: "Subnets that no tag calls public, whose table has a route that only the update tells besides",
    resources: [
      ...untagged,
      ...publicRoutes,
      route("open", "routes-public", {}, { ...partner, gatewayId: UNKNOWN }),
    ],
  },
  {
    ...dev,
    title: "A table whose subnet another stack declares",
    resources: [
      vpc,
      inVpc("aws:ec2/routeTable:RouteTable", "routes-shared"),
      referring(association("association-shared", { subnetId: "subnet-0" }), {
        routeTableId: "routes-shared",
      }),
    ],
  },
];

const leaves = (title: string, way: string, ...resources: readonly Fixture[]): ViolatingExample => ({
  ...dev,
  title,
  resources: [...tier, ...resources],
  resource: "route-out",
  says: `the database tier has a route to 10.9.0.0/16 through: ${way}`,
});

/** Ways out of tables that must have none. */
export const violatingRoutes: readonly ViolatingExample[] = [
  leaves(
    "A database tier that another VPC reaches",
    "another network",
    out({}, { vpcPeeringConnectionId: "pcx-1" }),
  ),
  leaves("A database tier that a VPN reaches", "another network", out({}, { gatewayId: "vgw-1" })),
  leaves(
    "A database tier that a VPN of this program reaches",
    "another network",
    ...[inVpc("aws:ec2/vpnGateway:VpnGateway", "vpn-gateway"), out({ gatewayId: "vpn-gateway" })],
  ),
  leaves(
    "A database tier that leaves through the internet gateway",
    "internet gateway",
    ...[internetGateway, out({ gatewayId: "internet-gateway" })],
  ),
  leaves(
    "A database tier that leaves through NAT for a partner",
    "NAT gateway",
    out({}, { natGatewayId: "nat-0" }),
  ),
  leaves(
    "A database tier that leaves through a machine",
    "network interface",
    out({}, { networkInterfaceId: "eni-0" }),
  ),
  leaves(
    "A database tier that leaves through a machine of this program",
    "network interface",
    ...[
      { type: "aws:ec2/instance:Instance", name: "machine", inputs: {} },
      out({ networkInterfaceId: "machine" }),
    ],
  ),
  leaves(
    "A database tier that leaves through a network interface of this program",
    "network interface",
    ...[
      { type: "aws:ec2/networkInterface:NetworkInterface", name: "card", inputs: {} },
      out({ networkInterfaceId: "card" }),
    ],
  ),
  leaves(
    "A database tier that leaves over IPv6",
    "egress-only gateway",
    out({}, { egressOnlyGatewayId: "eigw-0" }),
  ),
  leaves(
    "A database tier that leaves over IPv6 by a gateway of this program",
    "egress-only gateway",
    ...[
      inVpc("aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway", "egress-gateway"),
      out({ egressOnlyGatewayId: "egress-gateway" }),
    ],
  ),
  {
    ...dev,
    title: "A public tier that shares its table with a private subnet",
    resources: [
      ...publicTier,
      ...[subnet("private", "a"), subnet("private", "b")],
      ...routeTable("routes-public", ["subnet-private-a"]).slice(1),
      referring(association("association-b", { routeTableId: "rtb-0" }), { subnetId: "subnet-private-b" }),
    ],
    resource: "route-public-internet",
    says: "the private tier has a route to 0.0.0.0/0 through: internet gateway",
  },
  {
    ...dev,
    title: "A database tier with a default route for IPv6",
    resources: [
      ...tier,
      route(
        "route-out",
        "routes-database",
        {},
        { destinationIpv6CidrBlock: "::/0", egressOnlyGatewayId: "eigw-0" },
      ),
    ],
    resource: "route-out",
    says: "a default route (::/0)",
  },
  {
    ...dev,
    title: "A database tier with a default route for IPv6, by a block",
    resources: withRoutes({ ipv6CidrBlock: "::/0", egressOnlyGatewayId: "eigw-0" }),
    resource: "routes-database",
    says: "a default route (::/0)",
  },
  {
    ...dev,
    title: "A database tier that reaches a list of addresses",
    resources: [
      ...tier,
      out({}, { destinationCidrBlock: undefined, destinationPrefixListId: "pl-0", gatewayId: "igw-0" }),
    ],
    resource: "route-out",
    says: "a route to a prefix list through: internet gateway",
  },
  {
    ...dev,
    title: "A database tier that a tag with a capital calls so",
    resources: [
      vpc,
      ...both("database", () => ({ tags: { Tier: "Database" } })),
      ...tier.slice(3),
      out({}, { vpcPeeringConnectionId: "pcx-1" }),
    ],
    resource: "route-out",
    says: "the database tier has a route to 10.9.0.0/16",
  },
  {
    ...dev,
    title: "A tier whose zones AWS chooses",
    resources: [vpc, ...both("database", () => ({ availabilityZone: undefined })), ...tier.slice(3)],
    resource: "vpc",
    says: "the database tier lies in no named zone alone",
  },
  {
    ...dev,
    title: "Subnets of one zone that no tag calls public, whose table leads to the internet gateway",
    resources: [...inOneZone, ...publicRoutes],
    resource: "vpc",
    says: "the public tier lies in eu-central-1a alone",
  },
  {
    ...dev,
    title: "Subnets of one zone that no tag calls private, with a table of another stack",
    resources: [
      ...inOneZone,
      ...["a", "b"].map((zone) =>
        referring(association(`association-${zone}`, { routeTableId: "rtb-0" }), {
          subnetId: `subnet-public-${zone}`,
        }),
      ),
    ],
    resource: "vpc",
    says: "the private tier lies in eu-central-1a alone",
  },
  ...[
    { title: "A main table that leads to the internet", block: { cidrBlock: "0.0.0.0/0" }, to: "0.0.0.0/0" },
    {
      title: "A main table that leads to a list of addresses",
      block: { destinationPrefixListId: "pl-0" },
      to: "a prefix list",
    },
  ].map(({ title, block, to }) => ({
    ...dev,
    title,
    resources: [...tier, main({ ...block, gatewayId: "igw-0" })],
    resource: "main",
    says: `the main route table has a route to ${to} through: internet gateway`,
  })),
];

const open = (
  title: string,
  resource: string,
  says: string,
  ...resources: readonly Fixture[]
): UndecidedExample => ({
  ...dev,
  title,
  resources,
  resource,
  says,
});
const routesOfPublic = publicRoutes.filter(({ name }) => name !== "route-public-internet");

export const undecidedRoutes: readonly UndecidedExample[] = [
  open(
    "A route of the database tier whose target is not known",
    "routes-database",
    "`natGatewayId` is known only",
    ...[...tier, out({}, { natGatewayId: UNKNOWN })],
  ),
  open(
    "A table of the database tier, while the table of a route is not known",
    "routes-database",
    "routeTableId of a route",
    ...[...tier, { ...out({}, { natGatewayId: "nat-0" }), references: {} }],
  ),
  open(
    "A subnet, while the subnet of an association is not known",
    "subnet-database-b",
    "subnetId of a route table association",
    ...tier.filter(({ name }) => name !== "routes-database-subnet-database-b-association"),
    association("association-open", { routeTableId: "rtb-0", subnetId: UNKNOWN }),
  ),
  open(
    "A table, while the subnet of its association is not known",
    "routes-database",
    "`subnetId` is known only",
    ...tier,
    referring(association("association-open", { subnetId: UNKNOWN }), { routeTableId: "routes-database" }),
  ),
  open(
    "A subnet whose table is not known",
    "subnet-database-b",
    "`routeTableId` is known only",
    ...tier.filter(({ name }) => name !== "routes-database-subnet-database-b-association"),
    referring(association("association-open", { routeTableId: UNKNOWN }), { subnetId: "subnet-database-b" }),
  ),
  open(
    "Subnets that no tag calls public, while the subnets of a database are not known",
    "vpc",
    "subnetIds of a subnet group",
    ...[...untagged, ...publicRoutes],
    { type: "aws:rds/subnetGroup:SubnetGroup", name: "group", inputs: { subnetIds: UNKNOWN } },
  ),
  open(
    "Subnets that no tag calls public, while the target of a route is not known",
    "vpc",
    "`gatewayId` is known only",
    ...[
      ...untagged,
      ...routesOfPublic,
      route("open", "routes-public", {}, { ...partner, gatewayId: UNKNOWN }),
    ],
  ),
  open(
    "Subnets that no tag calls public, while the table of a route is not known",
    "vpc",
    "routeTableId of a route",
    ...[...untagged, ...routesOfPublic],
    { type: "aws:ec2/route:Route", name: "open", inputs: { routeTableId: UNKNOWN, ...partner } },
  ),
];
