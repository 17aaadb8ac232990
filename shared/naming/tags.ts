import type { Layer } from "./scope";

/**
 * The tags that differ from resource to resource. `project`, `env`, `owner` and `managed-by` are default tags
 * of the provider, set in `Pulumi.<env>.yaml` (decisions.md section 1).
 *
 * @param name the physical name, or a readable one where AWS gives the resource none.
 */
export function tags(layer: Layer, name: string): { layer: Layer; Name: string } {
  return { layer, Name: name };
}
