import assert from "node:assert/strict";
import type { Values } from "../../../tools/stand-in/values";
import { Harness } from "./harness";

/** Values just outside of what is allowed, and just inside. */
export type FormValues = [type: string, property: string, wrong: Values, right: Values];

/** One test a row; what else the type wants does not matter here. */
export function testFormValues(rows: readonly FormValues[]): void {
  for (const [type, property, wrong, right] of rows) {
    it(`refuse ${JSON.stringify(wrong).slice(0, 80)} of ${type}`, () => {
      const told = (inputs: Values): string[] =>
        new Harness()
          .check(type, inputs)
          .failures.filter((failure) => failure.startsWith(`${property}: `))
          .filter((failure) => !failure.includes("Missing required"));
      assert.equal(told(wrong).length > 0, true);
      assert.deepEqual(told(right), []);
    });
  }
}
