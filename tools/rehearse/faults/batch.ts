import { failureText } from "../../engine/failure";
import type { OperationResult } from "../../engine/operation";
import { importIdOf, type Fault } from "../../stand-in";
import type { Chosen } from "./chosen";
import { importArguments, shellLine } from "./import-line";
import { differences } from "./sameness";
import type { Moment, Stage } from "./stage";
import { faultOf, type Outcome, type Trial, type Trouble, type TrialOperation } from "./trial";

/** Runs of one layer that may be killed because the engine waits for ever: more of them are a fault of the rehearsal. */
const MOST_STUCK = 20;

/** What one batch of failures showed. */
export interface BatchResult {
  readonly trials: readonly Trial[];
  /** The lines of `pulumi import` that were printed and run. */
  readonly imports: readonly string[];
  /** In full, for people. */
  readonly failures: readonly string[];
}

/** One resource of every type of a layer, each made to fail once in the same way, and what is done about it. */
export abstract class Batch {
  private readonly trials: Trial[] = [];
  private readonly imports: string[] = [];
  private readonly failures: string[] = [];

  /**
   * @param whole the layer as it is deployed without a failure
   * @param chosen what is made to fail
   * @param account twelve digits
   */
  constructor(
    readonly stage: Stage,
    readonly whole: Moment,
    readonly chosen: readonly Chosen[],
    readonly trouble: Trouble,
    private readonly account: string,
  ) {}

  protected abstract play(): Promise<void>;

  async run(): Promise<BatchResult> {
    this.stage.goBackTo(this.whole);
    await this.play();
    const { trials, imports, failures } = this;
    return { trials, imports, failures };
  }

  /** What is to come of a creation that failed in the batch's way. */
  protected afterCreation({ second }: Chosen): Outcome {
    if (this.trouble === "throttle" || this.trouble === "denied") return "again";
    if (second.answer === "refused") return "imported";
    if (this.trouble === "exists") return "impossible";
    return second.answer === "overwritten" ? "overwritten" : "orphan";
  }

  protected faults(operation: Fault["operation"], chosen: readonly Chosen[]): readonly Fault[] {
    return chosen.map(({ urn }) => faultOf(operation, this.trouble, urn));
  }

  /**
   * Runs a command again and again until it succeeds, for as long as each run meets another failure. One that meets none
   * may be the machine's fault, and is run a second time.
   */
  protected async untilDone(what: string, run: () => Promise<OperationResult>): Promise<void> {
    let isSecond = false;
    for (;;) {
      const waiting = this.stage.unmet();
      const { stuck } = this.stage;
      const result = await run();
      const wasKilled = this.stage.stuck > stuck;
      const met = waiting.filter((fault) => !this.stage.unmet().includes(fault));
      if (result.ok && this.stage.unmet().length === 0) return;
      const isExplained = result.ok || wasKilled || met.length > 0;
      if (!isExplained && !isSecond) {
        this.stage.unexplained.push(failureText(result));
        isSecond = true;
        continue;
      }
      isSecond = false;
      if (result.ok || (met.length === 0 && (!wasKilled || this.stage.stuck > MOST_STUCK))) {
        const unmet = this.stage.unmet().map(({ operation, urnMatches }) => `${operation} ${urnMatches}`);
        const left = unmet.length === 0 ? "" : `\nnot failed: ${unmet.join(", ")}`;
        this.fail(`${what}: ${failureText(result)}${left}`);
        return;
      }
      await this.takeOver(met.filter(({ operation }) => operation === "create"));
    }
  }

  /** Runs the lines that the run tells the user, for what AWS has and the engine does not know. */
  protected async takeOver(met: readonly Fault[]): Promise<void> {
    const { cloud } = this.stage.session.provider;
    const urns = new Set(met.map(({ urnMatches }) => urnMatches));
    for (const one of this.chosen) {
      const { urn, type, resource } = one;
      const made = cloud.list(type).find((candidate) => candidate.urn === urn);
      if (!urns.has(urn) || made === undefined || this.afterCreation(one) !== "imported") continue;
      const args = importArguments(resource, importIdOf(made, this.account));
      this.imports.push(shellLine(args));
      await this.command(args);
    }
  }

  protected async command(args: readonly string[]): Promise<string> {
    const { code, stderr, stdout } = await this.stage.command(args);
    if (code !== 0) this.fail(`${shellLine(args)}\n${stderr}${stdout}`);
    return stdout;
  }

  /** Removes what was made without an answer where a second one was made in its place, as whoever finds it does. */
  private removeOrphans(): ReadonlySet<string> {
    const { cloud } = this.stage.session.provider;
    const orphans = this.chosen.filter((one) => {
      const { type, urn } = one;
      if (this.afterCreation(one) !== "orphan") return false;
      const [first, second] = cloud.list(type).filter((candidate) => candidate.urn === urn);
      return first !== undefined && second !== undefined && cloud.remove(first);
    });
    return new Set(orphans.map(({ urn }) => urn));
  }

  /**
   * Notes what came of creations that failed, once nothing more is done about them.
   *
   * @param expected the layer as the same operation leaves it without a failure
   */
  protected noteCreations(
    operation: TrialOperation,
    outcomeOf: (one: Chosen) => Outcome,
    expected: Moment,
  ): void {
    const unmet = new Set(this.stage.unmet().map(({ urnMatches }) => urnMatches));
    const orphans = this.removeOrphans();
    const differing = this.differing(expected);
    for (const one of this.chosen) {
      const outcome = outcomeOf(one);
      const isLost =
        unmet.has(one.urn) || differing.has(one.urn) || (outcome === "orphan" && !orphans.has(one.urn));
      this.note(operation, one, isLost ? "lost" : outcome);
    }
  }

  /** @returns URNs of what is not as it is without a failure */
  protected differing(expected: Moment): ReadonlySet<string> {
    const found = differences(expected, this.stage.moment());
    if (found.length > 0) this.fail(found.join("\n"));
    return new Set(found.map((line) => line.split(": ")[0] ?? line));
  }

  protected note(operation: TrialOperation, { type, urn }: Chosen, outcome: Outcome): void {
    this.trials.push({ type, urn, operation, trouble: this.trouble, outcome });
  }

  private fail(what: string): void {
    this.failures.push(`${this.stage.layer}, ${this.trouble}: ${what}`);
  }
}

/** Whether the program keeps the resource from being deleted. */
export function isKept({ resource }: Chosen): boolean {
  return resource.protect === true || resource.retainOnDelete === true;
}
