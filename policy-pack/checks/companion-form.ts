import type { Resource } from "../graph/resource";
import type { RuleContext } from "../rule";
import { typeOf } from "./consumer-form";

/** A companion that is needed once for each of some values, such as an answer for each kind of error. */
export interface CompanionKeys {
  /** What is wanted. */
  readonly wanted: (parent: Resource, context: RuleContext) => readonly string[];
  /** What a companion stands for; throws `Undecidable` where that is unknown. */
  readonly of: (companion: Resource, context: RuleContext) => readonly (string | undefined)[] | undefined;
}

/** A companion without which a resource is only half there. */
export interface CompanionRow {
  readonly parent: string;
  /** False where the resource needs none; may throw `Undecidable`. */
  readonly when?: (parent: Resource, context: RuleContext) => boolean;
  /** Types of which one is enough. */
  readonly companions: readonly string[];
  /** The property in which a companion names its parent; where absent, any one in the stack will do. */
  readonly names?: string | undefined;
  readonly keys?: CompanionKeys;
  /** What happens without it: completes "it has no ...: ". */
  readonly without: string;
}

/** A row from the short forms of types, as in `companion("s3/bucket", ["s3/bucketPolicy", "bucket"], ...)`. */
export function companion(
  parent: string,
  [types, names]: readonly [types: string, names?: string],
  without: string,
  more: Pick<CompanionRow, "when" | "keys"> = {},
): CompanionRow {
  return { parent: typeOf(parent), companions: types.split("|").map(typeOf), names, without, ...more };
}

/** Keys that a property of the companion holds. */
export function keyedBy(
  property: string,
  wanted: CompanionKeys["wanted"] | readonly string[],
): CompanionKeys {
  return {
    wanted: typeof wanted === "function" ? wanted : () => wanted,
    of: ({ inputs }) => inputs.texts(property),
  };
}
