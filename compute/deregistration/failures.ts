import { described } from "../../shared/handlers";
import type { Log } from "../../shared/handlers";

/** What went wrong in an invocation so far. One failing call ends nothing but itself; all of them are told at the end. */
export class Failures {
  private readonly found: string[] = [];

  constructor(private readonly log: Log) {}

  /**
   * Takes one step. A failure of it is logged and kept.
   *
   * @param what the step, for people: `remove i-… from backend-api`
   * @returns what the step returns; undefined when it failed
   */
  async attempt<Result>(what: string, step: () => Promise<Result>): Promise<Result | undefined> {
    try {
      return await step();
    } catch (error) {
      this.found.push(`${what} (${described(error)})`);
      this.log("ERROR", "step failed", { step: what, error: described(error) });
      return undefined;
    }
  }

  /** @throws Error naming every step that failed */
  throwIfAny(): void {
    if (this.found.length === 0) return;
    throw new Error(
      `${this.found.length} ${this.found.length === 1 ? "step" : "steps"} failed: ${this.found.sort().join(", ")}`,
    );
  }
}
