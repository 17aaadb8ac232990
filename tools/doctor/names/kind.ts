import type { Patient } from "../check";
import type { Tags } from "../tags";

/** Something that has a planned name already. */
export interface Existing {
  /** Asked of what is there alone: most lists tell no tags. */
  readonly tags: () => Promise<Tags>;
  /** What `pulumi import` takes, where it is not the name. */
  readonly id?: string;
  /** In place of taking it over, where that cannot be done yet. */
  readonly instead?: { readonly found: string; readonly remedy: string };
}

/** A type of resources with fixed names that AWS refuses to make a second time. */
export interface Kind {
  /** In the plural, as a person says it. */
  readonly about: string;
  /** Pulumi's type, and the input that holds the name. */
  readonly type: string;
  readonly input: string;
  /** @returns which of the planned names are taken */
  readonly existing: (patient: Patient, names: ReadonlySet<string>) => Promise<ReadonlyMap<string, Existing>>;
}

/** Those of a list that have a planned name. @param listed name and the rest of each */
export function among(
  names: ReadonlySet<string>,
  listed: readonly (readonly [string | undefined, Existing])[],
): ReadonlyMap<string, Existing> {
  return new Map(
    listed.flatMap(([name, existing]) =>
      name !== undefined && names.has(name) ? [[name, existing] as const] : [],
    ),
  );
}
