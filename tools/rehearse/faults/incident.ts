/** Something that happened to a whole run, what the operator did, and what came of it. */
export interface Incident {
  readonly tried: string;
  /** What the user was told, or the recipe; one sentence. */
  readonly remedy: string;
  /** Why it was lost; nothing where it was survived. */
  readonly lost?: string;
}
