import assert from "node:assert/strict";
import * as path from "node:path";
import { loadExemptions } from "../../policy-pack/exemptions/load";
import { secrets } from "../../shared/inventory";
import { environments } from "../../shared/naming";

const { entries } = loadExemptions(path.resolve(__dirname, "../../policy-pack/exemptions.yaml"));

describe("secrets that nothing renews by itself", () => {
  for (const environment of environments) {
    for (const { id, rotationExemption } of Object.values(secrets)) {
      it(`are exempt for another reason or longer than the table of secrets says: ${id} in ${environment}`, () => {
        const found = entries.filter(
          (entry) =>
            entry.policy === "secrets-rotated" &&
            entry.resource === `secret-${id}` &&
            entry.environment === environment,
        );
        assert.deepEqual(
          found.map(({ reason, expires }) => ({ reason, until: expires })),
          [rotationExemption],
        );
      });
    }
  }
});
