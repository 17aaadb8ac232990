import { Undecidable } from "../graph/reader";
import type { PackConfig } from "../configuration/pack-settings";

/**
 * `whole`: the stack holds every layer, so that what is not declared does not exist. `layer`: the other half
 * of a relation may lie in another stack, and its absence proves nothing.
 */
export type Scope = "whole" | "layer";

/** Name of the project that composes all layers in one graph. */
const wholeProject = "tradai";

export function scopeOf(config: PackConfig, project: string): Scope {
  return config.scope ?? defaultScopeOf(project);
}

export function defaultScopeOf(project: string): Scope {
  return project === wholeProject ? "whole" : "layer";
}

/** Why a configured scope is refused: what a layer leaves open is decided where every layer is seen. */
export function scopeProblem({ scope }: PackConfig, project: string): string | undefined {
  return scope === "layer" && defaultScopeOf(project) === "whole"
    ? `scope: can only be "whole" in the project ${project}, which holds every layer: the control "WAF association" is mandatory, and nobody would decide it`
    : undefined;
}

/** A check cannot be decided within one layer. */
export class OutsideLayer extends Undecidable {}
