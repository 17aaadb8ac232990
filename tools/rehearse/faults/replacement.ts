import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { resourcesOf } from "../../engine/checkpoint";
import type { Mutation } from "../../engine/mutation";
import { makeTemporaryFolder, removeTemporaryFolder } from "../../engine/temporary-folder";
import { readUrn } from "../../engine/urn";
import type { Fault } from "../../stand-in";
import { Batch, isKept } from "./batch";
import { componentOf, type Chosen } from "./chosen";
import type { Outcome } from "./trial";

/**
 * Replaces one resource of each type under its own name (`pulumi up --replace`); the creation of the new one fails
 * once, and so does the deletion of the old one where it comes last.
 */
export class Replacement extends Batch {
  protected async play(): Promise<void> {
    const { stage, chosen, trouble } = this;
    const isTried = (one: Chosen): boolean => !["impossible", "untried"].includes(this.afterReplacement(one));
    const replaced = chosen.filter((one) => !isKept(one) && isTried(one));
    // Of what goes first no deletion is made to fail: `Stage.runUnlessStuck` says why.
    const last = replaced.filter(({ type }) => !this.isSingle(type));
    const deletions = trouble === "exists" ? [] : this.faults("delete", last);
    stage.play([...this.faults("create", replaced), ...deletions]);
    const mutations = replaced.filter(({ type }) => this.isSingle(type)).map(deletedFirst);
    await this.untilDone("replacements", async (met) => {
      const known = new Set(resourcesOf(stage.checkpoint()).map(({ urn }) => urn));
      // What a refresh did not find is made without being asked for.
      const wanted = replaced.filter((one) => known.has(one.urn) && this.isWanted(one, met));
      const args = [...wanted.flatMap(({ urn }) => ["--replace", urn]), "--continue-on-error"];
      return await stage.runUnlessStuck("up", `replacements, ${trouble}`, { mutations, args });
    });
    this.noteCreations("replace", (one) => (isKept(one) ? "kept" : this.afterReplacement(one)));
  }

  /**
   * What was deleted first stays in the state as pending replacement. `pulumi import` finds it there and a refresh does
   * not look at it; without that mark the state names what AWS has, and the refresh takes out what went with the old one.
   */
  protected override async takeOver(met: readonly Fault[]): Promise<void> {
    const urns = new Set(met.map(({ urnMatches }) => urnMatches));
    const isPending = (one: Chosen): boolean =>
      urns.has(one.urn) && this.afterReplacement(one) === "unmarked";
    const pending = new Set(this.chosen.filter(isPending).map(({ urn }) => urn));
    if (pending.size > 0) await this.unmark();
    await super.takeOver(met.filter(({ urnMatches }) => !pending.has(urnMatches)));
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

  /** A component of another package does not let the program say what is deleted first. */
  private afterReplacement({ type, resource, dependents }: Chosen): Outcome {
    if (componentOf(resource) !== undefined) return "impossible";
    // All that rests on it would be replaced in the same run: a move, and not the replacement of one resource.
    if (dependents.size > 0) return "untried";
    const outcome = this.afterCreation(type);
    return outcome === "imported" && this.isSingle(type) ? "unmarked" : outcome;
  }

  /** Whether the new one can only be made when the old one is gone. */
  private isSingle(type: string): boolean {
    return this.stage.session.provider.standsInItsWay(type);
  }

  /** Asked for again is what has not been tried, and what failed before the new one was there. */
  private isWanted({ urn, type }: Chosen, met: readonly Fault[]): boolean {
    const failed = met.filter(({ urnMatches }) => urnMatches === urn);
    const isUntried = this.stage
      .unmet()
      .some(({ operation, urnMatches }) => operation === "create" && urnMatches === urn);
    return isUntried || failed.some(({ operation }) => operation === "create" || this.isSingle(type));
  }
}

/** As `jq 'del(.deployment.resources[].pendingReplacement)'` does. */
function withoutPending(exported: string): string {
  const state = JSON.parse(exported) as {
    readonly deployment: { readonly resources: { pendingReplacement?: true }[] };
  };
  for (const resource of state.deployment.resources) delete resource.pendingReplacement;
  return JSON.stringify(state);
}

function deletedFirst({ type, urn }: Chosen): Mutation {
  return {
    resource: { type, name: readUrn(urn).name },
    change: ({ props, opts }) => ({ props, opts: { ...opts, deleteBeforeReplace: true } }),
  };
}
