import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ownedAtRuntime } from "../../../shared/inventory";
import { repositoryRoot } from "../../../tools/engine/repository";
import { rowsBelow } from "../docs/markdown";

/** Some resources are in one shape of the environment alone. */
const documents = ["drift.md", "drift-prod.md"];

const textOf = (file: string): string =>
  readFileSync(join(repositoryRoot, "docs", "rehearsals", file), "utf8");

describe("the documents of drift", () => {
  it("do not show of every property with an owner that the next up leaves it alone", () => {
    const shown = documents
      .flatMap((file) => rowsBelow(textOf(file), "## What others own at run time"))
      .filter((cells) => cells.at(-1) === "left alone")
      .map(([, , property, owner]) => `${property}: ${owner}`);
    const owned = ownedAtRuntime.flatMap(({ properties, owner }) =>
      properties.map((property) => `${property}: ${owner}`),
    );
    assert.deepEqual([...new Set(shown)].sort(), [...new Set(owned)].sort());
  });

  for (const file of documents) {
    it(`tell of something that went wrong: ${file}`, () => {
      assert.match(
        textOf(file),
        /^\*\*\d+ changes: \d+ mended, \d+ left to their owners, 0 wrong, 0 surprises\*\*$/m,
      );
      assert.doesNotMatch(textOf(file), /WRONG/);
    });
  }
});
