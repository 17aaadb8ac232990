import { isWorld } from "./address-blocks";
import type { ResourceGraph } from "./graph";
import { OpenQuestions } from "./open-questions";
import { UnknownRead } from "./reader";
import type { Reader } from "./reader";
import { companionsOf, mayHaveCompanion, resolve } from "./references";
import type { Resource } from "./resource";

export const vpcType = "aws:ec2/vpc:Vpc";
export const tableTypes: readonly string[] = [
  "aws:ec2/routeTable:RouteTable",
  "aws:ec2/defaultRouteTable:DefaultRouteTable",
];
export const internetGatewayType = "aws:ec2/internetGateway:InternetGateway";
export const natGatewayType = "aws:ec2/natGateway:NatGateway";
const routeType = "aws:ec2/route:Route";

/** One way out of a table, whether a block of the table or a resource of its own says it. */
export interface RouteRow {
  /** The resource that says it. */
  readonly holder: Resource;
  readonly fields: Reader;
  /** The top-level property that the row's references stand in; undefined where each property stands for itself. */
  readonly block?: "routes";
}

/** The routes of a table that can be told; `isComplete` is false where there may be more. */
export function routesOf(
  graph: ResourceGraph,
  table: Resource,
): { readonly rows: readonly RouteRow[]; readonly isComplete: boolean } {
  const separate = companionsOf(graph, table, routeType, "routeTableId");
  return {
    rows: [
      ...table.inputs
        .blocks("routes")
        .map((fields): RouteRow => ({ holder: table, fields, block: "routes" })),
      ...separate.map((holder): RouteRow => ({ holder, fields: holder.inputs })),
    ],
    isComplete: !mayHaveCompanion(graph, table, routeType, "routeTableId"),
  };
}

/** Where a route leads, as its fields say; undefined for a prefix list. */
export function destinationOf({ fields, block }: RouteRow): string | undefined {
  return block
    ? (fields.text("cidrBlock") ?? fields.text("ipv6CidrBlock"))
    : (fields.text("destinationCidrBlock") ?? fields.text("destinationIpv6CidrBlock"));
}

export function isDefault(row: RouteRow): boolean {
  const destination = destinationOf(row);
  // Stryker disable next-line ConditionalExpression: nothing is no block of addresses either
  return destination !== undefined && isWorld(destination);
}

export type Way =
  | "internet gateway"
  | "egress-only gateway"
  | "NAT gateway"
  | "network interface"
  | "another network"
  | "the VPC";

export interface RouteTarget {
  readonly way: Way;
  /** The declared resource that stands there. */
  readonly resource?: Resource;
  /** The identifier that no declared resource answers to. */
  readonly undeclared?: string;
}

const ways: readonly { property: string; way: Way; types: readonly string[] }[] = [
  {
    property: "gatewayId",
    way: "internet gateway",
    types: [internetGatewayType, "aws:ec2/vpnGateway:VpnGateway"],
  },
  { property: "natGatewayId", way: "NAT gateway", types: [natGatewayType] },
  {
    property: "networkInterfaceId",
    way: "network interface",
    types: ["aws:ec2/networkInterface:NetworkInterface", "aws:ec2/instance:Instance"],
  },
  {
    property: "egressOnlyGatewayId",
    way: "egress-only gateway",
    types: ["aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway"],
  },
];

/** What a route leads through; throws `UnknownRead` where the target is unknown. */
export function throughOf(graph: ResourceGraph, { holder, fields, block }: RouteRow): RouteTarget {
  for (const { property, way, types } of ways) {
    const target = resolve(graph, holder, block ?? property, fields.raw(property), types);
    if (target.kind === "unknown") {
      throw new UnknownRead(fields.at(property));
    }
    if (target.kind === "undeclared") {
      return gatewayNamed(target.value, way);
    }
    if (target.kind === "resource") {
      return {
        way: target.resource.type === "aws:ec2/vpnGateway:VpnGateway" ? "another network" : way,
        resource: target.resource,
      };
    }
  }
  return { way: "another network" };
}

/** `gatewayId` holds gateways of several kinds, which their identifiers tell apart. */
function gatewayNamed(id: string, way: Way): RouteTarget {
  if (way !== "internet gateway" || id.startsWith("igw-")) {
    return { way, undeclared: id };
  }
  return { way: id === "local" ? "the VPC" : "another network", undeclared: id };
}

/** The route by which a table reaches an internet gateway, or undefined. */
export function internetRouteOf(graph: ResourceGraph, table: Resource): RouteRow | undefined {
  const { rows, isComplete } = routesOf(graph, table);
  const open = new OpenQuestions();
  const found = rows.find((row) => open.ask(() => throughOf(graph, row).way === "internet gateway"));
  if (!found) {
    open.settle();
    if (!isComplete) {
      throw new UnknownRead("routeTableId of a route");
    }
  }
  return found;
}
