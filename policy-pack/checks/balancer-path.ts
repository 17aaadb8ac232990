import { containersOf } from "../graph/containers";
import { containerPorts, mappingsOf, taskOf } from "../graph/ecs";
import { resolveAll, targetsOf } from "../graph/lists";
import { balancersTo, targetGroupType } from "../graph/listeners";
import { Undecidable, UnknownRead } from "../graph/reader";
import type { Resource } from "../graph/resource";
import type { Ports } from "../graph/security-groups";
import { covers, groupTypes, lets, portsOf, rulesOf } from "../graph/security-groups";
import { show } from "../graph/values";
import type { Check, RuleContext, Violation } from "../rule";
import { templateOf } from "./nat-role";
import { proxyPortsOf } from "./served-ports";

const tcp = (port: number): Ports => ({ protocol: "tcp", from: port, to: port });

/** The security groups that a property names; ends the check where one of them lies elsewhere. */
function groupsAt(subject: Resource, property: string, context: RuleContext): readonly Resource[] {
  return declaredGroups(subject, property, subject.inputs.raw(property), context);
}

function declaredGroups(
  subject: Resource,
  property: string,
  value: ReturnType<Resource["inputs"]["raw"]>,
  { graph, requireWhole }: RuleContext,
): readonly Resource[] {
  const found = resolveAll(graph, subject, property, value, groupTypes);
  if (found.undeclared.length > 0) {
    requireWhole("the security groups may be declared in another layer");
    throw new Undecidable(`${found.undeclared.join(", ")} is not declared here`);
  }
  if (!found.isComplete) {
    throw new UnknownRead(property);
  }
  return found.resources;
}

/** The security groups of the machines that a scaling group launches. */
function groupsOfMachines(group: Resource, context: RuleContext): readonly Resource[] {
  const template = templateOf(context.graph, group);
  if (!template) {
    throw new Undecidable(`the template of ${group.name} is not declared here`);
  }
  return [
    ...groupsAt(template, "vpcSecurityGroupIds", context),
    ...template.inputs
      .blocks("networkInterfaces")
      .flatMap((card) => declaredGroups(template, "networkInterfaces", card.raw("securityGroups"), context)),
  ];
}

/** True where one of the pairs passes; throws where none does and one could not be read. */
function passes(
  context: RuleContext,
  from: readonly Resource[],
  to: readonly Resource[],
  ports: Ports,
): boolean {
  let unread: Undecidable | undefined;
  for (const source of from) {
    for (const target of to) {
      try {
        const { graph } = context;
        if (lets(graph, source, "egress", ports, target) && lets(graph, target, "ingress", ports, source)) {
          return true;
        }
      } catch (error) {
        if (!(error instanceof Undecidable)) {
          throw error;
        }
        unread ??= error;
      }
    }
  }
  if (unread) {
    throw unread;
  }
  return false;
}

/** Relation 40: the load balancers of a target group get through to its members on the port. */
function* pathTo(
  targetGroup: Resource,
  port: number,
  members: readonly Resource[],
  context: RuleContext,
): Generator<Violation> {
  for (const balancer of balancersTo(context.graph, targetGroup)) {
    const from = groupsAt(balancer, "securityGroups", context);
    if (!passes(context, from, members, tcp(port))) {
      context.requireWhole("rules of the groups may be declared in another layer");
      yield {
        found: `${balancer.name} calls ${targetGroup.name} on tcp ${port}, and no pair of their groups lets it through`,
        expected: "an egress rule of the load balancer's group and an ingress rule of the members' one",
        fix: "Add the flow to the table from which the rules of both sides are made.",
      };
    }
  }
}

export const balancerReachesService: Check = function* (service, context) {
  for (const { groups, containerPort } of mappingsOf(context.graph, service)) {
    const members = groupsAt(service, "networkConfiguration.securityGroups", context);
    for (const group of members.length === 0 ? [] : groups) {
      yield* pathTo(group, containerPort, members, context);
    }
  }
};

export const balancerReachesHost: Check = function* (scalingGroup, context) {
  const targets = targetsOf(context.graph, scalingGroup, "targetGroupArns", [targetGroupType]);
  if (targets.resources.length > 0) {
    const members = groupsOfMachines(scalingGroup, context);
    for (const group of targets.resources) {
      yield* pathTo(group, group.inputs.number("port") ?? 0, members, context);
    }
  }
  if (!targets.isComplete) {
    throw new UnknownRead("targetGroupArns");
  }
};

/** A service has one port: its target groups and its discovery entry say the container's. */
export const onePort: Check = function* (service, { graph }) {
  for (const { groups, containerPort, containerName } of mappingsOf(graph, service)) {
    for (const group of groups) {
      const port = group.inputs.number("port");
      if (port !== containerPort) {
        yield {
          found: `${group.name} has the port ${show(port)}, and ${containerName} answers on ${containerPort}`,
          expected: "one port",
          fix: "Take both from the map of ports.",
        };
      }
    }
  }
  const { inputs } = service;
  const registered =
    inputs.number("serviceRegistries.containerPort") ?? inputs.number("serviceRegistries.port");
  const task = registered === undefined ? undefined : taskOf(graph, service);
  if (task && registered !== undefined) {
    const ports = containersOf(task).flatMap(containerPorts);
    if (!ports.includes(registered)) {
      yield {
        found: `the service is registered with the port ${registered}, and its containers answer on ${ports.join(", ") || "no port"}`,
        expected: "a port of its task",
        fix: "Take the registered port from the map of ports.",
      };
    }
  }
};

/** The proxy of a service has a port of its own, which somebody must be let in to. */
export const proxyAdmitted: Check = function* (service, context) {
  const { graph, requireWhole } = context;
  const ports = proxyPortsOf(service);
  if (ports.length === 0) {
    return;
  }
  const groups = groupsAt(service, "networkConfiguration.securityGroups", context);
  const sides = groups.map((group) => rulesOf(graph, group, "ingress"));
  for (const port of ports) {
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
