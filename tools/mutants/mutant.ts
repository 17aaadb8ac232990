/** One change to one place of the rules' code. */
export interface Mutant {
  readonly id: string;
  /** Relative to the repository. */
  readonly file: string;
  /** Kind of the change, by Stryker's name. */
  readonly mutator: string;
  /** What stands there instead. */
  readonly replacement: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** The texts in quotation marks that stand on its lines: an example that holds one of them likely notices it. */
  readonly words: readonly string[];
  /** Why it is not tried: prose, or the reason of a `Stryker disable` comment. */
  readonly ignored?: string;
}

/** What became of a mutant: `timeout` counts as killed, `uncovered` as survived. */
export type Fate = "killed" | "timeout" | "survived" | "uncovered";

export interface Outcome {
  readonly mutant: Mutant;
  readonly fate: Fate;
}
