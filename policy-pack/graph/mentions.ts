import type { ResourceGraph } from "./graph";
import type { Resource } from "./resource";
import { stringsIn } from "./values";

/**
 * The resources that refer to one, itself where it names itself, in the order of the graph: a property depends on it, or a text of their inputs is its name,
 * identifier or ARN. Known values may have lost on their way through the program what they depend on.
 */
export function referrersOf(graph: ResourceGraph, target: Resource): readonly Resource[] {
  const all = graph.remember("referrers", () => {
    const found = new Map<Resource, Resource[]>();
    for (const from of graph.resources) {
      for (const named of new Set([
        ...Object.values(from.propertyDependencies).flat(),
        ...mentionsOf(graph, from),
      ])) {
        const known = found.get(named) ?? [];
        known.push(from);
        found.set(named, known);
      }
    }
    return found;
  });
  return all.get(target) ?? [];
}

/** What a resource's inputs name, itself among them. */
function mentionsOf(graph: ResourceGraph, from: Resource): readonly Resource[] {
  return stringsIn(from.facts.inputs).flatMap(({ text }) => graph.identifiedBy(text));
}
