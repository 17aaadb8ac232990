import { Address4 } from "ip-address";
import { valueProblem } from "../problem";
import type { Problem } from "../problem";
import { rule } from "./rule";

const privateBlocks = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].map((block) => new Address4(block));
const tierNames = ["public", "private", "database"] as const;

function parsed(block: string): Address4 | undefined {
  return Address4.isValid(block) ? new Address4(block) : undefined;
}

/**
 * What is wrong with a block in CIDR notation, in words that follow "allowed:"; undefined when it is the
 * network address of a block whose prefix lies within the bounds.
 *
 * @param widest smallest prefix length, @param narrowest largest prefix length.
 */
export function blockFault(block: string, widest: number, narrowest: number): string | undefined {
  const address = parsed(block);
  if (address === undefined) {
    return `an IPv4 network address with a prefix of /${widest} to /${narrowest}`;
  }
  if (address.subnetMask < widest || address.subnetMask > narrowest) {
    return `a prefix of /${widest} to /${narrowest}`;
  }
  const canonical = `${address.startAddress().correctForm()}/${address.subnetMask}`;
  return canonical === block ? undefined : `the network address of that block, ${canonical}`;
}

/** Whether two well-formed blocks share an address. */
export function overlap(one: string, other: string): boolean {
  const [a, b] = [new Address4(one), new Address4(other)];
  return a.isInSubnet(b) || b.isInSubnet(a);
}

/** The VPC's block: private addresses, wide enough for six subnets (architecture.md 1.2). */
export const vpcBlock = rule(["network"], ({ network }) => {
  const fault = blockFault(network.cidr, 16, 20);
  if (fault !== undefined) {
    return [valueProblem("network", ["cidr"], network.cidr, fault)];
  }
  const address = new Address4(network.cidr);
  const isPrivate = privateBlocks.some((block) => address.isInSubnet(block));
  const allowed = `a block of RFC 1918: ${privateBlocks.map((block) => block.address).join(", ")}`;
  return isPrivate ? [] : [valueProblem("network", ["cidr"], network.cidr, allowed)];
});

/** Explicit subnets: one for each zone, inside the VPC, apart from one another. */
export const subnetBlocks = rule(["network", "zones"], ({ network, zones }) => {
  const { cidr, tiers } = network;
  if (tiers === undefined) {
    return [];
  }
  const vpc = blockFault(cidr, 16, 20) === undefined ? new Address4(cidr) : undefined;
  const placed: { readonly name: string; readonly block: string }[] = [];
  return tierNames.flatMap((tier): Problem[] => {
    const counted =
      tiers[tier].length === zones.length
        ? []
        : [
            valueProblem(
              "network",
              ["tiers", tier],
              tiers[tier],
              `${zones.length} blocks, one for each zone`,
            ),
          ];
    const faulty = tiers[tier].flatMap((block, index) => {
      const problem = (allowed: string): Problem[] => [
        valueProblem("network", ["tiers", tier, index], block, allowed),
      ];
      const fault = blockFault(block, 16, 28);
      if (fault !== undefined) {
        return problem(fault);
      }
      const rival = placed.find((other) => overlap(block, other.block));
      placed.push({ name: `${tier}[${index}]`, block });
      if (rival !== undefined) {
        return problem(`a block that does not overlap ${rival.name}, ${rival.block}`);
      }
      return vpc === undefined || new Address4(block).isInSubnet(vpc)
        ? []
        : problem(`a block inside the VPC's ${cidr}`);
    });
    return [...counted, ...faulty];
  });
});
