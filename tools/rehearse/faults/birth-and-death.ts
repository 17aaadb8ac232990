import { resourcesOf } from "../../engine/checkpoint";
import { failureText } from "../../engine/failure";
import type { OperationResult } from "../../engine/operation";
import { importIdOf } from "../../stand-in";
import { chosenOf, type Chosen } from "./chosen";
import { importArguments, shellLine } from "./import-line";
import { differences } from "./sameness";
import type { Moment, Stage } from "./stage";
import { faultOf, type Outcome, type Trial, type Trouble, type TrialOperation } from "./trial";

/** What a batch of failures showed. */
export interface Batch {
  readonly trials: readonly Trial[];
  /** The lines that were printed, by URN. */
  readonly imports: ReadonlyMap<string, string>;
  /** What is wrong besides the resources that were made to fail. */
  readonly failures: readonly string[];
}

/**
 * Deletes one resource of each type, with what depends on it, and makes them again; each deletion and each creation fails
 * once. Everything else stays deployed, so that a batch takes less than a deployment.
 */
export class BirthAndDeath {
  private readonly chosen: readonly Chosen[];
  private readonly imports = new Map<string, string>();
  private readonly failures: string[] = [];

  constructor(
    private readonly stage: Stage,
    private readonly whole: Moment,
    private readonly trouble: Trouble,
    private readonly account: string,
  ) {
    this.chosen = chosenOf(whole.checkpoint);
  }

  async run(): Promise<Batch> {
    this.stage.goBackTo(this.whole);
    const deleted = await this.deletions();
    const created = await this.creations();
    return { trials: [...deleted, ...created], imports: this.imports, failures: this.failures };
  }

  private async deletions(): Promise<readonly Trial[]> {
    const { stage, trouble } = this;
    const kept = this.chosen.filter(({ resource }) => resource.protect === true || isRetained(resource));
    const doomed = new Set(this.chosen.flatMap(({ urn, dependents }) => [urn, ...dependents]));
    await this.release(doomed);
    const failing = this.chosen.filter((chosen) => !kept.includes(chosen));
    stage.play(failing.map(({ urn }) => faultOf("delete", trouble, urn)));
    const result = await this.untilDone(async () => {
      const there = new Set(resourcesOf(stage.moment().checkpoint).map(({ urn }) => urn));
      const targets = this.chosen.filter(({ urn }) => there.has(urn)).flatMap(({ urn }) => ["--target", urn]);
      const args = [...targets, "--target-dependents", "--continue-on-error"];
      return await stage.run("destroy", `deletions, ${trouble}`, { args });
    });
    this.note(result, "deletions");
    const { cloud } = stage.session.provider;
    const left = new Set(cloud.list().map(({ urn }) => urn));
    // Whoever deletes what the program retains does so by hand.
    for (const resource of cloud.list()) if (doomed.has(resource.urn)) cloud.remove(resource);
    const unmet = new Set(stage.unmet().map(({ urnMatches }) => urnMatches));
    return this.chosen.map((chosen) => {
      if (kept.includes(chosen)) return this.trial("delete", chosen, "kept");
      const isLost = left.has(chosen.urn) || unmet.has(chosen.urn);
      return this.trial("delete", chosen, isLost ? "lost" : "again");
    });
  }

  private async creations(): Promise<readonly Trial[]> {
    const { stage, trouble } = this;
    const failing = this.chosen.filter(({ type }) => this.outcomeOf(type) !== "impossible");
    stage.play(failing.map(({ urn }) => faultOf("create", trouble, urn)));
    const result = await this.untilDone(
      async () => await stage.run("up", `creations, ${trouble}`, { args: ["--continue-on-error"] }),
      async (met) => await this.takeOver(met),
    );
    this.note(result, "creations");
    const unmet = new Set(stage.unmet().map(({ urnMatches }) => urnMatches));
    const orphans = this.removeOrphans();
    const found = differences(this.whole, stage.moment());
    const isOf = (urn: string) => (line: string) => line.startsWith(`${urn}: `);
    this.failures.push(...found);
    return this.chosen.map((chosen) => {
      const outcome = this.outcomeOf(chosen.type);
      const isLost =
        (outcome !== "impossible" && unmet.has(chosen.urn)) ||
        (outcome === "orphan" && !orphans.has(chosen.urn)) ||
        found.some(isOf(chosen.urn));
      return this.trial("create", chosen, isLost ? "lost" : outcome);
    });
  }

