import { clusterType, serviceType } from "./ecs";
import type { ResourceGraph } from "./graph";
import { Undecidable } from "./reader";
import { targetOf } from "./references";
import type { Resource } from "./resource";

export const scalableTargetType = "aws:appautoscaling/target:Target";
export const scalingPolicyType = "aws:appautoscaling/policy:Policy";

/** The scalable targets and the policies of services. */
interface ScalingIndex {
  readonly byService: ReadonlyMap<Resource | undefined, readonly Resource[]>;
  /** Why a service without them may have one all the same. */
  readonly gap: string | undefined;
}

/** What scales a service, of one type; throws where something may that cannot be told. */
export function scalingOf(graph: ResourceGraph, service: Resource, type: string): readonly Resource[] {
  const { byService, gap } = indexOf(graph, type);
  const found = byService.get(service) ?? [];
  if (found.length === 0 && gap !== undefined) {
    throw new Undecidable(gap);
  }
  return found;
}

function indexOf(graph: ResourceGraph, type: string): ScalingIndex {
  return graph.remember(`scaling of services by ${type}`, () => {
    const byService = new Map<Resource | undefined, Resource[]>();
    let gap: string | undefined;
    for (const holder of graph.ofType(type).filter(scalesServices)) {
      const service = serviceScaledBy(graph, holder);
      if (service === "unknown") {
        gap ??= `\`resourceId\` of ${holder.name} is known only after the update`;
      } else {
        byService.set(service, [...(byService.get(service) ?? []), holder]);
      }
    }
    return { byService, gap };
  });
}

const scalesServices = ({ inputs }: Resource): boolean => inputs.text("serviceNamespace") === "ecs";

/** `service/<cluster>/<service>` names the service; a policy may take it from the target. */
function serviceScaledBy(graph: ResourceGraph, holder: Resource): Resource | "unknown" | undefined {
  const given = holder.inputs.raw("resourceId");
  if (typeof given === "string") {
    const [, cluster, name] = given.split("/");
    return graph
      .ofType(serviceType)
      .find(
        (service) => service.knownText("name") === name && (clusterOf(graph, service) ?? cluster) === cluster,
      );
  }
  const direct = targetOf(graph, holder, "resourceId", [serviceType]).resource;
  if (direct) {
    return direct;
  }
  const target = targetOf(graph, holder, "resourceId", [scalableTargetType]).resource;
  return target ? serviceScaledBy(graph, target) : "unknown";
}

/** The name of the cluster that a service runs in, as far as it is known. */
function clusterOf(graph: ResourceGraph, service: Resource): string | undefined {
  const cluster = targetOf(graph, service, "cluster", [clusterType]).resource;
  return cluster ? cluster.knownText("name") : service.knownText("cluster")?.split("/").at(-1);
}
