import { containersOf } from "./containers";
import type { ResourceGraph } from "./graph";
import { declared, required, resolveAll } from "./lists";
import { targetGroupType } from "./listeners";
import { UnknownRead } from "./reader";
import type { Reader } from "./reader";
import { targetOf } from "./references";
import type { Resource } from "./resource";
import { UNKNOWN } from "./values";

export const clusterType = "aws:ecs/cluster:Cluster";
export const serviceType = "aws:ecs/service:Service";
export const taskType = "aws:ecs/taskDefinition:TaskDefinition";

/** The task definition that a service runs; undefined where it is not declared here, throws where unknown. */
export function taskOf(graph: ResourceGraph, service: Resource): Resource | undefined {
  return declared(targetOf(graph, service, "taskDefinition", [taskType]), "taskDefinition");
}

/** The services that run a task definition; throws where one may run it. */
export function servicesOf(graph: ResourceGraph, task: Resource): readonly Resource[] {
  return graph.ofType(serviceType).filter((service) => taskOf(graph, service) === task);
}

/** True where tasks of the definition have addresses of their own; Fargate takes no other mode. */
export function hasOwnAddress({ inputs }: Resource): boolean {
  return inputs.text("networkMode") === "awsvpc";
}

/** The ports on which a container answers. */
export function containerPorts(container: Reader): readonly number[] {
  return container.blocks("portMappings").flatMap((mapping) => mapping.number("containerPort") ?? []);
}

/** One load-balancer block of a service, with the target groups that it fills: the second one under blue/green. */
export interface Mapping {
  readonly block: Reader;
  readonly containerName: string;
  readonly containerPort: number;
  readonly groups: readonly Resource[];
}

const groupPaths = ["targetGroupArn", "advancedConfiguration.alternateTargetGroupArn"] as const;

/** The load-balancer blocks of a service; throws where a target group cannot be told. */
export function mappingsOf(graph: ResourceGraph, service: Resource): readonly Mapping[] {
  const blocks = service.inputs.blocks("loadBalancers");
  return blocks.map((block) => ({
    block,
    containerName: String(block.text("containerName")),
    containerPort: block.number("containerPort") ?? 0,
    groups: groupsOf(graph, service, block, blocks.length === 1),
  }));
}

/**
 * Where both groups are known only after the update the engine tells the two together, which is enough for a service
 * of one block.
 */
function groupsOf(
  graph: ResourceGraph,
  service: Resource,
  block: Reader,
  isOnly: boolean,
): readonly Resource[] {
  const values = groupPaths.map((path) => block.raw(path) ?? null);
  const { resources } = resolveAll(graph, service, "loadBalancers", values, [targetGroupType]);
  if (values.includes(UNKNOWN) && !(isOnly && resources.length > 0)) {
    throw new UnknownRead(block.at("targetGroupArn"));
  }
  return resources;
}

/** The container that a block maps, out of the service's task; undefined where the task has none of this name. */
export function containerOf(task: Resource, name: string): Reader | undefined {
  return containersOf(task).find((container) => container.text("name") === name);
}

/** The task of a service; throws as well where it is not declared here. */
export function requiredTask(graph: ResourceGraph, service: Resource): Resource {
  return required(targetOf(graph, service, "taskDefinition", [taskType]), "taskDefinition");
}
