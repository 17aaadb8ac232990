import type { Settings } from "../../shared/config";
import type { Environment, Layer } from "../../shared/naming";
import type { Progress } from "../engine/progress";
import type { Evidence } from "./evidence";
import { rehearseBadInput } from "./bad-input/evidence";
import { rehearseChanges } from "./changes/evidence";
import { rehearseDrift } from "./drift/evidence";
import { rehearseFaults } from "./faults/evidence";
import { rehearseLife } from "./life/evidence";

export interface RehearsalRequest {
  readonly settings: Settings;
  /** In the order of their deployment. */
  readonly layers: readonly Layer[];
  readonly progress: Progress;
}

export interface Rehearsal {
  /** The option of the command line that asks for it, without its dashes; without one it is what runs unasked. */
  readonly option?: string;
  readonly about: string;
  readonly run: (request: RehearsalRequest) => Promise<Evidence>;
  /** Where what it showed of dev is checked in, from the root of the repository; {@link documentOf} knows of the others. */
  readonly document?: string;
}

/** What runs unasked. */
export const wholeLife: Rehearsal = { about: "deploy, preview again and destroy", run: rehearseLife };

const badInput: Rehearsal = {
  option: "bad-input",
  about: "mistype commands and break the configuration, in a copy",
  run: rehearseBadInput,
  document: "docs/rehearsals/bad-input.md",
};

const changes: Rehearsal = {
  option: "changes",
  about: "change what is deployed: nothing that holds data goes, the order is right, nothing is left to do",
  run: rehearseChanges,
  document: "docs/rehearsals/changes.md",
};

const drift: Rehearsal = {
  option: "drift",
  about: "change what is deployed behind the engine's back: refresh shows it, up mends it",
  run: rehearseDrift,
  document: "docs/rehearsals/drift.md",
};

const faults: Rehearsal = {
  option: "faults",
  about: "make every type's operations fail once, interrupt the engine, and recover",
  run: rehearseFaults,
  document: "docs/rehearsals/faults.md",
};

/** Where what it showed of an environment is checked in: of prod in `drift-prod.md`, beside dev's `drift.md`. */
export function documentOf({ document }: Rehearsal, environment: Environment): string | undefined {
  return environment === "dev" ? document : document?.replace(/\.md$/, `-${environment}.md`);
}

/** Every rehearsal; a new one is one more row. */
export const rehearsals: readonly Rehearsal[] = [wholeLife, badInput, changes, drift, faults];
