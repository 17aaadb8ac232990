import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { inVpc, pair, referring, route, routeTable, subnet, vpc } from "./network";
import { development, production } from "./subnet-tiers";

const without = (resources: readonly Fixture[], ...names: readonly string[]): readonly Fixture[] =>
  resources.filter(({ name }) => !names.includes(name));
const everywhere = { destinationCidrBlock: "0.0.0.0/0" };
const dev = { environment: "dev" } as const;

const card = referring(
  { type: "aws:ec2/networkInterface:NetworkInterface", name: "card", inputs: {} },
  { subnetId: "subnet-public-a" },
);
const defaultOf = (zone: string, target: Readonly<Record<string, string>>, inputs: object = {}): Fixture =>
  route(`route-${zone}`, `routes-private-${zone}`, target, { ...everywhere, ...inputs });
const toPartner = defaultOf("b", {}, { gatewayId: "vgw-1" });
const leading = [
  referring(
    { type: "aws:ec2/networkInterfaceAttachment:NetworkInterfaceAttachment", name: "attached", inputs: {} },
    { networkInterfaceId: "card", instanceId: "machine" },
  ),
  { type: "aws:ec2/instance:Instance", name: "machine", inputs: {} },
];
/** What names the interface among its own. */
const bringing = (type: string): Fixture => ({
  type,
  name: "machine",
  inputs: { networkInterfaces: [{ deviceIndex: 1, networkInterfaceId: UNKNOWN }] },
  references: { networkInterfaces: ["card"] },
});
const known = { id: "eni-0a1b" };
/** Two private tables in dev, one of which leads through a network interface. */
const throughCard = [...development, card, defaultOf("a", { networkInterfaceId: "card" }), toPartner];

/** A VPC whose one private table leads where the route says. */
const small = (...resources: readonly Fixture[]): readonly Fixture[] => [
  ...[vpc, ...pair("private")],
  ...routeTable("routes-private", ["subnet-private-a", "subnet-private-b"]),
  ...resources,
];
const gatewayType = "aws:ec2/internetGateway:InternetGateway";
const attachment: Fixture = inVpc(
  "aws:ec2/internetGatewayAttachment:InternetGatewayAttachment",
  "attachment",
  {
    internetGatewayId: "igw-0",
  },
);
const natGateway = (inputs: Fixture["inputs"], home?: string): Fixture =>
  referring(
    { type: "aws:ec2/natGateway:NatGateway", name: "nat-gateway-a", inputs },
    home === undefined ? {} : { subnetId: home },
  );
const withGateway = (...gateway: readonly Fixture[]): readonly Fixture[] => [
  ...without(production, "nat-gateway-a"),
  ...gateway,
];

/** Default routes of private tables that lead to something that lives. */
export const compliantNat: readonly Example[] = [
  ...[
    { title: "A network interface that is attached to a machine", resources: leading },
    {
      title: "A network interface that a machine brings along",
      resources: [bringing("aws:ec2/instance:Instance")],
    },
    {
      title: "A network interface that a launch template names",
      resources: [bringing("aws:ec2/launchTemplate:LaunchTemplate")],
    },
  ].map(({ title, resources }) => ({ ...dev, title, resources: [...throughCard, ...resources] })),
  {
    ...dev,
    title: "A network interface that says itself to which machine it is attached",
    resources: throughCard.map((each) =>
      each.name === "card"
        ? { ...each, inputs: { ...each.inputs, attachments: [{ instance: "i-0", deviceIndex: 0 }] } }
        : each,
    ),
  },
  {
    ...dev,
    title: "A network interface that all name by its identifier",
    resources: [
      ...[...development, { ...card, outputs: known }, toPartner],
      defaultOf("a", {}, { networkInterfaceId: known.id }),
      {
        type: "aws:ec2/networkInterfaceAttachment:NetworkInterfaceAttachment",
        name: "attached",
        inputs: { networkInterfaceId: known.id, instanceId: "i-0" },
      },
    ],
  },
  {
    title:
      "A private table in prod beside one that leads to another network, which no private subnet follows",
    resources: [
      ...production,
      ...routeTable("routes-spare", []),
      route("route-spare", "routes-spare", {}, { ...everywhere, transitGatewayId: "tgw-1" }),
    ],
  },
  {
    ...dev,
    title: "A NAT gateway in a subnet whose table another stack declares",
    resources: [
      ...small(attachment, subnet("public", "a"), subnet("public", "b")),
      ...["a", "b"].map((zone) =>
        referring(
          {
            type: "aws:ec2/routeTableAssociation:RouteTableAssociation",
            name: `association-${zone}`,
            inputs: { routeTableId: "rtb-0" },
          },
          { subnetId: `subnet-public-${zone}` },
        ),
      ),
      natGateway({}, "subnet-public-a"),
      route("route-internet", "routes-private", { natGatewayId: "nat-gateway-a" }),
    ],
  },
  {
    title: "A NAT gateway in a subnet that another stack declares",
    resources: withGateway(natGateway({ subnetId: "subnet-0" })),
  },
  {
    ...dev,
    title: "A VPC whose only internet gateway is another VPC's",
    resources: small(attachment, { type: gatewayType, name: "other", inputs: { vpcId: "vpc-0" } }).filter(
      ({ name }) => name !== "attachment",
    ),
  },
];

