import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../config";
import { Arns, tags } from "../naming";
import type { Names, Project } from "../naming";

/** Type token of the component that groups a layer's resources: `tradai:layer:Persistent` and so on. */
export function layerType(layer: Project): string {
  return `tradai:layer:${layer.charAt(0).toUpperCase()}${layer.slice(1)}`;
}

/**
 * What every file of a layer needs: the settings, the names and ARNs of the environment, and the component
 * that all resources of the layer are children of, so that a resource's layer can be read off its URN in the
 * root project too.
 */
export class LayerContext {
  readonly arns: Arns;
  readonly names: Names;
  private readonly component: pulumi.ComponentResource;

  constructor(
    readonly layer: Project,
    readonly settings: Settings,
  ) {
    this.arns = new Arns(settings);
    this.names = this.arns.names;
    this.component = new pulumi.ComponentResource(layerType(layer), layer);
  }

  /**
   * Options of a resource that holds nothing which cannot be made again. Its name is fixed, so the old one goes
   * before the new one comes (decisions.md section 2).
   */
  options(more: pulumi.CustomResourceOptions = {}): pulumi.CustomResourceOptions {
    return { parent: this.component, deleteBeforeReplace: true, ...more };
  }

  /**
   * Options of a resource that holds data or that others' data depends on: where the environment is protected
   * Pulumi refuses to delete or replace it until an operator unprotects it (decisions.md section 2).
   */
  holdsData(more: pulumi.CustomResourceOptions = {}): pulumi.CustomResourceOptions {
    return this.options({ protect: this.settings.deletionProtection, ...more });
  }

  /** The `region` argument of a resource: absent at home, where the provider's own holds. */
  regionOf(place: "home" | "recovery"): string | undefined {
    return place === "recovery" ? this.settings.recoveryRegion : undefined;
  }

  /** @param name physical name, or a readable one where AWS gives the resource none. */
  tags(name: string): { layer: Project; Name: string } {
    return tags(this.layer, name);
  }

  /** Tags of what an Auto Scaling group launches, which the provider's default tags do not reach. */
  launchedTags(name: string): Record<string, string> {
    return { ...this.settings.defaultTags, ...this.tags(name) };
  }
}
