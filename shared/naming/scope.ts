/** The environments that exist, in the order in which a change reaches them (architecture.md 1.0). */
export const environments = ["dev", "staging", "prod"] as const;
export type Environment = (typeof environments)[number];

/** The layers, in dependency order: each one reads only the outputs of those before it (architecture.md 1.0). */
export const layers = ["persistent", "foundation", "compute", "edge"] as const;
export type Layer = (typeof layers)[number];

/** A project that is deployed: a layer, or what must exist before the first one (decisions.md section 1). */
export type Project = "bootstrap" | Layer;

/** The layers whose outputs a project reads, in the order in which they are deployed. */
export function layersBelow(project: Project): readonly Layer[] {
  return project === "bootstrap" ? [] : layers.slice(0, layers.indexOf(project));
}

/** Everything a physical name or an ARN depends on. `Settings` satisfies it. */
export interface Scope {
  readonly environment: Environment;
  /** Twelve digits. */
  readonly account: string;
  /** Region of everything but the recovery copies, for example `eu-central-1`. */
  readonly region: string;
  /** Region of the recovery copies; never equal to `region`. */
  readonly recoveryRegion: string;
  /** Ends globally unique names (buckets, Cognito prefix) where the plain name is taken; empty by default. */
  readonly globalSuffix: string;
}
