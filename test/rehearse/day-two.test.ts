import assert from "node:assert/strict";
import { loadEnvironment } from "../../shared/config";
import { Progress } from "../../tools/engine/progress";
import type { Change } from "../../tools/rehearse/changes/change";
import { rehearseEach, type StageOutcome } from "../../tools/rehearse/changes/rehearsal";
import { needsEngine } from "../preview/engine-needed";

const request = {
  settings: loadEnvironment("dev"),
  layers: ["persistent"],
  progress: new Progress(),
} as const;

const inTables = (from: string, to: string): Change["stages"][number]["edits"] => [
  { file: "shared/inventory/tables.ts", from, to },
];

/** Changes that go wrong, and one that is told to come back and does not. */
const wrong: readonly Change[] = [
  {
    title: "a table's key changed",
    stages: [
      { title: "at once", edits: inTables('hash: text("idempotency_key")', 'hash: text("request_id")') },
    ],
  },
  {
    title: "a table renamed, and that meant",
    stages: [
      {
        title: "at once",
        edits: inTables('id: "idempotency"', 'id: "once"'),
        meantToGo: ["table-idempotency"],
      },
    ],
  },
  {
    title: "a refusal that does not come",
    stages: [{ title: "nothing changed", refused: { layer: "persistent", says: ["no"] } }],
  },
  {
    title: "a table added for ever",
    comesBack: true,
    stages: [
      {
        title: "and never removed",
        edits: inTables(
          "  healthState: {\n",
          '  scanState: { id: "scan-state", purpose: "scans", hash: text("task"), indexes: [], stream: false },\n  healthState: {\n',
        ),
      },
    ],
  },
];

describe("the rehearsal of changes", function () {
  this.timeout(600_000);
  needsEngine();
  let outcomes: readonly StageOutcome[];
  before(async () => {
    outcomes = await rehearseEach(request, wrong);
  });
  after(() => request.progress.stop());

  const of = (title: string): StageOutcome => {
    const found = outcomes.find(({ change }) => change.title === title);
    assert.ok(found, title);
    return found;
  };

  it("names the table whose items an up would lose", () => {
    assert.deepEqual(of("a table's key changed").ups[0]?.lost, ["table-idempotency"]);
  });

  it("begins each change at the deployed state, and takes what is meant for no loss", () => {
    const { ups, unsettled, wrong: problems } = of("a table renamed, and that meant");
    assert.deepEqual([ups[0]?.lost, ups[0]?.failure, unsettled, problems], [[], "", [], []]);
    const ops = ups[0]?.steps
      .filter(({ urn }) => /::table-(?:once|idempotency)$/.test(urn))
      .map(({ op }) => op);
    assert.deepEqual(ops?.sort(), ["create", "delete"]);
  });

  it("misses a refusal that does not come", () => {
    assert.deepEqual(of("a refusal that does not come").wrong, ["it was not refused"]);
  });

  it("names what is left behind of what was to come back", () => {
    assert.ok(of("a table added for ever").wrong.includes("table-scan-state is not as it was before"));
  });
});
