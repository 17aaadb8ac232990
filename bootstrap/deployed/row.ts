/**
 * What AWS's provider calls for the resources of some types. The service authorization reference says what each action
 * is; which calls the provider makes for a type is read from its resource pages and, where they are silent, from what the
 * type's create, read, update and delete do.
 */
export interface DeployedTypes {
  /** As people read types: `aws.s3.Bucket`. */
  readonly types: readonly string[];
  /** Actions that a refresh calls; none of them reads what users store. */
  readonly reads: readonly string[];
  /** Actions that a deployment calls besides. */
  readonly changes: readonly string[];
  /** A row of `reach.ts` that holds the actions to less than their services' rows do. */
  readonly within?: Narrowed;
}

/** Rows of `reach.ts` that are narrower than a service. */
export type Narrowed = "canary code" | "client secrets" | "keys in use" | "lists" | "public records";

function words(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}

/**
 * A row of the tables.
 *
 * @param service prefix of the actions that are written without one.
 * @param types separated by white space, as the actions are.
 */
export function row(
  service: string,
  types: string,
  actions: { readonly reads?: string; readonly changes?: string; readonly within?: Narrowed },
): DeployedTypes {
  const named = (text = ""): readonly string[] =>
    words(text).map((action) => (action.includes(":") ? action : `${service}:${action}`));
  return {
    types: words(types),
    reads: named(actions.reads),
    changes: named(actions.changes),
    ...(actions.within === undefined ? {} : { within: actions.within }),
  };
}
