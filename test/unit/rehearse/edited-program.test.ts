import assert from "node:assert/strict";
import { edited } from "../../../tools/rehearse/changes/edit";
import { editedProgram } from "../../../tools/rehearse/changes/edited-program";

const file = "shared/inventory/tables.ts";

describe("an edit of the program", () => {
  it("changes the one place that it names", () => {
    assert.equal(edited("a b c", { file, from: "b", to: "x" }), "a x c");
  });

  for (const [title, text, times] of [
    ["is not there any more", "a", 0],
    ["stands twice", "b b", 2],
  ] as const) {
    it(`says where the text that it names ${title}`, () => {
      assert.throws(() => edited(text, { file, from: "b", to: "x" }), {
        message: `${file}: found ${times} times, not once: b`,
      });
    });
  }

  it("that does not compile says where", async () => {
    const edits = [{ file, from: "export const tables = {", to: "export const tables = {{" }];
    await assert.rejects(
      editedProgram(edits),
      /system\.ts does not compile:\nshared\/inventory\/tables\.ts:\d+/,
    );
  });
});
