import { failureText } from "../../engine/failure";
import type { Mutation } from "../../engine/mutation";
import type { OperationResult } from "../../engine/operation";
import { readUrn } from "../../engine/urn";
import { isKept } from "./batch";
import { componentOf, type Chosen } from "./chosen";
import type { Moment, Stage } from "./stage";

/** What becomes of a layer whose resources are replaced under their own names. */
export interface Replaced {
  /** By URN, what AWS says where it refuses the replacement even though nothing fails. */
  readonly refusals: ReadonlyMap<string, string>;
  /** The layer after the replacement of all others. */
  readonly after: Moment;
}

/** The program deletes nearly everything first. What can stand beside the old one is made first here: both orders are tried. */
export function inItsOrder({ type, urn, second }: Chosen): Mutation {
  return {
    resource: { type, name: readUrn(urn).name },
    change: ({ props, opts }) => ({ props, opts: { ...opts, deleteBeforeReplace: second.standsInItsWay } }),
  };
}

/** A component of another package does not let the program say what is deleted first. */
export function mayBeReplaced(one: Chosen): boolean {
  return !isKept(one) && componentOf(one.resource) === undefined;
}

/**
 * Whose replacement an error comes of: the resource's own, or that of what it rests on: the nearest, or, where its own is
 * known to be refused, all of them.
 */
function culpritsOf(
  urn: string,
  candidates: readonly Chosen[],
  refused: ReadonlyMap<string, string>,
): readonly Chosen[] {
  const own = candidates.filter((candidate) => candidate.urn === urn);
  if (own.length > 0) return own;
  const below = candidates.filter(({ dependents }) => dependents.has(urn));
  if (refused.has(urn)) return below;
  return below.sort((a, b) => a.dependents.size - b.dependents.size).slice(0, 1);
}

function culpritsIn(
  { diagnostics }: OperationResult,
  candidates: readonly Chosen[],
  refused: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const found = errors.flatMap(({ urn = "", message }) =>
    culpritsOf(urn, candidates, refused).map(
      (culprit) => [culprit.urn, message.split("\n")[0] ?? ""] as const,
    ),
  );
  return new Map(found);
}

/**
 * Replaces everything together (`pulumi up --replace`), and again without what AWS refuses: something rests on it that
 * stays as it is, so that it cannot be deleted before the new one is made.
 */
export async function replacedWithoutFailure(
  stage: Stage,
  whole: Moment,
  chosen: readonly Chosen[],
): Promise<Replaced> {
  const refusals = new Map<string, string>();
  for (;;) {
    const candidates = chosen.filter((one) => mayBeReplaced(one) && !refusals.has(one.urn));
    stage.goBackTo(whole);
    const result = await stage.run("up", "replacements without a failure", {
      mutations: candidates.map(inItsOrder),
      args: candidates.flatMap(({ urn }) => ["--replace", urn]),
    });
    if (result.ok) return { refusals, after: stage.moment() };
    const culprits = culpritsIn(result, candidates, refusals);
    if (culprits.size === 0) {
      throw new Error(`${stage.layer}: replacements without a failure: ${failureText(result)}`);
    }
    for (const [urn, said] of culprits) refusals.set(urn, said);
  }
}
