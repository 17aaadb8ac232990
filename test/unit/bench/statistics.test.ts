import assert from "node:assert/strict";
import { ratio, spreadOf, withRange } from "../../../tools/bench/statistics";

describe("figures of a benchmark", () => {
  it("give the mean, or one of the two middle runs, for the median of an even number of runs", () => {
    assert.deepEqual(spreadOf([10, 1, 3, 2]), { median: 2.5, min: 1, max: 10 });
    assert.deepEqual(spreadOf([9, 1, 2]), { median: 2, min: 1, max: 9 });
  });

  it("show the range in another order or with other digits than the median", () => {
    assert.equal(withRange([3, 1, 2.345], 1), "2.3 (1.0-3.0)");
  });

  it("turn the share of the other side upside down", () => {
    assert.equal(ratio([2, 4, 100], [5, 8, 9]), 0.5);
  });

  it("give a share where the other side was not run", () => {
    assert.ok(Number.isNaN(ratio([1], [])));
  });
});
