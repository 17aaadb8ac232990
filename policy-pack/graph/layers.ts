import type { ResourceGraph } from "./graph";

const type = (layer: string): string => `tradai:layer:${layer}`;
const layers = ["Persistent", "Foundation", "Compute", "Edge"] as const;

/**
 * Layers that a program of several does not hold: what they would declare cannot be missed yet. A program without any
 * layer's component is whole by itself.
 */
export function missingLayers(graph: ResourceGraph): readonly string[] {
  const missing = layers.filter((layer) => graph.ofType(type(layer)).length === 0);
  return missing.length === layers.length ? [] : missing.map((layer) => layer.toLowerCase());
}
