import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { registeredBy } from "../support/mocks";

/** Loads the entry point as Pulumi's language host does. */
const load = createRequire(__filename);

describe("the root project", () => {
  it("is deployed as one stack, beside the four that own the same names", async () => {
    let refusal: unknown;
    const registered = await registeredBy("dev", "tradai", () => {
      try {
        load("../../../index");
      } catch (error) {
        refusal = error;
      }
    });
    assert.ok(refusal instanceof Error, "it was not refused");
    assert.match(
      refusal.message,
      /^the root project is for previews; .*own folder, in this order: persistent/,
    );
    assert.deepEqual(registered, []);
  });
});
