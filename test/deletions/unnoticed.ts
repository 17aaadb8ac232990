import type { Environment } from "../../shared/naming";

/** A resource whose deletion no rule notices, and why that is right. */
export interface Unnoticed {
  readonly type: string;
  readonly name: string;
  readonly environments: readonly Environment[];
  readonly reason: string;
}

/** All of them. At most five, none of a type that a relation of the controls is about. */
export const unnoticed: readonly Unnoticed[] = [];
