import type { Mutation } from "../../engine/mutation";
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
    const replaced = chosen.filter((one) => !isKept(one) && this.afterReplacement(one) !== "impossible");
    // With --continue-on-error the engine (3.259.0) never ends when a deletion fails that comes before a creation.
    const after = replaced.filter(({ type }) => !this.isSingle(type));
    const deletions = trouble === "exists" ? [] : this.faults("delete", after);
    stage.play([...this.faults("create", replaced), ...deletions]);
    const mutations = replaced.filter(({ type }) => this.isSingle(type)).map(deletedFirst);
    await this.untilDone("replacements", async (met) => {
      const wanted = replaced.filter((one) => this.isWanted(one, met));
      const args = [...wanted.flatMap(({ urn }) => ["--replace", urn]), "--continue-on-error"];
      return await stage.run("up", `replacements, ${trouble}`, { mutations, args });
    });
    const unmet = new Set(stage.unmet().map(({ urnMatches }) => urnMatches));
    const orphans = this.removeOrphans();
    const differing = this.differing(this.whole);
    for (const one of chosen) {
      const outcome = isKept(one) ? "kept" : this.afterReplacement(one);
      const isLost =
        unmet.has(one.urn) || differing.has(one.urn) || (outcome === "orphan" && !orphans.has(one.urn));
      this.note("replace", one, isLost ? "lost" : outcome);
    }
  }

  /** A component of another package does not let the program say what is deleted first. */
  private afterReplacement({ type, resource }: Chosen): Outcome {
    return componentOf(resource) === undefined ? this.afterCreation(type) : "impossible";
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

function deletedFirst({ type, urn }: Chosen): Mutation {
  return {
    resource: { type, name: readUrn(urn).name },
    change: ({ props, opts }) => ({ props, opts: { ...opts, deleteBeforeReplace: true } }),
  };
}