  /** As an operator releases what is to be deleted: in Pulumi's state and at AWS. */
  private async release(doomed: ReadonlySet<string>): Promise<void> {
    const released = await this.stage.command(["state", "unprotect", "--all", "--yes"]);
    if (released.code !== 0) throw new Error(`pulumi state unprotect: ${released.stderr}`);
    this.stage.session.provider.cloud.liftDeletionProtection(({ urn }) => doomed.has(urn));
  }

  /**
   * Runs a command again and again until it succeeds, and no longer than each run meets another failure.
   *
   * @param repair what is done between two runs, given the URNs of what failed as it should
   */
  private async untilDone(
    run: () => Promise<OperationResult>,
    repair: (met: readonly string[]) => Promise<void> = async () => undefined,
  ): Promise<OperationResult> {
    for (;;) {
      const waiting = this.stage.unmet();
      const result = await run();
      const met = waiting.filter((fault) => !this.stage.unmet().includes(fault));
      if (process.env.DEBUG_FAULTS) console.error(this.trouble, waiting.length, "met", met.length, result.seconds.toFixed(1), JSON.stringify(result.changes));
      if (result.ok || met.length === 0) return result;
      await repair(met.map(({ urnMatches }) => urnMatches));
    }
  }

  private async takeOver(urns: readonly string[]): Promise<void> {
    const { cloud } = this.stage.session.provider;
    for (const { urn, type, resource } of this.chosen) {
      if (!urns.includes(urn) || this.outcomeOf(type) !== "imported") continue;
      const made = cloud.list(type).find((candidate) => candidate.urn === urn);
      if (made === undefined) continue;
      const args = importArguments(resource, importIdOf(made, this.account));
      this.imports.set(urn, shellLine(args));
      const { code, stderr, stdout } = await this.stage.command(args);
      if (code !== 0) this.failures.push(`${shellLine(args)}\n${stderr}${stdout}`);
    }
  }

  /** Removes what was made and not answered for, where a second one was made in its place. */
  private removeOrphans(): ReadonlySet<string> {
    const { cloud } = this.stage.session.provider;
    const orphans = new Set<string>();
    for (const { urn, type } of this.chosen) {
      if (this.outcomeOf(type) !== "orphan") continue;
      const [first, ...rest] = cloud.list(type).filter((candidate) => candidate.urn === urn);
      if (first === undefined || rest.length === 0) continue;
      orphans.add(urn);
      cloud.remove(first);
    }
    return orphans;
  }

  private outcomeOf(type: string): Outcome {
    if (this.trouble === "throttle" || this.trouble === "denied") return "again";
    const second = this.stage.session.provider.secondCreationOf(type);
    if (second === "refused") return "imported";
    if (this.trouble === "exists") return "impossible";
    return second === "overwritten" ? "overwritten" : "orphan";
  }

  private trial(operation: TrialOperation, { type, urn }: Chosen, outcome: Outcome): Trial {
    return { type, urn, operation, trouble: this.trouble, outcome };
  }

  private note(result: OperationResult, what: string): void {
    if (!result.ok) this.failures.push(`${this.stage.layer}: ${what}, ${this.trouble}: ${failureText(result)}`);
  }
}

function isRetained({ retainOnDelete }: { readonly retainOnDelete?: boolean | undefined }): boolean {
  return retainOnDelete === true;
}
