import { Undecidable } from "../graph/reader";
import type { PackConfig } from "../settings";

/**
 * `whole`: the stack holds every layer, so that what is not declared does not exist. `layer`: the other half
 * of a relation may lie in another stack, and its absence proves nothing.
 */
export type Scope = "whole" | "layer";

/** Name of the project that composes all layers in one graph. */
const wholeProject = "tradai";

export function scopeOf(config: PackConfig, project: string): Scope {
  return config.scope ?? (project === wholeProject ? "whole" : "layer");
}

/** A check cannot be decided within one layer. */
export class OutsideLayer extends Undecidable {}
