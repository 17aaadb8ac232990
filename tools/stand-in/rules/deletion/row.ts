import type { Cloud, CloudResource } from "../../cloud";

/** A deletion that AWS refuses while something still hangs on the resource. */
export interface DeletionRow {
  type: string;
  hangsOn: readonly string[];
  /** Path of the input of those that names the resource. */
  by: string;
  error: string;
  said: string;
  /** Under https://docs.aws.amazon.com/. */
  source: string;
}

/** A deletion that AWS refuses for what no single input names. */
export interface DeletionCase {
  type: string;
  /** What still stands in the way. */
  heldBy: (held: CloudResource, cloud: Cloud) => CloudResource[];
  error: string;
  said: string;
  source: string;
}
