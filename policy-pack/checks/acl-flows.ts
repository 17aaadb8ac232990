import { contains, isWorld } from "../graph/address-blocks";
import type { ResourceGraph } from "../graph/graph";
import { subnetsOfGroup } from "../graph/group-members";
import { refusedPorts, rowsOf, subnetsOfAcl } from "../graph/network-acls";
import { OpenQuestions } from "../graph/open-questions";
import type { Resource } from "../graph/resource";
import { isDefault, natGatewayType, routesOf, throughOf } from "../graph/routes";
import type { GroupRule, Ports } from "../graph/security-groups";
import { addressesOf, peersOf, portsOf, ruleHolders, rulesHeldBy } from "../graph/security-groups";
import { blocksOf, subnetType, tableOf } from "../graph/subnets";
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
  const own = subnetsOfAcl(graph, acl);
  const open = new OpenQuestions();
  const shut = new Set<string>();
  for (const { from, to, ports } of flowsOf(graph, open)) {
    if (ports.protocol !== "tcp") {
      continue;
    }
    const wanted = { from: ports.from, to: ports.to };
    const port = ports.from === ports.to ? String(ports.from) : `${ports.from}-${ports.to}`;
    const peer = to === "internet" ? world : (blocksOf([to])[0] ?? "");
    if (own.includes(from) && refusedPorts(rowsOf(graph, acl, "egress"), peer, wanted).length > 0) {
      shut.add(`out to ${peer} on tcp ${port}`);
    }
    const [source = ""] = blocksOf([from]);
    if (
      to !== "internet" &&
      own.includes(to) &&
      refusedPorts(rowsOf(graph, acl, "ingress"), source, wanted).length > 0
    ) {
      shut.add(`in from ${source} on tcp ${port}`);
    }
  }
  for (const flow of [...shut].sort()) {
    yield {
      found: `it does not let ${flow} what the security groups do`,
      expected: "a row for every flow that leaves or enters its subnets",
      fix: "Add the row, or take the flow from the security groups too.",
    };
  }
  open.settle();
};

function flowsOf(graph: ResourceGraph, open: OpenQuestions): readonly Flow[] {
  const known = graph.remember("flows between subnets", () => {
    const questions = new OpenQuestions();
    const flows = graph
      .ofType(...ruleHolders)
      .flatMap((holder) => questions.ask(() => rulesHeldBy(graph, holder), holder.name) ?? [])
      .flatMap((rule) => questions.ask(() => flowsOfRule(graph, rule), rule.holder.name) ?? []);
    return { flows, questions };
  });
  open.ask(() => known.questions.settle());
  return known.flows;
}

function flowsOfRule(graph: ResourceGraph, rule: GroupRule): readonly Flow[] {
  if (rule.group.kind !== "resource") {
    return [];
  }
  const own = subnetsOfGroup(graph, rule.group.resource);
  const ports = portsOf(rule);
  const addresses = addressesOf(rule);
  if (rule.direction === "egress") {
    return addresses.some(isWorld) ? own.flatMap((from) => toInternet(graph, from, ports)) : [];
  }
  const inside = addresses.filter((each) => !isWorld(each));
  const senders = [
    ...peersOf(graph, rule).resources.flatMap((peer) => subnetsOfGroup(graph, peer)),
    ...graph
      .ofType(subnetType)
      .filter((subnet) => blocksOf([subnet]).some((block) => inside.some((each) => contains(each, block)))),
  ];
  return senders.flatMap((from) => own.filter((to) => to !== from).map((to) => ({ from, to, ports })));
}

/** Packets to the internet enter the subnet of the NAT gateway on their way. */
function toInternet(graph: ResourceGraph, from: Resource, ports: Ports): readonly Flow[] {
  const table = tableOf(graph, from);
  const rows = table.kind === "table" ? routesOf(graph, table.table).rows : [];
  const gateways = rows
    .filter(isDefault)
    .map((row) => throughOf(graph, row).resource)
    .filter((each) => each?.type === natGatewayType);
  const homes = gateways.flatMap((gateway) => {
    const home = gateway && targetOf(graph, gateway, "subnetId", [subnetType]);
    return home?.kind === "resource" ? [home.resource] : [];
  });
  return [
    { from, to: "internet", ports },
    ...homes.flatMap((to): readonly Flow[] => [
      { from, to, ports },
      { from: to, to: "internet", ports },
    ]),
  ];
}
