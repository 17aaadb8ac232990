import { containersOf } from "../graph/containers";
import { databaseTypes, portOf } from "../graph/databases";
import { dockerRunsOf, portsOfRun } from "../graph/docker-runs";
import { serviceType, taskOf, taskType } from "../graph/ecs";
import type { ResourceGraph } from "../graph/graph";
import { balancerType, listenerType, targetGroupType } from "../graph/listeners";
import { referrersOf } from "../graph/mentions";
import { Undecidable } from "../graph/reader";
import { companionsOf, targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { ruleHolders } from "../graph/security-groups";
import type { RuleContext } from "../rule";
import { associationType } from "./endpoint-groups";
import { endpointType, serviceOf } from "./endpoints";
import { templateType, whyNoNat } from "./nat-role";

/** What answers in a group: its ports, or `any` for whoever forwards what others send. */
export type Served = readonly number[] | "any";

/** Types whose members call and never answer. */
const silentTypes: readonly string[] = [
  "aws:lambda/function:Function",
  "aws:apigatewayv2/vpcLink:VpcLink",
  "aws:cloudwatch/eventTarget:EventTarget",
  "aws:scheduler/schedule:Schedule",
  "aws:sfn/stateMachine:StateMachine",
];

/** The ports of a task's containers. */
function portsOfTask(task: Resource): readonly number[] {
  return containersOf(task).flatMap((container) =>
    container
      .blocks("portMappings")
      .flatMap((mapping) => [mapping.number("containerPort"), mapping.number("hostPort")])
      .filter((port) => port !== undefined && port !== 0),
  ) as number[];
}

/** The ports on which the proxy of a service answers by itself, beside those of its containers. */
export function proxyPortsOf({ inputs }: Resource): readonly number[] {
  return inputs
    .blocks("serviceConnectConfiguration.services")
    .flatMap((block) => block.number("ingressPortOverride") ?? []);
}

/** The ports of a machine's containers, where its start script tells them all; undefined where it does not. */
export function portsOfMachine(machine: Resource): readonly number[] | undefined {
  const found = dockerRunsOf(machine).map(portsOfRun);
  return found.length > 0 && found.every(({ isComplete }) => isComplete)
    ? found.flatMap(({ ports }) => ports)
    : undefined;
}

/** The ports that resources say themselves. */
function portsIn(resources: readonly Resource[]): readonly number[] {
  return resources.flatMap(({ inputs }) => inputs.number("port") ?? []);
}

/** The ports of every container and target group: whatever may answer on a host that says nothing of its own. */
function portsOfHosts(graph: ResourceGraph): readonly number[] {
  if (graph.ofType(taskType, targetGroupType).length === 0) {
    throw new Undecidable("no container and no target group of this program tells the ports yet");
  }
  return [...graph.ofType(taskType).flatMap(portsOfTask), ...portsIn(graph.ofType(targetGroupType))];
}

function servedBy(member: Resource, context: RuleContext): Served {
  const { graph } = context;
  if (databaseTypes.includes(member.type)) {
    return [portOf(member)];
  }
  if (silentTypes.includes(member.type)) {
    return [];
  }
  switch (member.type) {
    case endpointType:
      if (serviceOf(member) !== undefined) {
        return [443];
      }
      break;
    case associationType: {
      const endpoint = targetOf(graph, member, "vpcEndpointId", [endpointType]);
      if (endpoint.kind === "resource") {
        return servedBy(endpoint.resource, context);
      }
      break;
    }
    case balancerType:
      return portsIn(companionsOf(graph, member, listenerType, "loadBalancerArn"));
    case serviceType: {
      const task = taskOf(graph, member);
      if (task) {
        return [...portsOfTask(task), ...proxyPortsOf(member)];
      }
      break;
    }
    case templateType:
    case "aws:ec2/instance:Instance":
      return whyNoNat(member, context) === undefined
        ? "any"
        : (portsOfMachine(member) ?? portsOfHosts(graph));
  }
  throw new Undecidable(`the ports of ${member.name} are not known here`);
}

/** The ports on which a group's members answer; throws where the group has none yet, or one cannot be told. */
export function servedIn(group: Resource, context: RuleContext): Served {
  const { graph, requireWhole } = context;
  const members = referrersOf(graph, group).filter(({ type }) => !ruleHolders.includes(type));
  if (members.length === 0) {
    requireWhole("what stands in the group may be declared in another layer");
    throw new Undecidable("nothing of this program stands in the group yet");
  }
  const served = members.map((member) => servedBy(member, context));
  return served.includes("any") ? "any" : [...new Set(served.flat() as number[])].sort((a, b) => a - b);
}
