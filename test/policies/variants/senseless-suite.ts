import assert from "node:assert/strict";
import fc from "fast-check";
import { Run } from "../../../policy-pack/analysis/run";
import { programOf } from "./senseless";
import { rules } from "./verdict";

/**
 * The tests that no rule breaks on programs without sense. `FUZZ_RUNS` asks for another number of programs,
 * `FUZZ_SEED` for other ones.
 *
 * @param usual programs a rule
 */
export function describeSenselessPrograms(usual: number): void {
  const numRuns = Number(process.env.FUZZ_RUNS ?? usual);
  describe("policies and programs without sense", function () {
    // A rule that goes round in circles would not come back: then this is what fails.
    this.timeout(120_000 + numRuns * 100);
    for (const rule of rules) {
      it(`${rule.name} never breaks on resources of its types, wired at random`, () => {
        fc.assert(
          fc.property(fc.noShrink(fc.integer()), (program) => {
            const facts = programOf(rule, program);
            for (const scope of ["whole", "layer"] as const) {
              const run = new Run(facts, { config: { environments: {}, scope }, stackConfig: {} });
              assert.deepEqual(
                run.resultOf(rule).errors.map(({ message, at }) => `${message} at ${at ?? "nowhere"}`),
                [],
              );
            }
          }),
          { numRuns },
        );
      });
    }
  });
}
