import assert from "node:assert/strict";
import { secretRows } from "../../../shared/inventory";

/** Days ahead at most: a promise to look again that is further off is forgotten. */
const longestPromise = 365;

describe("secrets that are renewed by hand", () => {
  for (const { id, readers, rotationExemption } of secretRows) {
    it(`${id} is exempt from rotation for ever, or past the day on which that was to be decided again`, () => {
      const until = Date.parse(`${rotationExemption.until}T23:59:59Z`);
      const days = (until - Date.now()) / 86_400_000;
      assert.ok(days >= 0, `${rotationExemption.until} is past: decide again in shared/inventory/secrets.ts`);
      assert.ok(days <= longestPromise, `${rotationExemption.until} is more than a year ahead`);
      assert.ok(rotationExemption.reason.length > 20, "no reason is given");
    });

    it(`${id} is stored for nobody`, () => {
      assert.ok(readers.length > 0);
    });
  }
});
