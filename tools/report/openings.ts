import type { ResourceGraph } from "../../policy-pack/graph/graph";
import { portsOf, rulesHeldBy, ruleHolders, type GroupRule } from "../../policy-pack/graph/security-groups";

/** One way that a security group lets traffic in or out. */
export interface Opening {
  /** Logical name of the group. */
  readonly group: string;
  readonly direction: GroupRule["direction"];
  /** `tcp 443`, `tcp 8000-8005`, `everything` */
  readonly ports: string;
  /** A block of addresses, a prefix list, or another group by its logical name. */
  readonly peer: string;
}

/** Inputs that name whom a rule is about, of all three forms of a rule. */
const peers: readonly string[] = [
  ...["cidrBlocks", "ipv6CidrBlocks", "cidrIpv4", "cidrIpv6"],
  ...["prefixListIds", "prefixListId", "securityGroups", "sourceSecurityGroupId"],
  "referencedSecurityGroupId",
];

function portsText(rule: GroupRule): string {
  const { protocol, from, to } = portsOf(rule);
  if (protocol === "all") return "everything";
  return from === to ? `${protocol} ${from}` : `${protocol} ${from}-${to}`;
}

function peersOf(graph: ResourceGraph, { fields }: GroupRule, group: string): readonly string[] {
  const named = peers.flatMap((property) => {
    const value = fields.raw(property);
    return (Array.isArray(value) ? value : [value]).filter((each) => typeof each === "string");
  });
  const names = named.map((each) => graph.identifiedBy(each)[0]?.name ?? each);
  return fields.raw("self") === true ? [...names, group] : names;
}

function openingsOf(graph: ResourceGraph): readonly Opening[] {
  return graph.ofType(...ruleHolders).flatMap((holder) =>
    rulesHeldBy(graph, holder).flatMap((rule) => {
      const group = rule.group.kind === "resource" ? rule.group.resource.name : holder.name;
      const { direction } = rule;
      return peersOf(graph, rule, group).map((peer) => ({ group, direction, ports: portsText(rule), peer }));
    }),
  );
}

function keyOf({ group, direction, ports, peer }: Opening): string {
  return [group, direction, ports, peer].join("\n");
}

/** What security groups let through after and did not before, and the other way round. */
export function openingChanges(
  before: ResourceGraph,
  after: ResourceGraph,
): { readonly opened: readonly Opening[]; readonly closed: readonly Opening[] } {
  const [olds, news] = [openingsOf(before), openingsOf(after)];
  const beyond = (all: readonly Opening[], others: readonly Opening[]): readonly Opening[] => {
    const known = new Set(others.map(keyOf));
    return all.filter((opening) => !known.has(keyOf(opening)));
  };
  return { opened: beyond(news, olds), closed: beyond(olds, news) };
}

/** "`alb` admits tcp 443 from 10.0.0.0/16" */
export function openingSentence({ group, direction, ports, peer }: Opening): string {
  return direction === "ingress"
    ? `\`${group}\` admits ${ports} from \`${peer}\``
    : `\`${group}\` reaches ${ports} at \`${peer}\``;
}
