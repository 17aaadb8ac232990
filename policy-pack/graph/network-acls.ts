import { contains, overlaps } from "./address-blocks";
import type { ResourceGraph } from "./graph";
import { declaredIn, targetsOf } from "./lists";
import type { Reader } from "./reader";
import { UnknownRead } from "./reader";
import { companionsOf, mayHaveCompanion, targetOf } from "./references";
import type { Resource } from "./resource";
import { subnetType } from "./subnets";

export const aclType = "aws:ec2/networkAcl:NetworkAcl";
export const defaultAclType = "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl";
const rowType = "aws:ec2/networkAclRule:NetworkAclRule";
export const associationType = "aws:ec2/networkAclAssociation:NetworkAclAssociation";

export type Direction = "ingress" | "egress";

/** One row of a network ACL, whether a block of the ACL or a resource of its own says it. */
export interface AclRow {
  readonly direction: Direction;
  readonly number: number;
  readonly allows: boolean;
  /** `tcp`, `udp`, `icmp`, `all` or a number. */
  readonly protocol: string;
  readonly from: number;
  readonly to: number;
  /** The block of addresses on the other side; "nobody" where the row names none. */
  readonly peer: string;
}

const protocols: Readonly<Record<string, string>> = { "-1": "all", "6": "tcp", "17": "udp", "1": "icmp" };

function rowOf(direction: Direction, fields: Reader, number: string, action: string): AclRow {
  const given = (fields.text("protocol") ?? "all").toLowerCase();
  const protocol = protocols[given] ?? given;
  const ranged = protocol === "tcp" || protocol === "udp";
  return {
    direction,
    number: fields.number(number) ?? 0,
    allows: String(fields.text(action)).toLowerCase() === "allow",
    protocol,
    from: ranged ? (fields.number("fromPort") ?? 0) : 0,
    to: ranged ? (fields.number("toPort") ?? 65_535) : 65_535,
    peer: fields.text("cidrBlock") ?? fields.text("ipv6CidrBlock") ?? "nobody",
  };
}

/** The rows of an ACL in the order in which AWS asks them; throws `UnknownRead` where one is unknown. */
export function rowsOf(graph: ResourceGraph, acl: Resource, direction: Direction): readonly AclRow[] {
  if (mayHaveCompanion(graph, acl, rowType, "networkAclId")) {
    throw new UnknownRead("networkAclId of a rule");
  }
  const separate = companionsOf(graph, acl, rowType, "networkAclId").filter(
    ({ inputs }) => (inputs.flag("egress") === true) === (direction === "egress"),
  );
  return [
    ...acl.inputs.blocks(direction).map((fields) => rowOf(direction, fields, "ruleNo", "action")),
    ...separate.map(({ inputs }) => rowOf(direction, inputs, "ruleNumber", "ruleAction")),
  ].sort((a, b) => a.number - b.number);
}

interface Range {
  readonly from: number;
  readonly to: number;
}

function without(ranges: readonly Range[], { from, to }: Range): readonly Range[] {
  return ranges
    .flatMap((each) => [
      { from: each.from, to: Math.min(each.to, from - 1) },
      { from: Math.max(each.from, to + 1), to: each.to },
    ])
    .filter((each) => each.from <= each.to);
}

/** Below, a row that denies single ports is meant so; above lie the ports that Linux uses for its own connections. */
const lowestOfLinux = 32_768;

/** The ports of TCP that the rows do not let pass for the whole block of addresses; the first row that fits decides. */
export function refusedPorts(rows: readonly AclRow[], peer: string, wanted: Range): readonly Range[] {
  let open: readonly Range[] = [wanted];
  const denied: Range[] = [];
  for (const row of rows.filter(({ protocol }) => protocol === "tcp" || protocol === "all")) {
    const isWhole = contains(row.peer, peer);
    const isMeant = row.to < lowestOfLinux && row.to < wanted.to;
    if (!row.allows && !isMeant && overlaps(row.peer, peer)) {
      denied.push(...open.filter((each) => each.from <= row.to && each.to >= row.from));
    }
    if (isWhole) {
      open = without(open, row);
    }
  }
  return [...denied, ...open];
}

/** The subnets of an ACL, by its own list and by associations. */
export function subnetsOfAcl(graph: ResourceGraph, acl: Resource): readonly Resource[] {
  const listed = targetsOf(graph, acl, "subnetIds", [subnetType]);
  if (!listed.isComplete) {
    throw new UnknownRead("subnetIds");
  }
  const associated = companionsOf(graph, acl, associationType, "networkAclId").flatMap((association) =>
    declaredIn(targetOf(graph, association, "subnetId", [subnetType]), "subnetId"),
  );
  return [...new Set([...listed.resources, ...associated])];
}

/** How many ACLs a subnet is given, declared here or not; throws `UnknownRead` where there may be one that cannot be told. */
export function countOfAcls(graph: ResourceGraph, subnet: Resource): number {
  const lists = graph.ofType(aclType).map((acl) => targetsOf(graph, acl, "subnetIds", [subnetType]));
  const count =
    lists.filter(({ resources }) => resources.includes(subnet)).length +
    companionsOf(graph, subnet, associationType, "subnetId").length;
  const isComplete =
    lists.every((listed) => listed.isComplete) &&
    !mayHaveCompanion(graph, subnet, associationType, "subnetId");
  if (count === 0 && !isComplete) {
    throw new UnknownRead("the subnets of a network ACL");
  }
  return count;
}
