import type { ResourceGraph } from "./graph";
import type { Resource } from "./resource";

/** A property whose value comes from another resource. */
export interface PropertyUse {
  readonly by: Resource;
  readonly property: string;
}

/** The properties that depend on a resource, in the order of the graph. */
export function dependentsOf(graph: ResourceGraph, resource: Resource): readonly PropertyUse[] {
  const all = graph.remember("dependents by resource", () => {
    const uses = new Map<Resource, PropertyUse[]>();
    for (const by of graph.resources) {
      for (const [property, sources] of Object.entries(by.propertyDependencies)) {
        for (const source of new Set(sources)) {
          const known = uses.get(source) ?? [];
          known.push({ by, property });
          uses.set(source, known);
        }
      }
    }
    return uses;
  });
  return all.get(resource) ?? [];
}
