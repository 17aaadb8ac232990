import assert from "node:assert/strict";
import { evidenceDocument } from "../../../tools/rehearse/evidence";

describe("the document of a rehearsal", () => {
  const documentOf = (...row: readonly (string | number)[]): string =>
    evidenceDocument(
      {
        title: "What survives",
        about: [],
        tables: [{ title: "Tried", header: row.map((_, index) => `${index}`), rows: [row], numbers: [] }],
        ok: true,
        verdict: "1 tried",
        failures: [],
      },
      "npm run rehearse",
      "a machine",
    );

  it("shows a placeholder that Markdown would hide as a tag, and leaves the one in code as it is", () => {
    assert.match(
      documentOf("'--plan <file>' is missing", "`aws kms list-aliases --key-id <arn>` knows none", 3),
      /^\| '--plan &lt;file>' is missing \| `aws kms list-aliases --key-id <arn>` knows none \| 3 \|$/m,
    );
  });
});
