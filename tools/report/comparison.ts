import { SchemaStore } from "../stand-in/schema/store";
import { compare, type ResourceChange } from "./changes";
import { dangersOf, worstFirst, type Danger } from "./dangers";
import { exposuresOf } from "./exposures";
import { graphOf } from "./graph-of-plan";
import { openingChanges, type Opening } from "./openings";
import { exemptionChanges, outcomeChanges, type ExemptionChanges, type OutcomeChanges } from "./outcomes";
import { permissionChanges, type PermissionChanges } from "./permission-changes";
import { sizeChanges } from "./sizes";
import type { Snapshot } from "./snapshot";

/** Everything that differs between two revisions for one environment. */
export interface Comparison {
  readonly environment: string;
  readonly changes: readonly ResourceChange[];
  readonly dangers: readonly Danger[];
  readonly permissions: PermissionChanges;
  readonly openings: { readonly opened: readonly Opening[]; readonly closed: readonly Opening[] };
  readonly outcomes: OutcomeChanges;
  readonly exemptions: ExemptionChanges;
  readonly sizes: readonly string[];
}

/** What a pipeline can be told to fail on. */
export const failures = ["data-loss", "permission-widening"] as const;
export type Failure = (typeof failures)[number];

/** @param known what becomes of the resources, where the engine has said it; compared here when left out */
export function comparisonOf(
  before: Snapshot,
  after: Snapshot,
  known?: readonly ResourceChange[],
): Comparison {
  const schemas = new SchemaStore();
  const changes = known ?? compare(schemas, before.plan, after.plan);
  const [old, now] = [graphOf(schemas, before.plan), graphOf(schemas, after.plan)];
  schemas.save();
  const outcomes = outcomeChanges(before, after);
  return {
    environment: after.plan.environment,
    changes,
    dangers: worstFirst([...dangersOf(changes), ...exposuresOf(changes, outcomes.appeared, [old, now])]),
    permissions: permissionChanges(old, now),
    openings: openingChanges(old, now),
    outcomes,
    exemptions: exemptionChanges(before, after),
    sizes: sizeChanges(changes),
  };
}

export function isEmpty({ changes, outcomes, exemptions }: Comparison): boolean {
  const { added, changed, removed } = exemptions;
  const counts = [changes, outcomes.appeared, outcomes.gone, added, changed, removed];
  return counts.every(({ length }) => length === 0);
}

/** The failures asked for that this comparison shows. */
export function failuresIn(comparison: Comparison, asked: readonly Failure[]): readonly Failure[] {
  const shown: Readonly<Record<Failure, boolean>> = {
    "data-loss": comparison.dangers.some(({ kind }) => kind === "data loss"),
    "permission-widening": comparison.permissions.gained.length > 0,
  };
  return asked.filter((failure) => shown[failure]);
}
