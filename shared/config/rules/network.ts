import { Address4 } from "ip-address";
import { tiers as tierNames } from "../../inventory/network";
import { valueProblem } from "../problem";
import type { Problem } from "../problem";
import { rule } from "./rule";

const privateBlocks = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].map((block) => new Address4(block));

/**
 * Smallest VPC that is divided by itself. Its /26 subnets hold 59 addresses: an interface endpoint of each service,
 * the load balancer's eight and the containers; explicit tiers may be divided otherwise.
 */
const smallestDivided = 18;

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

/** Without explicit tiers the VPC is large enough to be divided into subnets that hold what runs in them. */
export const subnetsDerivable = rule(["network"], ({ network }) => {
  const { cidr, tiers } = network;
  if (tiers !== undefined || blockFault(cidr, 16, 20) !== undefined) {
    return [];
  }
  const allowed = `a prefix of /16 to /${smallestDivided}, or tiers stated; derived subnets would be too small`;
  return new Address4(cidr).subnetMask <= smallestDivided
    ? []
    : [valueProblem("network", ["cidr"], cidr, allowed)];
});

/** A firewall that knows no exchange stops the trading. */
export const domainsAllowed = rule(["network"], ({ network: { dnsFirewall } }) =>
  dnsFirewall.on && dnsFirewall.domains.length === 0
    ? [
        valueProblem(
          "network",
          ["dnsFirewall", "domains"],
          dnsFirewall.domains,
          "at least one domain where the firewall is on",
        ),
      ]
    : [],
);
