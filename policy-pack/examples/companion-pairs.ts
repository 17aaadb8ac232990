import type { Fixture } from "../rule";

/** Inputs of a fixture. */
export type Inputs = Readonly<Record<string, unknown>>;

/** A resource with its companions is given in one line each. */
export const fixture = (
  type: string,
  name: string,
  inputs: Inputs = {},
  more: Partial<Fixture> = {},
): Fixture => ({
  type,
  name,
  inputs,
  ...more,
});

/** A resource and the companions that it needs, the first of which is taken away to show that it is missed. */
export interface CompanionPair {
  readonly title: string;
  readonly environment?: string;
  readonly parent: Fixture;
  readonly companions: readonly Fixture[];
  readonly others?: readonly Fixture[];
  readonly says: string;
}
