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

/** A row of bounds. */
export const range = (type: string, property: string, least: number, most: number): Range => ({
  type,
  property,
  least,
  most,
});

/** A row of a text's form. @param allowed what is allowed, in words. */
export const pattern = (type: string, property: string, form: RegExp, allowed: string): Pattern => ({
  type,
  property,
  form,
  allowed,
});

/** A row of what may not be said together; the property is the one that is told. */
export const relation = (
  type: string,
  property: string,
  reason: string,
  broken: (inputs: Values) => boolean,
): Relation => ({ type, problem: (inputs) => (broken(inputs) ? { property, reason } : undefined) });
