import * as pulumi from "@pulumi/pulumi";
import type { Layer } from "../naming";

/**
 * The stack of a layer in the environment that is being deployed, as stack references name it:
 * `<organization>/tradai-<layer>/<environment>` (decisions.md section 1). The file backend knows only the
 * organization called `organization`, and says so itself.
 */
export function stackName(layer: Layer): string {
  return `${pulumi.getOrganization()}/tradai-${layer}/${pulumi.getStack()}`;
}
