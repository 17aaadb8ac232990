import assert from "node:assert/strict";
import type { CatalogueIds } from "../../policy-pack/rule";
import { loadRules } from "../../policy-pack/rules";
import { answersOf, catalogues, reasonOf } from "../../tools/docs/coverage/answers";
import { catalogueRows } from "../../tools/docs/coverage/catalogue-rows";
import { findings } from "../../tools/docs/coverage/findings";
import { furtherIds } from "../../tools/docs/coverage/further-ids";
import { findingsNotApplicable, idsNotApplicable } from "../../tools/docs/coverage/not-applicable";
import { requiredIds } from "../../tools/docs/coverage/public-ids";
import { relations } from "../../tools/docs/coverage/relations";

const { rules } = loadRules();
const names = rules.map(({ name }) => name);
const answers = answersOf(rules);

const idsOf = (tables: typeof requiredIds, catalogue: keyof CatalogueIds): string[] => [
  ...new Set(tables.flatMap((row) => row[catalogue] ?? [])),
];

describe("coverage of the policy pack", () => {
  it("loses sight of a row: the tables hold as many as the documents that they were written from", () => {
    assert.equal(new Set(catalogueRows).size, 72);
    assert.deepEqual(
      Object.keys(relations),
      Array.from({ length: 60 }, (_, index) => String(index + 1)),
    );
    const counts = ["TRADAI-H", "TRADAI-S", "EDGAR", "USDCOP", "ORION"].map(
      (prefix) => Object.keys(findings).filter((id) => id.startsWith(`${prefix}-`)).length,
    );
    assert.deepEqual(counts, [27, 42, 72, 52, 67]);
    assert.deepEqual(
      catalogues.map((catalogue) => idsOf(requiredIds, catalogue).length),
      [133, 37, 45, 149],
    );
  });

  for (const row of catalogueRows) {
    it(`lacks a rule of the catalogue: ${row}`, () => {
      assert.ok(names.includes(row));
    });
  }

  for (const [number, violation] of Object.entries(relations)) {
    it(`overlooks relation ${number}: ${violation}`, () => {
      assert.notDeepEqual(answers.toRelation(Number(number)), []);
    });
  }

  for (const catalogue of catalogues) {
    for (const id of idsOf(requiredIds, catalogue)) {
      it(`answers an id with neither rule nor reason, or with both: ${id}`, () => {
        const isAnswered = answers.toId(catalogue, id).length > 0;
        assert.equal(
          isAnswered,
          reasonOf(idsNotApplicable, id) === undefined,
          answers.toId(catalogue, id).join(),
        );
      });
    }
  }

  it("leaves a finding open that the ledger closes by a rule", () => {
    const open = Object.keys(findings).filter(
      (id) => answers.toFinding(id).length > 0 === (reasonOf(findingsNotApplicable, id) !== undefined),
    );
    assert.deepEqual(open, []);
  });

  it("sends whoever reads the ledger to a rule that does not exist", () => {
    const named = new Set(Object.values(findings).flat());
    assert.deepEqual(
      [...named].filter((name) => !names.includes(name)),
      [],
    );
  });

  it("gives a reason for an id that nobody asks about", () => {
    const asked = new Set([
      ...catalogues.flatMap((catalogue) => idsOf(requiredIds, catalogue)),
      ...Object.keys(findings),
    ]);
    const given = [...idsNotApplicable, ...findingsNotApplicable].flatMap(({ ids }) => ids);
    assert.deepEqual(
      given.filter((id) => !asked.has(id)),
      [],
    );
    assert.equal(new Set(given).size, given.length);
  });

  for (const { name, catalogue: own, relations: numbers, findings: closed } of rules) {
    it(`claims an id, relation or finding that no table knows: ${name}`, () => {
      const claimed = catalogues.flatMap((catalogue) => {
        const known = idsOf([...requiredIds, ...furtherIds], catalogue);
        return (own?.[catalogue] ?? []).filter((id) => !known.includes(id));
      });
      assert.deepEqual(
        [
          ...claimed,
          ...(numbers ?? []).filter((number) => relations[number] === undefined),
          ...(closed ?? []).filter((id) => findings[id] === undefined),
        ],
        [],
      );
    });
  }

  it("lists an id beyond the required ones that no rule answers any more", () => {
    const idle = catalogues.flatMap((catalogue) =>
      idsOf(furtherIds, catalogue).filter((id) => answers.toId(catalogue, id).length === 0),
    );
    assert.deepEqual(idle, []);
  });
});
