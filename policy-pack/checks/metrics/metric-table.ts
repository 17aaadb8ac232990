/** Metrics of one namespace that carry the same sets of dimensions. */
export interface MetricGroup {
  readonly names: readonly string[];
  /** Each set of dimension keys with which AWS publishes them; an empty set is the account's total. */
  readonly dimensions: readonly (readonly string[])[];
}

/** What a dimension's value names: the types, and the inputs that hold the value. */
export interface DimensionTarget {
  readonly types: readonly string[];
  readonly properties: readonly string[];
  /** Inputs whose values the dimension joins by a colon, by type. */
  readonly composed?: Readonly<Record<string, readonly string[]>>;
}

/** What AWS publishes in a namespace, as read on 2026-11-21. */
export interface Namespace {
  /** AWS's list of the metrics and dimensions. */
  readonly page: string;
  readonly groups: readonly MetricGroup[];
  /** Dimensions that name a declared resource; the others are kinds, zones, operations. */
  readonly targets: Readonly<Record<string, DimensionTarget>>;
}

/** Splits a list of names that is written as one text. */
export function names(text: string): readonly string[] {
  // Stryker disable next-line Regex: an empty name is no metric's
  return text.split(/\s+/);
}

/** Splits sets of dimension keys that are written as one text: `none, FunctionName, FunctionName Resource`. */
export function sets(text: string): readonly (readonly string[])[] {
  // Stryker disable next-line ConditionalExpression,StringLiteral: `keySet` calls an empty set so too
  return text.split(", ").map((set) => (set === "none" ? [] : set.split(" ")));
}
