import { contains, isWorld } from "../graph/address-blocks";
import type { ResourceGraph } from "../graph/graph";
import { subnetsOfGroup } from "../graph/group-members";
import { declared } from "../graph/lists";
import { refusedPorts, rowsOf, subnetsOfAcl } from "../graph/network-acls";
import { OpenQuestions } from "../graph/open-questions";
import type { Resource } from "../graph/resource";
import { isDefault, natGatewayType, routesOf, throughOf } from "../graph/routes";
import type { GroupRule, Ports } from "../graph/security-groups";
import { addressesOf, peersOf, portsOf, ruleHolders, rulesHeldBy, showPorts } from "../graph/security-groups";
import { blockOf, subnetType, tableOf } from "../graph/subnets";
import { targetOf } from "../graph/references";
import type { Check } from "../rule";

const world = "0.0.0.0/0";

/** Packets from one subnet to another, or to the internet, that security groups let pass. */
interface Flow {
  readonly from: Resource;
  readonly to: Resource | "internet";
  readonly ports: Ports;
}

/** Relation 40: what security groups let pass from subnet to subnet, the network ACLs of both let pass too. */
export const flowsPass: Check = function* (acl, { graph }) {
  const own: readonly Flow["to"][] = subnetsOfAcl(graph, acl);
  const { flows, open } = flowsOf(graph);
  const shut = new Set<string>();
  for (const { from, to, ports } of flows) {
    const peer = to === "internet" ? world : blockOf(to);
    if (own.includes(from) && refusedPorts(rowsOf(graph, acl, "egress"), peer, ports).length > 0) {
      shut.add(`out to ${peer} on ${showPorts(ports)}`);
    }
    if (own.includes(to) && refusedPorts(rowsOf(graph, acl, "ingress"), blockOf(from), ports).length > 0) {
      shut.add(`in from ${blockOf(from)} on ${showPorts(ports)}`);
    }
  }
  for (const flow of shut) {
    yield {
      found: `it does not let ${flow} what the security groups do`,
      expected: "a row for every flow that leaves or enters its subnets",
      fix: "Add the row, or take the flow from the security groups too.",
    };
  }
  open.settle();
};

/** The flows of every rule, and what keeps others from being told. */
function flowsOf(graph: ResourceGraph): { readonly flows: readonly Flow[]; readonly open: OpenQuestions } {
  return graph.remember("flows between subnets", () => {
    const open = new OpenQuestions();
    const flows = graph
      .ofType(...ruleHolders)
      .flatMap((holder) => open.ask(() => rulesHeldBy(graph, holder), holder.name) ?? [])
      .flatMap((rule) => open.ask(() => flowsOfRule(graph, rule), rule.holder.name) ?? []);
    return { flows, open };
  });
}

function flowsOfRule(graph: ResourceGraph, rule: GroupRule): readonly Flow[] {
  const ports = portsOf(rule);
  if (ports.protocol !== "tcp") {
    return [];
  }
  // Stryker disable next-line ConditionalExpression,ArrayDeclaration: what is not declared has no members
  const own = rule.group.kind === "resource" ? subnetsOfGroup(graph, rule.group.resource) : [];
  const addresses = addressesOf(rule);
  if (rule.direction === "egress") {
    return addresses.some(isWorld) ? own.flatMap((from) => toInternet(graph, from, ports)) : [];
  }
  const inside = addresses.filter((each) => !isWorld(each));
  const senders = [
    ...peersOf(graph, rule).resources.flatMap((peer) => subnetsOfGroup(graph, peer)),
    ...graph.ofType(subnetType).filter((subnet) => inside.some((each) => contains(each, blockOf(subnet)))),
  ];
  return senders.flatMap((from) => own.filter((to) => to !== from).map((to) => ({ from, to, ports })));
}

/** Packets to the internet enter the subnet of the NAT gateway on their way. */
function toInternet(graph: ResourceGraph, from: Resource, ports: Ports): readonly Flow[] {
  const table = tableOf(graph, from);
  const rows = table.kind === "table" ? routesOf(graph, table.table).rows : [];
  const homes = rows.filter(isDefault).flatMap((row) => {
    const gateway = throughOf(graph, row).resource;
    return gateway?.type === natGatewayType
      ? (declared(targetOf(graph, gateway, "subnetId", [subnetType]), "subnetId") ?? [])
      : [];
  });
  return [
    { from, to: "internet", ports },
    ...homes.flatMap((to): readonly Flow[] => [
      { from, to, ports },
      { from: to, to: "internet", ports },
    ]),
  ];
}
