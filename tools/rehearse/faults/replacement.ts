import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { resourcesOf, type StateResource } from "../../engine/checkpoint";
import { makeTemporaryFolder, removeTemporaryFolder } from "../../engine/temporary-folder";
import type { Fault } from "../../stand-in";
import { Batch, isKept } from "./batch";
import { componentOf, type Chosen } from "./chosen";
import { inItsOrder, mayBeReplaced, type Replaced } from "./replaceable";
import type { Moment, Stage } from "./stage";
import type { Outcome, Trouble } from "./trial";

/**
 * Replaces one resource of each type under its own name (`pulumi up --replace`), and what has to be replaced with it; the
 * creation of the new one fails once, and so does the deletion of the old one where it comes last.
 */
export class Replacement extends Batch {
  constructor(
    stage: Stage,
    whole: Moment,
    chosen: readonly Chosen[],
    trouble: Trouble,
    account: string,
    private readonly withoutFailure: Replaced,
  ) {
    super(stage, whole, chosen, trouble, account);
  }

  protected async play(): Promise<void> {
    const { stage, chosen, trouble } = this;
    const isTried = (one: Chosen): boolean => !["impossible", "untried"].includes(this.afterReplacement(one));
    const replaced = chosen.filter((one) => mayBeReplaced(one) && isTried(one));
    // Of what goes first no deletion is made to fail: `Stage.runUnlessStuck` says why.
    const last = replaced.filter(({ second }) => !second.standsInItsWay);
    const deletions = trouble === "exists" ? [] : this.faults("delete", last);
    stage.play([...this.faults("create", replaced), ...deletions]);
    const mutations = replaced.map(inItsOrder);
    await this.untilDone("replacements", async () => {
      const known = new Map(resourcesOf(stage.checkpoint()).map((one) => [one.urn, identityOf(one)]));
      // What a refresh did not find is made without being asked for.
      const wanted = replaced.filter((one) => known.has(one.urn) && this.isWanted(one, known));
      const args = [...wanted.flatMap(({ urn }) => ["--replace", urn]), "--continue-on-error"];
      return await stage.runUnlessStuck("up", `replacements, ${trouble}`, { mutations, args });
    });
    const outcomeOf = (one: Chosen): Outcome => (isKept(one) ? "kept" : this.afterReplacement(one));
    this.noteCreations("replace", outcomeOf, this.withoutFailure.after);
  }

  /**
   * What was deleted first stays in the state as pending replacement. `pulumi import` finds it there and a refresh does
   * not look at it. Without that mark the state names what AWS has, or, where AWS gave another id, what the refresh takes
   * out, so that it can be imported; so it does with what went with the old one.
   */
  protected override async takeOver(met: readonly Fault[]): Promise<void> {
    const urns = new Set(met.map(({ urnMatches }) => urnMatches));
    const isPending = (one: Chosen): boolean =>
      urns.has(one.urn) && this.afterReplacement(one) === "unmarked";
    const pending = new Set(this.chosen.filter(isPending).map(({ urn }) => urn));
    if (pending.size > 0) await this.unmark();
    const known = new Set(resourcesOf(this.stage.checkpoint()).map(({ urn }) => urn));
    await super.takeOver(met.filter(({ urnMatches }) => !pending.has(urnMatches) || !known.has(urnMatches)));
  }

  private async unmark(): Promise<void> {
    const exported = await this.command(["stack", "export"]);
    const folder = makeTemporaryFolder();
    try {
      const file = join(folder, "state.json");
      writeFileSync(file, withoutPending(exported));
      await this.command(["stack", "import", "--file", file]);
      await this.command(["refresh", "--yes", "--skip-preview"]);
    } finally {
      removeTemporaryFolder(folder);
    }
  }

  private afterReplacement(one: Chosen): Outcome {
    const { resource, urn, second } = one;
    if (componentOf(resource) !== undefined) return "impossible";
    if (this.withoutFailure.refusals.has(urn)) return "untried";
    const outcome = this.afterCreation(one);
    return outcome === "imported" && second.standsInItsWay ? "unmarked" : outcome;
  }

  /**
   * Asked for again is what has not come to its creation, and of what is made first all that is still the old one. What
   * was deleted first is made without being asked for.
   *
   * @param identities of what the state knows, by URN
   */
  private isWanted({ urn, second, resource }: Chosen, identities: ReadonlyMap<string, string>): boolean {
    if (!second.standsInItsWay) return identities.get(urn) === identityOf(resource);
    return this.stage
      .unmet()
      .some(({ operation, urnMatches }) => operation === "create" && urnMatches === urn);
  }
}

/** Of a revision the ARN is another one and the id is not. */
function identityOf({ id, outputs }: StateResource): string {
  const { arn } = (outputs ?? {}) as { readonly arn?: unknown };
  return JSON.stringify([id, arn]);
}

/** As `jq 'del(.deployment.resources[].pendingReplacement)'` does. */
function withoutPending(exported: string): string {
  const state = JSON.parse(exported) as {
    readonly deployment: { readonly resources: { pendingReplacement?: true }[] };
  };
  for (const resource of state.deployment.resources) delete resource.pendingReplacement;
  return JSON.stringify(state);
}