const noRoute = "the private table has no default route";

export const violatingNat: readonly ViolatingExample[] = [
  {
    title: "No way to the internet in prod, although a gateway is attached to the VPC",
    resources: small(attachment),
    resource: "routes-private",
    says: `${noRoute}: nothing in it reaches the internet`,
  },
  {
    title: "No way to the internet in prod, in a VPC that another stack declares",
    resources: [
      {
        type: "aws:ec2/subnet:Subnet",
        name: "subnet-private-a",
        inputs: { vpcId: "vpc-0", availabilityZone: "eu-central-1a", tags: { tier: "private" } },
      },
      ...routeTable("routes-private", ["subnet-private-a"]),
    ].map((each) =>
      each.name === "routes-private" ? { ...each, inputs: { vpcId: "vpc-0" }, references: {} } : each,
    ),
    resource: "routes-private",
    says: `${noRoute}: nothing in it reaches the internet`,
  },
  {
    ...dev,
    title: "A route to a network interface that nothing declares",
    resources: [...development, defaultOf("a", {}, { networkInterfaceId: "eni-0" }), toPartner],
    resource: "route-a",
    says: "the default route leads to the network interface eni-0, which nothing declares",
  },
  {
    title: "A private default route in prod that leads to another network",
    resources: [
      ...without(production, "route-private-a-internet"),
      defaultOf("a", {}, { transitGatewayId: "tgw-1" }),
    ],
    resource: "route-a",
    says: "does not lead through a NAT gateway, but: another network",
  },
  {
    title: "A NAT gateway that is private itself",
    resources: withGateway(natGateway({ connectivityType: "private" }, "subnet-public-a")),
    resource: "nat-gateway-a",
    says: "nat-gateway-a is private: it reaches no internet",
  },
  {
    title: "A NAT gateway in a subnet whose zone AWS chooses",
    resources: [
      ...without(
        withGateway(natGateway({}, "subnet-spare")),
        ...["routes-private-b", "routes-private-b-subnet-private-b-association", "nat-gateway-b"],
        ...["route-private-b-internet", "routes-private-a-subnet-private-a-association", "routes-private-a"],
      ),
      inVpc("aws:ec2/subnet:Subnet", "subnet-spare", { cidrBlock: "10.0.3.0/24", tags: { tier: "public" } }),
      ...routeTable("routes-private-a", ["subnet-private-a", "subnet-private-b"]),
      ...routeTable("routes-public", ["subnet-public-a", "subnet-public-b", "subnet-spare"]).filter(
        ({ name }) => name === "routes-public-subnet-spare-association",
      ),
    ],
    resource: "route-private-a-internet",
    says: "subnet-private-a, subnet-private-b leaves through the NAT gateway in no named zone",
  },
];

export const undecidedNat: readonly UndecidedExample[] = [
  {
    ...dev,
    title: "A private table, while the VPC of an internet gateway is not known",
    resources: small({ type: gatewayType, name: "gateway", inputs: { vpcId: UNKNOWN } }),
    resource: "routes-private",
    says: "vpcId of an internet gateway",
  },
  {
    title: "A private table, while the table of a route is not known",
    resources: [
      ...without(production, "route-private-a-internet"),
      { type: "aws:ec2/route:Route", name: "route-open", inputs: { ...everywhere, routeTableId: UNKNOWN } },
    ],
    resource: "routes-private-a",
    says: "routeTableId of a route",
  },
  {
    title: "A NAT gateway whose subnet is not known",
    resources: withGateway(natGateway({ subnetId: UNKNOWN })),
    resource: "routes-private-a",
    says: "`subnetId of a NAT gateway` is known only",
  },
  {
    ...dev,
    scope: "layer",
    title: "A private table of a layer, whose route another one may write",
    resources: small(attachment),
    resource: "routes-private",
    says: "whoever writes the route may be declared in another layer",
  },
  {
    ...dev,
    scope: "layer",
    title: "A route of a layer to a NAT gateway that another one may declare",
    resources: small(
      attachment,
      route("route-internet", "routes-private", {}, { ...everywhere, natGatewayId: "nat-0" }),
    ),
    resource: "routes-private",
    says: "nat-0 may be declared in another layer",
  },
];
