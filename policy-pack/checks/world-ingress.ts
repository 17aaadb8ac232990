import { isWorld } from "../graph/address-blocks";
import { databaseTypes, knownDatabasePorts } from "../graph/databases";
import type { ResourceGraph } from "../graph/graph";
import { resolveAll, targetsOf } from "../graph/lists";
import { UnknownRead } from "../graph/reader";
import { companionsOf, mayHaveCompanion } from "../graph/references";
import type { Resource } from "../graph/resource";
import type { GroupRule, Ports } from "../graph/security-groups";
import { addressesOf, groupTypes, portsOf, rulesHeldBy, showPorts } from "../graph/security-groups";
import type { Check, RuleContext, Violation } from "../rule";

const balancerType = "aws:lb/loadBalancer:LoadBalancer";
const listenerType = "aws:lb/listener:Listener";

/** Remote shells, desktops and management: sessions go through Systems Manager, which needs no open port. */
const adminPorts: readonly number[] = [22, 3389, 5985, 5986];

const opens = ({ protocol, from, to }: Ports, port: number): boolean =>
  (protocol === "all" || protocol === "tcp") && from <= port && port <= to;

/** The public application load balancers that stand in a group; throws where one cannot be told. */
function publicBalancersIn(graph: ResourceGraph, group: Resource): readonly Resource[] {
  return graph.ofType(balancerType).filter((balancer) => {
    const { resources, isComplete } = targetsOf(graph, balancer, "securityGroups", groupTypes);
    const isPublic =
      balancer.inputs.flag("internal") !== true &&
      (balancer.inputs.text("loadBalancerType") ?? "application") === "application";
    if (isPublic && !isComplete) {
      throw new UnknownRead(`securityGroups of ${balancer.name}`);
    }
    return isPublic && resources.includes(group);
  });
}

/** True where the balancer's listener on the port does nothing but send clients to https. */
function redirects(graph: ResourceGraph, balancer: Resource, port: number): boolean {
  const listener = companionsOf(graph, balancer, listenerType, "loadBalancerArn").find(
    ({ inputs }) => inputs.number("port") === port,
  );
  if (!listener && mayHaveCompanion(graph, balancer, listenerType, "loadBalancerArn")) {
    throw new UnknownRead("loadBalancerArn of a listener");
  }
  const [action] = listener?.inputs.blocks("defaultActions") ?? [];
  return action?.text("type") === "redirect" && action.text("redirect.protocol") === "HTTPS";
}

/** Why the world may not come in here; undefined where it may. */
function refusal(ports: Ports, group: Resource, graph: ResourceGraph): string | undefined {
  const balancers = publicBalancersIn(graph, group);
  if (balancers.length === 0) {
    return "no public load balancer stands in the group";
  }
  const isOne = ports.protocol === "tcp" && ports.from === ports.to;
  if (isOne && ports.from === 443) {
    return undefined;
  }
  return isOne && ports.from === 80 && balancers.every((each) => redirects(graph, each, 80))
    ? undefined
    : "only 443, and 80 to redirect there, are for everybody";
}

function isDatabaseGroup(graph: ResourceGraph, group: Resource): boolean {
  return graph
    .ofType(...databaseTypes)
    .some((database) =>
      targetsOf(graph, database, "vpcSecurityGroupIds", groupTypes).resources.includes(group),
    );
}

/** The group that a rule belongs to; undefined where another stack declares it. */
function groupOf({ group }: GroupRule): Resource | undefined {
  if (group.kind === "unknown") {
    throw new UnknownRead("securityGroupId");
  }
  return group.resource;
}

/** A prefix list of the account may hold any address; those of AWS hold its services. */
function namesPrefixList(graph: ResourceGraph, rule: GroupRule): boolean {
  const types = ["aws:ec2/managedPrefixList:ManagedPrefixList"];
  return ["prefixListIds", "prefixListId"].some((property) => {
    const top = rule.isBlock ? rule.direction : property;
    return resolveAll(graph, rule.holder, top, rule.fields.raw(property), types).resources.length > 0;
  });
}

function* problemsOf(rule: GroupRule, { graph, requireWhole }: RuleContext): Iterable<Violation> {
  const addresses = addressesOf(rule);
  const ports = portsOf(rule);
  const world = addresses.filter(isWorld);
  const group = groupOf(rule);
  if (world.length > 0) {
    if (!group || publicBalancersIn(graph, group).length === 0) {
      requireWhole("the load balancer of the group may be declared in another layer");
    }
    const why = group ? refusal(ports, group, graph) : "the group is not declared here";
    if (why !== undefined) {
      yield {
        found: `${showPorts(ports)} is open to ${world.join(", ")}: ${why}`,
        expected: "a rule by source group; the world only at 443 of a public load balancer, 80 to redirect",
      };
    }
    return;
  }
  if (addresses.length === 0 && !namesPrefixList(graph, rule)) {
    return;
  }
  const from = addresses.join(", ") || "a prefix list";
  const admin = adminPorts.filter((port) => opens(ports, port));
  const data = knownDatabasePorts.filter((port) => opens(ports, port));
  if (group && isDatabaseGroup(graph, group)) {
    yield {
      found: `the database's group admits addresses: ${showPorts(ports)} from ${from}`,
      expected: "`referencedSecurityGroupId`: whoever takes over an address must not take over the way in",
    };
  } else if (admin.length > 0 || data.length > 0) {
    yield {
      found: `${showPorts(ports)} is open to ${from}, with ${admin.length > 0 ? `the administration port ${admin.join(", ")}` : `the database port ${data.join(", ")}`}`,
      expected: "sessions through Systems Manager, which need no port, and databases by source group",
    };
  }
}

/** Addresses that may come in: the world at a public load balancer alone, none at databases and remote shells. */
export const ingressNarrow: Check = function* (holder, context) {
  for (const rule of rulesHeldBy(context.graph, holder)) {
    if (rule.direction === "ingress") {
      yield* problemsOf(rule, context);
    }
  }
};
