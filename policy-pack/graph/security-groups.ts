import { isWorld, overlaps } from "./address-blocks";
import type { ResourceGraph } from "./graph";
import { resolveAll } from "./lists";
import type { Targets } from "./lists";
import type { Reader } from "./reader";
import { OpenQuestions } from "./open-questions";
import { Undecidable, UnknownRead } from "./reader";
import type { Target } from "./references";
import { targetOf } from "./references";
import type { Resource } from "./resource";
import { UNKNOWN } from "./values";
import { vpcOf } from "./subnets";

export const groupType = "aws:ec2/securityGroup:SecurityGroup";
export const defaultGroupType = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
export const groupTypes: readonly string[] = [groupType, defaultGroupType];
export const ruleTypes: readonly string[] = [
  "aws:ec2/securityGroupRule:SecurityGroupRule",
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
];
/** Every type that says rules of security groups. */
export const ruleHolders: readonly string[] = [...groupTypes, ...ruleTypes];

export type Direction = "ingress" | "egress";

/** Ports of one protocol; `all` stands for every protocol. */
export interface Ports {
  readonly protocol: string;
  readonly from: number;
  readonly to: number;
}

/** One rule of a security group, whether a block of the group or a resource of its own says it. */
export interface GroupRule {
  readonly holder: Resource;
  readonly direction: Direction;
  readonly fields: Reader;
  readonly isBlock: boolean;
  /** Whose rule it is. */
  readonly group: Target;
}

/** The rules that one resource says; throws `UnknownRead` where a block is unknown. */
export function rulesHeldBy(graph: ResourceGraph, holder: Resource): readonly GroupRule[] {
  if (groupTypes.includes(holder.type)) {
    return (["ingress", "egress"] as const).flatMap((direction) => blocksOf(holder, direction));
  }
  return [separate(graph, holder)];
}

function blocksOf(group: Resource, direction: Direction): readonly GroupRule[] {
  return group.inputs.blocks(direction).map((fields) => ({
    holder: group,
    direction,
    fields,
    isBlock: true,
    group: { kind: "resource", resource: group },
  }));
}

function separate(graph: ResourceGraph, holder: Resource): GroupRule {
  const isOld = holder.type === "aws:ec2/securityGroupRule:SecurityGroupRule";
  const says = String(isOld ? holder.inputs.text("type") : holder.type);
  return {
    holder,
    direction: /egress/i.test(says) ? "egress" : "ingress",
    fields: holder.inputs,
    isBlock: false,
    group: targetOf(graph, holder, "securityGroupId", groupTypes),
  };
}

/** The rules of a group in one direction; `isComplete` is false where there may be more. */
export function rulesOf(
  graph: ResourceGraph,
  group: Resource,
  direction: Direction,
): { readonly rules: readonly GroupRule[]; readonly isComplete: boolean } {
  const all = graph.remember("rules of security groups", () =>
    graph.ofType(...ruleTypes).flatMap((holder) => {
      const isUnread = holder.inputs.raw("type") === UNKNOWN;
      return isUnread ? [] : [separate(graph, holder)];
    }),
  );
  const isInlineKnown = group.inputs.raw(direction) !== UNKNOWN;
  const own = all.filter((rule) => rule.direction === direction);
  return {
    rules: [
      ...(isInlineKnown ? blocksOf(group, direction) : []),
      ...own.filter(({ group: target }) => target.resource === group),
    ],
    isComplete:
      isInlineKnown &&
      all.length === graph.ofType(...ruleTypes).length &&
      own.every(({ group: target }) => target.kind !== "unknown"),
  };
}

const protocols: Readonly<Record<string, string>> = { "-1": "all", "6": "tcp", "17": "udp", "1": "icmp" };

/** The ports that a rule opens; ports are as the rule says them even where its protocol has none. */
export function portsOf({ fields, isBlock, holder }: GroupRule): Ports {
  const isOld = isBlock || holder.type === "aws:ec2/securityGroupRule:SecurityGroupRule";
  const property = isOld ? "protocol" : "ipProtocol";
  const given = (fields.text(property) ?? "all").toLowerCase();
  const protocol = protocols[given] ?? given;
  if (protocol === "all") {
    return { protocol, from: 0, to: 65_535 };
  }
  return { protocol, from: fields.number("fromPort") ?? 0, to: fields.number("toPort") ?? 65_535 };
}

