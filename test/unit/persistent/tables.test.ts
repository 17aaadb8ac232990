import assert from "node:assert/strict";
import { documentedTables, streamedTables } from "../../facts/persistent";
import { only, valuesOf } from "../support/mocks";
import { describePersistentLayer } from "./layer";

const tableType = "aws:dynamodb/table:Table";

describePersistentLayer("tables", ({ facts, named, registered }) => {
  it("has a table too many, too few or by another name", () => {
    const expected = documentedTables.map((table) => named(table.name)).sort();
    assert.deepEqual(valuesOf(registered(), tableType, "name"), expected);
  });

  for (const table of documentedTables) {
    it(`gives ${table.name} other keys, another index or another expiry attribute`, () => {
      const { inputs } = only(registered(), tableType, "name", named(table.name));
      assert.equal(inputs.hashKey, table.hash);
      assert.equal(inputs.rangeKey, table.range);
      assert.deepEqual(
        inputs.ttl,
        table.ttl === undefined ? undefined : { attributeName: table.ttl, enabled: true },
      );
      const indexes = inputs.globalSecondaryIndexes as {
        keySchemas: { attributeName: string }[];
      }[];
      assert.deepEqual(
        indexes.map((index) => index.keySchemas.map(({ attributeName }) => attributeName)),
        table.index === undefined ? [] : [table.index],
      );
      const attributes = [table.hash, table.range, ...(table.index ?? [])].filter(
        (name) => name !== undefined,
      );
      assert.deepEqual(
        (inputs.attributes as { name: string; type: string }[])
          .map(({ name, type }) => `${name} ${type}`)
          .sort(),
        attributes.map((name) => `${name} ${table.numeric?.includes(name) ? "N" : "S"}`).sort(),
      );
    });
  }

  it("loses point-in-time recovery, on-demand billing, protection or the environment's encryption", () => {
    for (const table of documentedTables) {
      const { inputs } = only(registered(), tableType, "name", named(table.name));
      assert.deepEqual(inputs.pointInTimeRecovery, { enabled: true }, table.name);
      assert.equal(inputs.billingMode, "PAY_PER_REQUEST", table.name);
      assert.equal(inputs.deletionProtectionEnabled, facts.protected, table.name);
      assert.equal(inputs.serverSideEncryption !== undefined, facts.customerKeys, table.name);
    }
  });

  it("streams the items of other tables than the audited ones", () => {
    const streamed = registered()
      .filter((resource) => resource.type === tableType && resource.inputs.streamEnabled === true)
      .map((resource) => resource.inputs.name);
    assert.deepEqual(streamed.sort(), streamedTables.map(named).sort());
  });
});
