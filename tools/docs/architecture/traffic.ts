import type { ResourceGraph } from "../../../policy-pack/graph/graph";
import type { Resource } from "../../../policy-pack/graph/resource";
import {
  addressesOf,
  peersOf,
  portsOf,
  rulesHeldBy,
  ruleHolders,
  type GroupRule,
} from "../../../policy-pack/graph/security-groups";
import type { Link } from "./link";
import { outside, thingsOf, type Kind, type Thing } from "./things";

/** Groups that are the group of one thing by another name. */
const members: Readonly<Record<string, Kind>> = {
  alb: "load balancer",
  database: "database",
  link: "api",
};

function memberOf(graph: ResourceGraph, group: Resource): Thing {
  const name = group.name.replace(/^security-group-/, "");
  const things = thingsOf(graph);
  const byName = (kinds: readonly Kind[]): Thing | undefined =>
    things.find((thing) => thing.name === name && kinds.includes(thing.kind));
  const byKind = things.find(({ kind }) => kind === members[name]);
  return byKind ?? byName(["service", "group of instances"]) ?? { kind: "group", name };
}

/** What the way out of the private subnets is asked by. */
const privateSubnets: Thing = { kind: "group", name: "private subnets" };

const everybody: readonly string[] = ["0.0.0.0/0", "::/0"];

function linksOfRule(graph: ResourceGraph, rule: GroupRule): readonly Link[] {
  if (rule.group.kind !== "resource") return [];
  const own = memberOf(graph, rule.group.resource);
  const { from, to } = portsOf(rule);
  const detail = from === to ? String(from) : `${from}-${to}`;
  if (rule.direction === "egress") {
    const isOpen = addressesOf(rule).some((each) => everybody.includes(each));
    return isOpen ? [{ from: own, to: outside("internet"), verb: "calls", detail }] : [];
  }
  const peers = peersOf(graph, rule).resources.map((peer) => memberOf(graph, peer));
  // The only addresses that groups let in are those of the private subnets, and none beside groups.
  const callers = peers.length === 0 ? [privateSubnets] : peers;
  return callers.map((from) => ({ from, to: own, verb: "calls", detail }));
}

/** Private subnets whose way out is a gateway, which has no group. */
function linksOfGateways(graph: ResourceGraph): readonly Link[] {
  return thingsOf(graph)
    .filter(({ kind }) => kind === "NAT gateway")
    .flatMap((gateway): readonly Link[] => [
      { from: privateSubnets, to: gateway, verb: "calls" },
      { from: gateway, to: outside("internet"), verb: "calls" },
    ]);
}

/** What security groups let through: among groups by what lets it in, to the internet by what lets it out. */
export function linksByTraffic(graph: ResourceGraph): readonly Link[] {
  const rules = graph.ofType(...ruleHolders).flatMap((holder) => rulesHeldBy(graph, holder));
  return [...rules.flatMap((rule) => linksOfRule(graph, rule)), ...linksOfGateways(graph)];
}