/** The blocks of addresses that a rule names. */
export function addressesOf({ fields }: GroupRule): readonly string[] {
  return ["cidrBlocks", "ipv6CidrBlocks", "cidrIpv4", "cidrIpv6"].flatMap((property) =>
    fields.texts(property),
  );
}

/** The groups that a rule names as the other side. */
export function peersOf(graph: ResourceGraph, rule: GroupRule): Omit<Targets, "undeclared"> {
  const { fields, holder, isBlock, group } = rule;
  const found = isBlock
    ? [peersOfBlock(graph, rule)]
    : ["sourceSecurityGroupId", "referencedSecurityGroupId"].map((property) =>
        resolveAll(graph, holder, property, fields.raw(property), groupTypes),
      );
  const itself = fields.flag("self") === true && group.resource ? [group.resource] : [];
  return {
    resources: [...found.flatMap(({ resources }) => resources), ...itself],
    isComplete: found.every(({ isComplete }) => isComplete),
  };
}

/**
 * The engine tells of a whole property what it depends on: where several blocks name unknown groups, it cannot be told
 * which names which.
 */
function peersOfBlock(graph: ResourceGraph, { fields, holder, direction }: GroupRule): Targets {
  const given = fields.raw("securityGroups");
  const found = resolveAll(graph, holder, direction, given, groupTypes);
  if (!Array.isArray(given) || found.resources.length <= given.length) {
    return found;
  }
  const known = given.filter((each) => each !== UNKNOWN);
  return { ...resolveAll(graph, holder, direction, known, groupTypes), isComplete: false };
}

/** Ports as a message names them: `tcp 5432`, `udp 1-5`, `every protocol`. */
export function showPorts({ protocol, from, to }: Ports): string {
  if (protocol === "all") {
    return "every protocol";
  }
  return from === to ? `${protocol} ${from}` : `${protocol} ${from}-${to}`;
}

/** True where `outer` opens everything that `inner` names. */
export function covers(outer: Ports, inner: Ports): boolean {
  return (
    outer.protocol === "all" ||
    (outer.protocol === inner.protocol && outer.from <= inner.from && outer.to >= inner.to)
  );
}

/**
 * True where the group lets the ports pass to or from the peer, by group or by address; a rule of the peer's own is not
 * that for the internet. Throws where a rule that may do so cannot be read.
 */
export function lets(
  graph: ResourceGraph,
  group: Resource,
  direction: Direction,
  ports: Ports,
  peer: Resource,
  through: "any rule" | "a rule of its own" = "any rule",
): boolean {
  const { rules, isComplete } = rulesOf(graph, group, direction);
  const open = new OpenQuestions();
  if (!isComplete) {
    open.note(new Undecidable(`the ${direction} rules of ${group.name} are not all known`));
  }
  if (
    rules.some((rule) => open.ask(() => covers(portsOf(rule), ports) && reaches(graph, rule, peer, through)))
  ) {
    return true;
  }
  open.settle();
  return false;
}

function reaches(
  graph: ResourceGraph,
  rule: GroupRule,
  peer: Resource,
  through: "any rule" | "a rule of its own",
): boolean {
  const { resources, isComplete } = peersOf(graph, rule);
  if (resources.includes(peer)) {
    return true;
  }
  if (!isComplete) {
    throw new UnknownRead(`the other side of ${rule.holder.name}`);
  }
  const addresses = addressesOf(rule);
  if (addresses.some(isWorld) && through === "any rule") {
    return true;
  }
  if (addresses.every(isWorld)) {
    return false;
  }
  const home = vpcOf(graph, peer)?.inputs.text("cidrBlock");
  if (home === undefined) {
    throw new Undecidable(`the addresses of ${peer.name} are not declared here`);
  }
  return addresses.some((each) => overlaps(each, home));
}
