import type { Settings } from "../../shared/config/schema/settings";
import type { Names } from "../../shared/naming";
import type { Declared } from "../engine/declared";
import type { Aws } from "./aws";

/** Something that an `up` would fail at, or that somebody should look at before. */
export interface Finding {
  readonly severity: "blocks" | "warns";
  /** The thing, by the name that its owner knows. */
  readonly what: string;
  readonly found: string;
  /** A command line, or the place where to change what. */
  readonly remedy: string;
}

/** What one question brought to light. */
export interface Answer {
  readonly findings: readonly Finding[];
  /** In a few words, what is as it should be; shown where there is no finding. */
  readonly fine: string;
}

/** A part of a check that fails on its own, for one where a permission is missing. */
export interface Question {
  /** What is asked about, as in "Elastic IP addresses". */
  readonly about: string;
  readonly ask: () => Promise<Answer>;
}

/** The environment that is looked at. */
export interface Patient {
  readonly settings: Settings;
  readonly names: Names;
  readonly aws: Aws;
  /** What the program declares, all layers together. */
  readonly plan: readonly Declared[];
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Name servers that the public DNS knows for a domain; none where it knows no such domain. */
  readonly nameServers: (domain: string) => Promise<readonly string[]>;
}

/** One kind of thing that is looked at before an `up`. */
export type Check = (patient: Patient) => readonly Question[];
