import type { Values } from "../../values";

/** Bounds of a number, both included. */
export interface Range {
  type: string;
  /** Path of the property; `[]` goes through the items of a list. */
  property: string;
  least: number;
  most: number;
}

/** The form of a text. */
export interface Pattern {
  type: string;
  property: string;
  form: RegExp;
  /** What is allowed, in words. */
  allowed: string;
}

/** What two or more inputs may not say together: property and reason, or nothing. */
export interface Relation {
  type: string;
  problem: (inputs: Values) => { property: string; reason: string } | undefined;
}
