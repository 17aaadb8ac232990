import assert from "node:assert/strict";
import type { Step } from "../../../tools/engine/event-collector";
import { changesEvidence } from "../../../tools/rehearse/changes/evidence";
import type { LayerUp, StageOutcome } from "../../../tools/rehearse/changes/rehearsal";

function step(op: string, name: string, keys: readonly string[] = []): Step {
  const urn = `urn:pulumi:dev::tradai-edge::tradai:layer:Edge$aws:sqs/queue:Queue::${name}`;
  return { op, urn, diffs: [], keys, paths: {} };
}

const up: LayerUp = {
  layer: "edge",
  steps: [step("create", "one"), step("replace", "two", ["name", "fifo"]), step("delete", "three")],
  ...{ lost: [], disorder: [], failure: "" },
};
const change = { title: "a route added", stages: [] };
const good: StageOutcome = {
  ...{ change, stage: { title: "added", note: "nothing" } },
  ...{ ups: [up], unsettled: [], wrong: [] },
};

describe("the evidence of changes", () => {
  it("counts what each layer did and lists what was replaced and deleted, with the cause, in one order", () => {
    const { ok, tables, verdict } = changesEvidence([good]);
    assert.deepEqual([ok, verdict], [true, "1 changes in 1 steps, 0 of them wrong"]);
    assert.deepEqual(
      tables.map(({ rows }) => rows),
      [
        [["a route added", "added", "edge", "all", "right", "empty", "nothing"]],
        [["a route added", "added", "edge", 1, 0, 1, 1, "done"]],
        [
          ["a route added", "added", "edge", "aws.sqs.Queue", "three", "deleted"],
          ["a route added", "added", "edge", "aws.sqs.Queue", "two", "replaced: fifo, name"],
        ],
      ],
    );
  });

  const bad: Readonly<Record<string, Partial<StageOutcome>>> = {
    "something that holds data is gone": { ups: [{ ...up, lost: ["two"] }] },
    "something was done too early": { ups: [{ ...up, disorder: ["one was made before two"] }] },
    "the second preview is not empty": { unsettled: ["update one (tags)"] },
    "an up failed": { wrong: ["edge: error"] },
  };
  for (const [title, outcome] of Object.entries(bad)) {
    it(`is bad where ${title}`, () => {
      const { ok, failures, tables } = changesEvidence([{ ...good, ...outcome }]);
      assert.deepEqual([ok, failures.length, tables[0]?.rows[0]?.at(-1)], [false, 1, "FAILED"]);
    });
  }

  it("tells a refusal that has to be from an up that was done, and from one that failed", () => {
    const refused = { layer: "edge", says: [] } as const;
    const failed = { ...up, steps: [], failure: "outputs of stack" };
    const told = [refused, { ...refused, halfway: true as const }, undefined].map((expected) => {
      const stage = { title: "above", ...(expected === undefined ? {} : { refused: expected }) };
      return changesEvidence([{ ...good, stage, ups: [failed] }]).tables[1]?.rows[0]?.at(-1);
    });
    assert.deepEqual(told, ["refused, as it has to be", "ends halfway, as it has to", "FAILED"]);
  });
});
