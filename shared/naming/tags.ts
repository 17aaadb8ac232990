import type { Project } from "./scope";

/**
 * The tags that differ from resource to resource. `project`, `env`, `owner` and `managed-by` are default tags
 * of the provider, set in `Pulumi.<env>.yaml` (decisions.md section 1).
 *
 * @param name the physical name, or a readable one where AWS gives the resource none.
 */
export function tags(layer: Project, name: string): { layer: Project; Name: string } {
  return { layer, Name: name };
}
