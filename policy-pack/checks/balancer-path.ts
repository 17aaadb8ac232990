import { containersOf } from "../graph/containers";
import { containerPorts, mappingsOf, taskOf } from "../graph/ecs";
import { balancersTo } from "../graph/listeners";
import { OpenQuestions } from "../graph/open-questions";
import { Undecidable, UnknownRead } from "../graph/reader";
import type { Resource } from "../graph/resource";
import { targetGroupsOf } from "../graph/scaling-groups";
import type { Ports } from "../graph/security-groups";
import { lets } from "../graph/security-groups";
import { show } from "../graph/values";
import type { Check, RuleContext, Violation } from "../rule";
import { declaredGroups, groupsAt } from "./member-groups";
import { templateOf } from "./nat-role";
import { portsOfMachine } from "./served-ports";

/** One port as a rule names it. */
export const tcp = (port: number): Ports => ({ protocol: "tcp", from: port, to: port });

/** The security groups of the machines that are launched from a template. */
function groupsOfMachines(template: Resource, context: RuleContext): readonly Resource[] {
  return [
    ...groupsAt(template, "vpcSecurityGroupIds", context),
    ...template.inputs
      .blocks("networkInterfaces")
      .flatMap((card) => declaredGroups(template, "networkInterfaces", card.raw("securityGroups"), context)),
  ];
}

/** True where one of the pairs passes; throws where none does and one could not be read. */
function passes(
  { graph }: RuleContext,
  from: readonly Resource[],
  to: readonly Resource[],
  ports: Ports,
): boolean {
  const open = new OpenQuestions();
  const isLet = (source: Resource, target: Resource): boolean | undefined =>
    open.ask(
      () => lets(graph, source, "egress", ports, target) && lets(graph, target, "ingress", ports, source),
    );
  const isOpen = from.some((source) => to.some((target) => isLet(source, target)));
  if (!isOpen) {
    open.settle();
  }
  return isOpen;
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
    if (members.length > 0) {
      for (const group of groups) {
        yield* pathTo(group, containerPort, members, context);
      }
    }
  }
};

/** The same for the machines of a scaling group, on which somebody answers on the target group's port. */
export const balancerReachesHost: Check = function* (scalingGroup, context) {
  const targets = targetGroupsOf(context.graph, scalingGroup);
  for (const group of targets.resources) {
    const template = templateOf(context.graph, scalingGroup);
    if (!template) {
      throw new Undecidable(`the template of ${scalingGroup.name} is not declared here`);
    }
    const port = Number(group.inputs.number("port"));
    const served = portsOfMachine(template);
    if (served && !served.includes(port)) {
      yield {
        found: `${group.name} calls the machines on tcp ${port}, and their containers answer on ${served.join(", ")}`,
        expected: "one port",
        fix: "Take both from the map of ports.",
      };
    } else {
      yield* pathTo(group, port, groupsOfMachines(template, context), context);
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
  if (registered === undefined) {
    return;
  }
  const task = taskOf(graph, service);
  const ports = task && containersOf(task).flatMap(containerPorts);
  if (ports && !ports.includes(registered)) {
    yield {
      found: `the service is registered with the port ${registered}, and its containers answer on ${ports.join(", ") || "no port"}`,
      expected: "a port of its task",
      fix: "Take the registered port from the map of ports.",
    };
  }
};
