import { resourcesOf } from "../../engine/checkpoint";
import { Batch, isKept } from "./batch";

/**
 * Deletes one resource of each type, with what depends on it, and makes them again; each deletion and each creation fails
 * once. Everything else stays deployed, so that a batch takes less than a deployment.
 */
export class DeletionAndCreation extends Batch {
  protected async play(): Promise<void> {
    await this.delete();
    await this.create();
  }

  private async delete(): Promise<void> {
    const { stage, chosen, trouble } = this;
    const { cloud } = stage.session.provider;
    const doomed = new Set(chosen.flatMap(({ urn, dependents }) => [urn, ...dependents]));
    await this.release(doomed);
    const failing = trouble === "exists" ? [] : chosen.filter((one) => !isKept(one));
    stage.play(this.faults("delete", failing));
    await this.untilDone("deletions", async () => {
      const there = new Set(resourcesOf(stage.checkpoint()).map(({ urn }) => urn));
      const targets = chosen.filter(({ urn }) => there.has(urn)).flatMap(({ urn }) => ["--target", urn]);
      const args = [...targets, "--target-dependents", "--continue-on-error"];
      return await stage.run("destroy", `deletions, ${trouble}`, { args });
    });
    const left = new Set(cloud.list().map(({ urn }) => urn));
    for (const one of chosen) {
      const gone = trouble === "exists" ? "impossible" : "again";
      this.note("delete", one, isKept(one) ? "kept" : left.has(one.urn) ? "lost" : gone);
    }
    // Whoever makes anew what the program retains has deleted it by hand.
    for (const resource of cloud.list()) if (doomed.has(resource.urn)) cloud.remove(resource);
  }

  private async create(): Promise<void> {
    const { stage, chosen, trouble } = this;
    stage.play(
      this.faults(
        "create",
        chosen.filter((one) => this.afterCreation(one) !== "impossible"),
      ),
    );
    await this.untilDone(
      "creations",
      async () => await stage.run("up", `creations, ${trouble}`, { args: ["--continue-on-error"] }),
    );
    this.noteCreations("create", (one) => this.afterCreation(one), this.whole);
  }

  /** As an operator releases what is to be deleted: in Pulumi's state and at AWS. */
  private async release(doomed: ReadonlySet<string>): Promise<void> {
    const command = ["state", "unprotect", "--all", "--yes"];
    const { code, stderr } = await this.stage.command(command);
    if (code !== 0) throw new Error(`pulumi ${command.join(" ")}: ${stderr}`);
    this.stage.session.provider.cloud.liftDeletionProtection(({ urn }) => doomed.has(urn));
  }
}
