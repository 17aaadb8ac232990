import assert from "node:assert/strict";
import { ledger, ledgerRows } from "../../../ledger";
import { problemsOf } from "../../../ledger/evidence";
import type { Row } from "../../../ledger/row";
import { audits } from "../../facts/findings";
import { thisRepository } from "./repository";

const repository = thisRepository();

/** What may become of a finding that infrastructure can close, can close in part, or cannot. */
const allowed: Readonly<Record<"yes" | "partly" | "no", readonly Row["state"][]>> = {
  yes: ["closed", "partly", "declined"],
  partly: ["closed", "partly", "declined"],
  no: ["application", "declined"],
};

describe("the ledger of findings", () => {
  for (const [prefix, { findings, partly, no }] of Object.entries(audits)) {
    it(`leaves out a finding of ${prefix}, holds one twice, or calls one the applications' that is closable`, () => {
      const rows = ledger.find((audit) => audit.prefix === prefix)?.rows ?? [];
      assert.deepEqual(
        rows.map(({ id }) => id),
        Array.from({ length: findings }, (_, index) => `${prefix}-${String(index + 1).padStart(2, "0")}`),
      );
      const wrong = rows.filter(({ state }, index) => {
        const closable = partly.includes(index + 1) ? "partly" : no.includes(index + 1) ? "no" : "yes";
        return !allowed[closable].includes(state);
      });
      assert.deepEqual(
        wrong.map(({ id, state }) => `${id}: ${state}`),
        [],
      );
    });
  }

  it("counts other than the findings list: 260 in all, of which 226 are closable", () => {
    const facts = Object.values(audits);
    const all = facts.reduce((sum, { findings }) => sum + findings, 0);
    const notClosable = facts.reduce((sum, { no }) => sum + no.length, 0);
    assert.deepEqual([all, all - notClosable], [260, 226]);
    assert.equal(ledgerRows.length, all);
    assert.equal(ledgerRows.filter(({ state }) => state === "application").length, notClosable);
  });

  it("names evidence that is not there", () => {
    assert.deepEqual(
      ledgerRows.flatMap((row) => problemsOf(row, repository)),
      [],
    );
  });
});

describe("evidence that is gone is noticed, and its finding named:", () => {
  const row: Row = {
    id: "AUDIT-01",
    finding: "A bucket was open.",
    state: "closed",
    answer: "It is shut.",
    evidence: {
      resources: [{ are: ["aws.s3.Bucket bucket-a"] }, { are: ["aws.s3.Bucket bucket-b"], in: ["prod"] }],
      rules: ["s3-encrypted"],
      tests: [{ file: "test/a.test.ts", title: "leaves a bucket open" }],
      files: ["docs/a.md"],
    },
  };
  const both = new Set(["aws.s3.Bucket bucket-a", "aws.s3.Bucket bucket-b"]);
  const one = new Set(["aws.s3.Bucket bucket-a"]);
  const whole = {
    plans: { dev: one, staging: one, prod: both },
    rules: new Set(["s3-encrypted"]),
    textOf: (file: string) =>
      ({ "test/a.test.ts": 'it("leaves a bucket open", ...)', "docs/a.md": "" })[file],
  };

  it("nothing while all is there", () => {
    assert.deepEqual(problemsOf(row, whole), []);
  });

  const cases: readonly [string, Partial<typeof whole>, string][] = [
    [
      "a resource of one environment",
      { plans: { ...whole.plans, staging: new Set() } },
      'AUDIT-01: the plan of staging has no resource "aws.s3.Bucket bucket-a"',
    ],
    [
      "a resource that only one environment has",
      { plans: { ...whole.plans, prod: one } },
      'AUDIT-01: the plan of prod has no resource "aws.s3.Bucket bucket-b"',
    ],
    ["a rule", { rules: new Set() }, 'AUDIT-01: there is no rule "s3-encrypted"'],
    ["a test", { textOf: () => "" }, 'AUDIT-01: test/a.test.ts has no test "leaves a bucket open"'],
  ];
  for (const [title, change, problem] of cases) {
    it(title, () => {
      assert.deepEqual(problemsOf(row, { ...whole, ...change }), [problem]);
    });
  }

  it("the files of a test and of a document", () => {
    assert.deepEqual(problemsOf(row, { ...whole, textOf: () => undefined }), [
      "AUDIT-01: there is no file test/a.test.ts",
      "AUDIT-01: there is no file docs/a.md",
    ]);
  });

  it("all that would fail without the answer", () => {
    assert.deepEqual(problemsOf({ ...row, evidence: {} }, whole), [
      "AUDIT-01: names neither a rule nor a test",
    ]);
    assert.deepEqual(problemsOf({ ...row, state: "application", evidence: {} }, whole), []);
  });
});
