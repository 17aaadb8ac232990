import assert from "node:assert/strict";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../../../shared/errors";
import { Hunt } from "../../../tools/mutants/hunt";
import type { InstrumentedPack } from "../../../tools/mutants/instrument";
import { instrumentPack } from "../../../tools/mutants/instrument";
import type { Mutant } from "../../../tools/mutants/mutant";
import { filesText, score, survivorsText } from "../../../tools/mutants/report";

const file = "policy-pack/rules/s3-versioned.ts";

function mutantOf(given: Partial<Mutant>): Mutant {
  const place = { id: "1", file: "policy-pack/rules/a.ts", line: 3, column: 5, words: [] };
  return { ...place, mutator: "ConditionalExpression", replacement: "true", ...given };
}

describe("mutants of the rules' code", function () {
  this.timeout(120_000);
  let pack: InstrumentedPack;
  before(async () => {
    pack = await instrumentPack([file]);
  });
  after(() => {
    rmSync(pack.folder, { recursive: true, force: true });
  });
  const find = (replacement: string): Mutant => {
    const found = pack.mutants.find((each) => each.replacement === replacement && !each.ignored);
    assert.ok(found, `no mutant reads ${replacement}`);
    return found;
  };

  it("leave out what a rule says to people: a changed sentence is read in the documents", () => {
    const prose = pack.mutants.filter(({ ignored }) => ignored !== undefined);
    assert.ok(prose.length > 20);
    assert.ok(pack.mutants.every((each) => each.replacement !== '""' || each.line < 40 || each.ignored));
  });

  it("are noticed by an example where the decision is turned round", () => {
    const hunt = new Hunt(pack.folder, pack.mutants);
    assert.deepEqual(hunt.broken, []);
    assert.equal(hunt.fateOf(find('status === "Enabled"')), "killed");
  });

  it("are noticed although the change is made when the file is loaded, and are asleep again afterwards", () => {
    const hunt = new Hunt(pack.folder, pack.mutants);
    const constant = pack.mutants.find(({ line, replacement, ignored }) => {
      return line < 10 && replacement === '""' && ignored === undefined;
    });
    assert.ok(constant);
    assert.equal(hunt.fateOf(constant), "killed");
    assert.equal(hunt.fateOf(find('status === "Enabled"')), "killed");
  });

  it("do not touch the pack that is in use", () => {
    assert.ok(existsSync(join(pack.folder, "policy-pack/rules/s3-versioned.js")));
    assert.ok(!readdirSync("policy-pack/rules").some((name) => name.endsWith(".js")));
  });

  it("that no file has are a mistake of the command line", async () => {
    await assert.rejects(instrumentPack(["rules/s4-"]), (error: unknown) => {
      assert.ok(error instanceof UserError);
      assert.match(error.message, /"rules\/s4-"/);
      assert.equal(error.exitCode, 2);
      return true;
    });
  });
});

describe("report of mutants", () => {
  const outcomes = [
    { mutant: mutantOf({ id: "1" }), fate: "killed" },
    { mutant: mutantOf({ id: "2" }), fate: "timeout" },
    { mutant: mutantOf({ id: "3", line: 9, replacement: "a\n  && b" }), fate: "survived" },
  ] as const;

  it("names place and change of each mutant left, on one line", () => {
    assert.equal(
      survivorsText(outcomes),
      "policy-pack/rules/a.ts:9:5  survived  ConditionalExpression  a && b",
    );
  });

  it("never rounds up to the goal", () => {
    assert.equal(score(outcomes), 66.6);
    assert.equal(score(outcomes.slice(0, 2)), 100);
    assert.match(filesText(outcomes), /policy-pack\/rules\/a\.ts +3 +1 +66\.6/);
    assert.equal(filesText(outcomes.slice(0, 2)), "");
  });
});
