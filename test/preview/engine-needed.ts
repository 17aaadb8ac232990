import { findEngine } from "../../tools/engine/binary";

/**
 * For suites that run the real engine: without one they are skipped, visibly, on a developer's machine; in CI
 * (the variable CI is set) they fail.
 */
export function needsEngine(): void {
  before("a Pulumi engine is there", async function () {
    try {
      await findEngine();
    } catch (error) {
      if (process.env.CI !== undefined) throw error;
      process.stderr.write(`skipped: no engine: ${error instanceof Error ? error.message : String(error)}\n`);
      this.skip();
    }
  });
}
