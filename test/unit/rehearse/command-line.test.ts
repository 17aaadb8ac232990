import assert from "node:assert/strict";
import { readCommandLine } from "../../../tools/rehearse/command-line";
import { documentOf } from "../../../tools/rehearse/rehearsals";

describe("the document of a rehearsal", () => {
  for (const [words, expected] of [
    ["dev --drift --write", "docs/rehearsals/drift.md"],
    ["prod --drift --write", "docs/rehearsals/drift-prod.md"],
    ["staging --faults --write", "docs/rehearsals/faults-staging.md"],
    ["prod", undefined],
  ] as const) {
    it(`writes over that of another environment, or has another name: ${words}`, () => {
      const { rehearsal, environment } = readCommandLine(words.split(" "));
      assert.equal(documentOf(rehearsal, environment), expected);
    });
  }
});
