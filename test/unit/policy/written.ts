import assert from "node:assert/strict";
import type { PolicyDocument } from "../../../shared/policy";
import { plain } from "./scope";

/** What a document is for, the document, and its statements written by hand. */
export type Written = readonly [title: string, build: () => PolicyDocument, statements: readonly object[]];

/** Holds each document, as a whole, to what was written down for it. */
export function describeWritten(part: string, documents: readonly Written[]): void {
  describe(`a policy says what was written down for it, and nothing else: ${part}`, () => {
    for (const [title, build, statements] of documents) {
      it(title, () => {
        assert.deepEqual(plain(build()), { Version: "2012-10-17", Statement: statements });
      });
    }
  });
}
