import assert from "node:assert/strict";
import { linksOf } from "../../../tools/bench/peers/chain";

const call = (method: string, came: number, left: number) => ({ path: `/pulumirpc.${method}`, came, left });

describe("what a preview waits for, by the calls of the engine", () => {
  const links = linksOf([
    // Two resources, told by two processes: the order is that of their clock.
    call("ResourceProvider/Check", 11_000, 12_000),
    call("ResourceProvider/Check", 20_000, 22_000),
    call("ResourceProvider/Create", 21_000, 29_000),
    // The stack and its provider are not checked.
    call("Analyzer/Remediate", 1_000, 2_000),
    call("Analyzer/Analyze", 4_000, 6_000),
    call("Analyzer/Remediate", 13_000, 13_500),
    call("Analyzer/Analyze", 14_000, 17_000),
    call("Analyzer/Remediate", 23_000, 23_500),
    call("Analyzer/Analyze", 24_500, 25_500),
    call("Analyzer/AnalyzeStack", 30_000, 130_000),
  ]);

  it("counts what is done at the same time, or what the engine does for its own resources", () => {
    assert.deepEqual(
      Object.entries(links).map(([method, { calls }]) => [method, calls]),
      [
        ["ResourceProvider/Check", 2],
        ["Analyzer/Remediate", 2],
        ["Analyzer/Analyze", 3],
        ["Analyzer/AnalyzeStack", 1],
      ],
    );
  });

  it("mixes up the time on the way to a call and the time in which it is answered", () => {
    assert.deepEqual(links["ResourceProvider/Check"], { calls: 2, before: 5 + 3, served: 1 + 2 });
    assert.deepEqual(links["Analyzer/Remediate"], { calls: 2, before: 1 + 1, served: 0.5 + 0.5 });
    assert.deepEqual(links["Analyzer/AnalyzeStack"], { calls: 1, before: 4.5, served: 100 });
  });
});
