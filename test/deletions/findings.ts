import assert from "node:assert/strict";
import { ledgerRows } from "../../ledger";
import type { Row } from "../../ledger/row";
import { environments, type Environment } from "../../shared/naming";
import { readUrn } from "../../tools/engine/urn";
import { needsEngine } from "../preview/engine-needed";
import { heldByTests } from "./held-by-tests";
import { DeletionJudge } from "./judge";
import { record, type Recording } from "./recording";

/** What a row names in an environment. */
function resourcesIn({ evidence }: Row, environment: Environment): readonly string[] {
  return (evidence.resources ?? [])
    .filter(({ in: wanted = environments }) => wanted.includes(environment))
    .flatMap(({ are }) => are);
}

/** `aws.s3.Bucket bucket-a`, as the ledger names it, with the type as the engine does. */
function byReadableName({ facts }: Recording): ReadonlyMap<string, string> {
  return new Map(facts.map(({ urn, type, name }) => [`${readUrn(urn).type} ${name}`, `${type} ${name}`]));
}

/**
 * Takes away, finding by finding, the resources that answer it, and asks the rules that the finding names: a closed
 * finding stays closed only as long as somebody notices that it is open again.
 */
export function describeFindings(environment: Environment): void {
  describe(`a finding that is answered by resources of ${environment} is open again and no rule of its notices:`, function () {
    this.timeout(900_000);
    needsEngine();
    let judge: DeletionJudge;
    let names: ReadonlyMap<string, string>;
    before(async () => {
      const recording = await record(environment);
      judge = new DeletionJudge(recording);
      names = byReadableName(recording);
    });

    for (const row of ledgerRows) {
      const resources = resourcesIn(row, environment);
      if (resources.length === 0 || Object.hasOwn(heldByTests, row.id)) continue;
      it(row.id, () => {
        const gone = resources.map((resource) => names.get(resource) ?? resource);
        assert.notDeepEqual(judge.noticing(gone, row.evidence.rules ?? []), [], resources.join(", "));
      });
    }
  });
}
