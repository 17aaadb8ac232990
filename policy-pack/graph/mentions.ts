import type { ResourceGraph } from "./graph";
import type { Resource } from "./resource";
import { stringsIn } from "./values";

/**
 * True where a property of a resource depends on another one, or a text of its inputs is the other one's name, identifier or ARN:
 * known values may have lost on their way through the program what they depend on.
 */
export function refersTo(graph: ResourceGraph, from: Resource, target: Resource): boolean {
  return (
    Object.values(from.propertyDependencies).some((found) => found.includes(target)) ||
    mentionsOf(graph).get(from)?.has(target) === true
  );
}

/** What each resource's inputs name, itself left out. */
function mentionsOf(graph: ResourceGraph): ReadonlyMap<Resource, ReadonlySet<Resource>> {
  return graph.remember("mentions", () => {
    const found = new Map<Resource, Set<Resource>>();
    for (const from of graph.resources) {
      const named = new Set<Resource>();
      for (const { text } of stringsIn(from.facts.inputs)) {
        graph.identifiedBy(text).forEach((each) => named.add(each));
      }
      named.delete(from);
      found.set(from, named);
    }
    return found;
  });
}
