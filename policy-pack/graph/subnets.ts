import type { ResourceGraph } from "./graph";
import { declared, declaredIn, targetsOf } from "./lists";
import { Undecidable, UnknownRead } from "./reader";
import { companionsOf, mayHaveCompanion, targetOf } from "./references";
import type { Resource } from "./resource";
import { internetRouteOf, tableTypes, vpcType } from "./routes";

export const subnetType = "aws:ec2/subnet:Subnet";
const associationType = "aws:ec2/routeTableAssociation:RouteTableAssociation";

/** Groups of subnets in which a service places databases and caches. */
export const subnetGroupTypes: readonly string[] = [
  "aws:rds/subnetGroup:SubnetGroup",
  "aws:elasticache/subnetGroup:SubnetGroup",
  "aws:memorydb/subnetGroup:SubnetGroup",
  "aws:docdb/subnetGroup:SubnetGroup",
  "aws:neptune/subnetGroup:SubnetGroup",
  "aws:redshift/subnetGroup:SubnetGroup",
];

export const tiers = ["public", "private", "database"] as const;
export type Tier = (typeof tiers)[number];

/**
 * The tier of a subnet: `database` where databases are placed in it, then what its tag `tier` says, then `public`
 * where its table reaches an internet gateway, else `private`. Throws where that is unknown.
 */
export function tierOf(graph: ResourceGraph, subnet: Resource): Tier {
  const groups = graph
    .ofType(...subnetGroupTypes)
    .map((group) => targetsOf(graph, group, "subnetIds", [subnetType]));
  if (groups.some(({ resources }) => resources.includes(subnet))) {
    return "database";
  }
  const tag = subnet.inputs.text("tags.tier") ?? subnet.inputs.text("tags.Tier");
  const tagged = tiers.find((tier) => tier === tag?.toLowerCase());
  if (tagged) {
    return tagged;
  }
  if (groups.some(({ isComplete }) => !isComplete)) {
    throw new UnknownRead("subnetIds of a subnet group");
  }
  const table = tableOf(graph, subnet);
  return table.kind === "table" && internetRouteOf(graph, table.table) ? "public" : "private";
}

/** The zone of a subnet; undefined where AWS chooses it, throws where unknown. */
export function zoneOf({ inputs }: Resource): string | undefined {
  return inputs.text("availabilityZone") ?? inputs.text("availabilityZoneId");
}

export type TableOf =
  | { readonly kind: "table"; readonly table: Resource }
  /** Associated with a table that is declared elsewhere. */
  | { readonly kind: "elsewhere" }
  | { readonly kind: "none" };

/** The route table that a subnet is explicitly associated with; throws `UnknownRead` where that cannot be told. */
export function tableOf(graph: ResourceGraph, subnet: Resource): TableOf {
  const [association] = companionsOf(graph, subnet, associationType, "subnetId");
  if (!association) {
    if (mayHaveCompanion(graph, subnet, associationType, "subnetId")) {
      throw new UnknownRead("subnetId of a route table association");
    }
    return { kind: "none" };
  }
  const table = declared(targetOf(graph, association, "routeTableId", tableTypes), "routeTableId");
  // Stryker disable next-line ObjectLiteral,StringLiteral: it has only to be neither of the two others
  return table ? { kind: "table", table } : { kind: "elsewhere" };
}

/** The subnets that are associated with a table. */
export function subnetsOfTable(graph: ResourceGraph, table: Resource): readonly Resource[] {
  return companionsOf(graph, table, associationType, "routeTableId").flatMap((association) =>
    declaredIn(targetOf(graph, association, "subnetId", [subnetType]), "subnetId"),
  );
}

export function subnetsOfVpc(graph: ResourceGraph, vpc: Resource): readonly Resource[] {
  return companionsOf(graph, vpc, subnetType, "vpcId");
}

/** The VPC of a resource that has a `vpcId`; undefined where another stack declares it, throws where unknown. */
export function vpcOf(graph: ResourceGraph, member: Resource): Resource | undefined {
  return declared(targetOf(graph, member, "vpcId", [vpcType]), "vpcId");
}

/** The subnets of a VPC's tier. */
export function subnetsOfTier(graph: ResourceGraph, vpc: Resource, tier: Tier): readonly Resource[] {
  return subnetsOfVpc(graph, vpc).filter((subnet) => tierOf(graph, subnet) === tier);
}

/** The block of addresses of a subnet; throws where AWS chooses one. */
export function blockOf({ inputs, name }: Resource): string {
  const block = inputs.text("cidrBlock");
  if (block === undefined) {
    throw new Undecidable(`the addresses of subnet ${name} are not known`);
  }
  return block;
}
