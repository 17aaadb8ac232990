import type { ResourceGraph } from "../graph/graph";
import { declared, required } from "../graph/lists";
import { machineTypes, roleOfMachine, scriptOf } from "../graph/machines";
import { OpenQuestions } from "../graph/open-questions";
import { placeOf } from "../graph/places";
import { Undecidable } from "../graph/reader";
import type { Target } from "../graph/references";
import { targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { mayDo } from "../iam/role-grants";

/** A name of service discovery and the addresses behind it. */
export const registryType = "aws:servicediscovery/service:Service";
export const serviceType = "aws:ecs/service:Service";
export const registryPath = "serviceRegistries.registryArn";
const roleType = "aws:iam/role:Role";

/** The registry in which an ECS service enters its tasks. */
export function registryOf(graph: ResourceGraph, service: Resource): Target {
  return targetOf(graph, service, registryPath, [registryType]);
}

/** The ECS services that enter their tasks in a registry; ECS takes out those that end. */
export function servicesIn(graph: ResourceGraph, registry: Resource): readonly Resource[] {
  return graph
    .ofType(serviceType)
    .filter((service) => declared(registryOf(graph, service), registryPath) === registry);
}

/**
 * True where the role of a caller may do this to the registries beside it: AWS gives their identifiers, so that a policy
 * covers them all.
 */
function mayDoToRegistries(graph: ResourceGraph, caller: Resource, role: Resource, action: string): boolean {
  const { account, region } = placeOf(caller, graph.place);
  if (account === undefined || region === undefined) {
    throw new Undecidable("neither configuration nor provider tells account and region");
  }
  const registry = `arn:aws:servicediscovery:${region}:${account}:service/srv-0123456789abcdef`;
  return mayDo(graph, role, `servicediscovery:${action}`, registry);
}

/** True where a machine, or what a template makes, may enter itself in registries; throws where that cannot be told. */
export function registersItself(graph: ResourceGraph, machine: Resource): boolean {
  const role = roleOfMachine(graph, machine);
  return role !== undefined && mayDoToRegistries(graph, machine, role, "RegisterInstance");
}

/** True where a function may take entries out of registries. */
export function mayDeregister(graph: ResourceGraph, handler: Resource): boolean {
  const role = required(targetOf(graph, handler, "role", [roleType]), `role of ${handler.name}`);
  return mayDoToRegistries(graph, handler, role, "DeregisterInstance");
}

/** True for a script with a line that registers under the name; elsewhere it may name whom it calls. */
function registersUnder(script: string, name: string): boolean {
  const word = new RegExp(`(?<![\\w.-])${name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\w.-])`);
  return script.split("\n").some((line) => /regist/i.test(line) && word.test(line));
}

/** True where a machine enters itself in the registry of this name: its role may, and its script does. */
export function machineIn(graph: ResourceGraph, name: string, open: OpenQuestions): boolean {
  return graph
    .ofType(...machineTypes)
    .some((machine) =>
      open.ask(
        () => registersItself(graph, machine) && registersUnder(scriptOf(machine), name),
        machine.name,
      ),
    );
}
