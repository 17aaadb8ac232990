import type { Fault } from "../../stand-in";

export const operations = ["create", "update", "replace", "delete"] as const;
export type TrialOperation = (typeof operations)[number];

/** What goes wrong, in the order of the table's columns. */
export const troubles = ["throttle", "denied", "exists", "timeout"] as const;
export type Trouble = (typeof troubles)[number];

export const troubleTitles: Readonly<Record<Trouble, string>> = {
  throttle: "throttled",
  denied: "access denied",
  exists: "already exists",
  timeout: "timeout after success",
};

/**
 * How the environment came through: `again`: the next run of the same command was enough; `imported`: after the printed
 * `pulumi import` line; `overwritten`: the next `up` wrote over what was made, which is one with it; `orphan`: the next
 * `up` made a second one, and the first was found as the table says; `unmarked`: after the state no longer said that it
 * was pending replacement; `kept`: the program protects or retains it, and it
 * was left alone; `impossible`: there is no such operation, or AWS has no such answer; `untried`: AWS refuses the
 * replacement even where nothing fails; `lost`: none of these.
 */
export type Outcome =
  "again" | "imported" | "overwritten" | "orphan" | "unmarked" | "kept" | "impossible" | "untried" | "lost";

/** One failure of one operation of one resource, and what came of it. */
export interface Trial {
  readonly type: string;
  readonly urn: string;
  readonly operation: TrialOperation;
  readonly trouble: Trouble;
  readonly outcome: Outcome;
}

const errors: Readonly<Record<Trouble, Fault["error"]>> = {
  throttle: "throttle",
  denied: "access-denied",
  exists: "already-exists",
  timeout: "timeout-after-success",
};

/** The stand-in's failure of one operation; what AWS finds in place when it creates really is there. */
export function faultOf(operation: Fault["operation"], trouble: Trouble, urn: string): Fault {
  const isThere = operation === "create" && trouble === "exists";
  return { operation, urnMatches: urn, whole: true, error: isThere ? "found-in-place" : errors[trouble] };
}
