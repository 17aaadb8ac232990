import { Address4 } from "ip-address";
import { tiers } from "../inventory/network";
import type { Tier } from "../inventory/network";

/** One subnet of the VPC. */
export interface SubnetBlock {
  readonly tier: Tier;
  /** Availability zone, for example `eu-central-1a`. */
  readonly zone: string;
  readonly cidr: string;
}

/** What the blocks are derived from. */
export interface SubnetPlan {
  readonly zones: readonly string[];
  readonly network: {
    readonly cidr: string;
    readonly tiers?: Readonly<Record<Tier, readonly string[]>> | undefined;
  };
}

/**
 * Bits that a derived subnet has beyond the VPC's: a /16 is divided into /24, as the documents do
 * (architecture.md 1.2).
 */
const subnetBits = 8;

/** Place of the first subnet of a tier among the equal parts of the VPC; the zones follow (architecture.md 1.2). */
const firstPart: Readonly<Record<Tier, number>> = { public: 1, private: 11, database: 21 };

/** The `part`-th of the equal parts of a block. */
function partOf(cidr: string, part: number): string {
  const vpc = new Address4(cidr);
  const prefix = vpc.subnetMask + subnetBits;
  const start = vpc.startAddress().bigInt() + BigInt(part) * 2n ** BigInt(32 - prefix);
  return `${Address4.fromBigInt(start).correctForm()}/${prefix}`;
}

/** The subnets of every tier, in the order of the zones: as configured, else derived from the VPC's block. */
export function subnetBlocks({ network, zones }: SubnetPlan): SubnetBlock[] {
  return tiers.flatMap((tier) =>
    zones.map((zone, index) => ({
      tier,
      zone,
      cidr: network.tiers?.[tier][index] ?? partOf(network.cidr, firstPart[tier] + index),
    })),
  );
}
