import type { ResourceGraph } from "../graph/graph";
import { resolveAll } from "../graph/lists";
import type { Resource } from "../graph/resource";

export const serviceType = "aws:ecs/service:Service";
export const targetGroupType = "aws:lb/targetGroup:TargetGroup";

/** True where the service is meant to run tasks; a service of desired count 0 rests (TRADAI-H-17). */
export function runsTasks({ inputs }: Resource): boolean {
  return inputs.text("schedulingStrategy") === "DAEMON" || (inputs.number("desiredCount") ?? 0) > 0;
}

/** The target groups of a service: where it stands, and where a blue/green deployment puts its successor. */
function targetGroupsOf(graph: ResourceGraph, service: Resource): readonly Resource[] {
  const arns = service.inputs
    .blocks("loadBalancers")
    .flatMap((block) =>
      ["targetGroupArn", "advancedConfiguration.alternateTargetGroupArn"].map(
        (path) => block.raw(path) ?? null,
      ),
    );
  return resolveAll(graph, service, "loadBalancers", arns, [targetGroupType]).resources;
}

/** True where something may answer in the target group: not where only services stand there that rest. */
export function isServed(graph: ResourceGraph, targetGroup: Resource): boolean {
  const services = graph
    .ofType(serviceType)
    .filter((service) => targetGroupsOf(graph, service).includes(targetGroup));
  return services.length === 0 || services.some(runsTasks);
}
