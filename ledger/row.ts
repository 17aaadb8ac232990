import type { Environment } from "../shared/naming";

/** A resource of a plan, exactly: its type as people read it, a space, its logical name. */
export type PlannedResource = `${string}.${string} ${string}`;

/** Resources that are part of the answer, and the environments whose plans hold them; all three when left out. */
export interface Resources {
  readonly are: readonly PlannedResource[];
  readonly in?: readonly Environment[];
}

/** A test: its file, and words of its title as they stand in that file. */
export interface Proof {
  readonly file: `test/${string}.ts`;
  readonly title: string;
}

/** What a reader can look at to believe a row. */
export interface Evidence {
  readonly resources?: readonly Resources[];
  /** Names of policies that fail without the answer. */
  readonly rules?: readonly string[];
  readonly tests?: readonly Proof[];
  /** Paths of files, from the root of the repository. */
  readonly files?: readonly string[];
}

interface About {
  /** As the findings list numbers it: `TRADAI-H-05`. */
  readonly id: string;
  /** What was wrong, in one short sentence. */
  readonly finding: string;
  /** What is done about it here, in one or two sentences; of a declined row what closes the finding instead. */
  readonly answer: string;
  readonly evidence: Evidence;
}

/** The row is closed by what this repository deploys. */
export interface Closed extends About {
  readonly state: "closed";
}

/** A part is closed; `rest` says what is left, and whose it is. */
export interface PartlyClosed extends About {
  readonly state: "partly";
  readonly rest: string;
}

/** Code of the applications or people's work: the answer is the nearest thing that infrastructure does. */
export interface Application extends About {
  readonly state: "application";
}

/** A decision overrules the row; `decision` is what was decided and why. */
export interface Declined extends About {
  readonly state: "declined";
  readonly decision: string;
}

/** One of the 260 findings and what became of it. */
export type Row = Closed | PartlyClosed | Application | Declined;
