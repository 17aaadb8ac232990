import assert from "node:assert/strict";
import { attempt, faultsOf } from "../../tools/rehearse/bad-input/attempt";
import { badInputs } from "../../tools/rehearse/bad-input/cases";
import { Checkout } from "../../tools/rehearse/bad-input/checkout";

describe("bad input", function () {
  this.timeout(120_000);
  let checkout: Checkout;
  before(async () => {
    checkout = await Checkout.make();
  });
  after(() => checkout.remove());

  it("is refused in a table of less than eighty cases, or one that tells the same twice", () => {
    const titles = badInputs.map(({ title }) => title);
    assert.ok(titles.length >= 80, `${titles.length} cases`);
    assert.deepEqual(
      titles.filter((title, index) => titles.indexOf(title) !== index),
      [],
    );
  });

  for (const bad of badInputs) {
    it(`is not refused with one clear message, or the engine starts: ${bad.title}`, async () => {
      assert.deepEqual(faultsOf(bad, await attempt(bad, checkout)), []);
    });
  }
});
