import * as aws from "@pulumi/aws";
import type { LayerContext } from "../shared/components";
import { subnetBlocks } from "../shared/config/subnets";
import { tiers } from "../shared/inventory";
import type { Tier } from "../shared/inventory";
import type { Network } from "./vpc";

/** A subnet in its zone. */
export interface PlacedSubnet {
  readonly zone: string;
  /** Last letter of the zone, which tells the subnets of a tier apart. */
  readonly letter: string;
  readonly cidr: string;
  readonly subnet: aws.ec2.Subnet;
  readonly association: aws.ec2.RouteTableAssociation;
}

export interface Subnets {
  readonly of: Readonly<Record<Tier, readonly PlacedSubnet[]>>;
  /** Route tables: one for the public subnets, one for each private one, one for the database's. */
  readonly tables: {
    readonly public: aws.ec2.RouteTable;
    readonly private: Readonly<Record<string, aws.ec2.RouteTable>>;
    readonly database: aws.ec2.RouteTable;
  };
  /** The way of the public subnets to the internet. */
  readonly internetRoute: aws.ec2.Route;
}

/** A route table carries its tier: the NAT route updater finds the private ones by it. */
function createTable(
  context: LayerContext,
  { vpc }: Network,
  tier: Tier,
  letter?: string,
): aws.ec2.RouteTable {
  const part = letter === undefined ? tier : `${tier}-${letter}`;
  return new aws.ec2.RouteTable(
    `routes-${part}`,
    { vpcId: vpc.id, tags: { ...context.tags(context.names.networkPart(part)), tier } },
    context.options(),
  );
}

/**
 * Six subnets in two zones, each with an explicit route table (architecture.md 1.2). A private subnet has a table of its
 * own, so that each zone can have its own way out; the database tier has no default route at all.
 */
export function createSubnets(context: LayerContext, network: Network): Subnets {
  const blocks = subnetBlocks(context.settings);
  const letters = context.settings.zones.map((zone) => zone.slice(-1));
  const tables = {
    public: createTable(context, network, "public"),
    private: Object.fromEntries(
      letters.map((letter) => [letter, createTable(context, network, "private", letter)]),
    ),
    database: createTable(context, network, "database"),
  };
  const internetRoute = new aws.ec2.Route(
    "route-public-internet",
    {
      routeTableId: tables.public.id,
      destinationCidrBlock: "0.0.0.0/0",
      gatewayId: network.internetGateway.id,
    },
    context.options(),
  );
  const tableOf = (tier: Tier, letter: string): aws.ec2.RouteTable => {
    const table = tier === "private" ? tables.private[letter] : tables[tier];
    if (table === undefined) throw new Error(`no private route table for ${letter}`);
    return table;
  };
  const place = (tier: Tier): PlacedSubnet[] =>
    blocks
      .filter((block) => block.tier === tier)
      .map(({ zone, cidr }) => {
        const letter = zone.slice(-1);
        const part = `${tier}-${letter}`;
        const subnet = new aws.ec2.Subnet(
          `subnet-${part}`,
          {
            vpcId: network.vpc.id,
            availabilityZone: zone,
            cidrBlock: cidr,
            mapPublicIpOnLaunch: false,
            tags: { ...context.tags(context.names.networkPart(part)), tier },
          },
          context.options(),
        );
        const association = new aws.ec2.RouteTableAssociation(
          `routes-${part}-association`,
          { subnetId: subnet.id, routeTableId: tableOf(tier, letter).id },
          context.options(),
        );
        return { zone, letter, cidr, subnet, association };
      });
  const of = Object.fromEntries(tiers.map((tier) => [tier, place(tier)])) as Record<Tier, PlacedSubnet[]>;
  return { of, tables, internetRoute };
}
