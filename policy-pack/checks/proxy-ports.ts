import { containersOf } from "../graph/containers";
import { containerPorts, serviceType, taskOf } from "../graph/ecs";
import { Undecidable } from "../graph/reader";
import type { Resource } from "../graph/resource";
import { covers, peersOf, portsOf, rulesOf } from "../graph/security-groups";
import type { Check, RuleContext } from "../rule";
import { tcp } from "./balancer-path";
import { groupsAt } from "./member-groups";
import { proxyPortsOf } from "./served-ports";

/** The groups of services that have a proxy. */
function groupsWithProxy(context: RuleContext): readonly Resource[] {
  return context.graph
    .ofType(serviceType)
    .filter((each) => each.inputs.flag("serviceConnectConfiguration.enabled") === true)
    .flatMap((each) => groupsAt(each, "networkConfiguration.securityGroups", context));
}

/** The proxy of a service has a port of its own: there its peers are let in, and not to the container past it. */
export const proxyAdmitted: Check = function* (service, context) {
  const { graph, requireWhole } = context;
  const ports = proxyPortsOf(service);
  const task = ports.length === 0 ? undefined : taskOf(graph, service);
  if (!task) {
    return;
  }
  const groups = groupsAt(service, "networkConfiguration.securityGroups", context);
  const sides = groups.map((group) => rulesOf(graph, group, "ingress"));
  const peers = groupsWithProxy(context).filter((each) => !groups.includes(each));
  const direct = containersOf(task).flatMap(containerPorts);
  for (const rule of sides.flatMap(({ rules }) => rules)) {
    const past = direct.filter((port) => !ports.includes(port) && covers(portsOf(rule), tcp(port)));
    const callers = peersOf(graph, rule).resources.filter((each) => peers.includes(each));
    for (const caller of past.length > 0 ? callers : []) {
      yield {
        found: `${caller.name} is let in on tcp ${past.join(", ")}, past the proxy that encrypts`,
        expected: `the proxy's port ${ports.join(", ")}`,
        fix: "Admit the other services on the proxy's port alone.",
      };
    }
  }
  const isCalledOtherwise = service.inputs.blocks("loadBalancers").length > 0;
  for (const port of isCalledOtherwise ? [] : ports) {
    if (sides.some(({ rules }) => rules.some((rule) => covers(portsOf(rule), tcp(port))))) {
      continue;
    }
    requireWhole("rules of the service's group may be declared in another layer");
    if (sides.some(({ isComplete }) => !isComplete)) {
      throw new Undecidable("the rules of the service's group are not all known");
    }
    yield {
      found: `the proxy of the service answers on tcp ${port}, and its groups admit nobody there`,
      expected: "an ingress rule on it from the group of each service that calls",
      fix: "Admit the callers' groups on the proxy's port.",
    };
  }
};
