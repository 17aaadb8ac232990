import type { SettingsSource } from "../../../shared/config";
import type { Layer } from "../../../shared/naming";
import type { ResourceKey } from "../../engine/mutation";
import type { Edit } from "./edit";

/** What somebody deploys after the environment has been deployed. */
export interface Stage {
  /** What it is, as in "the function added". */
  readonly title: string;
  /** What differs from the program as it is; nothing where it is left out. */
  readonly edits?: readonly Edit[];
  /** What differs from the settings as they are, by whole keys (`tradai:images`); undefined for a key that goes. */
  readonly settings?: (written: SettingsSource["values"]) => SettingsSource["values"];
  /** The layers whose `up` is run, in this order; every layer in the order of deployment where it is left out. */
  readonly layers?: readonly Layer[];
  /** What an operator takes Pulumi's protection off before: it goes, or is replaced, on purpose. */
  readonly unprotect?: { readonly layer: Layer; readonly resource: ResourceKey };
  /** What an operator destroys before, in this order, with all that depends on it: AWS lets nothing go that it names. */
  readonly destroyedFirst?: readonly { readonly layer: Layer; readonly resources: readonly ResourceKey[] }[];
  /** The layer whose `up` cannot succeed, and what it says; the stage ends there. */
  readonly refused?: {
    readonly layer: Layer;
    readonly says: readonly string[];
    /** Whether it fails at what AWS refuses, when it has done the rest; otherwise it may not touch anything. */
    readonly halfway?: true;
  };
  /** Logical names of what holds data and is meant to go, because what it belongs to goes. */
  readonly meantToGo?: readonly string[];
  /** What the operator has to know or do besides. */
  readonly note?: string;
}

/** One change of a deployed environment: what is deployed one after the other. */
export interface Change {
  readonly title: string;
  readonly stages: readonly Stage[];
  /** The account is afterwards what it was before. */
  readonly comesBack?: true;
}
