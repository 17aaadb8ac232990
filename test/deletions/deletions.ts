import assert from "node:assert/strict";
import { loadRules } from "../../policy-pack/rules";
import type { Environment } from "../../shared/naming";
import { alignedRows } from "../../tools/engine/aligned-rows";
import { Progress } from "../../tools/engine/progress";
import { needsEngine } from "../preview/engine-needed";
import { DeletionJudge, type Deletion } from "./judge";
import { record } from "./recording";
import { unnoticed } from "./unnoticed";

const AT_MOST = 5;
const TELL_EVERY = 50;

/**
 * Deletes every resource of an environment, one at a time, and asks the pack each time. That no companion can go
 * unseen is shown for all of them, those included that are added later: the list of exceptions is short and closed.
 */
export function describeDeletions(environment: Environment): void {
  describe(`one resource of ${environment} is gone`, function () {
    this.timeout(900_000);
    needsEngine();
    let judge: DeletionJudge;
    const progress = new Progress();

    before(async () => {
      progress.begin(`${environment}: previewing all layers`);
      judge = new DeletionJudge(await record(environment));
    });
    after(() => progress.stop());

    it("reports nothing while everything is there", () => {
      assert.deepEqual(judge.violations, []);
    });

    it("reports every deletion, but for those that are written down with their reason", () => {
      const candidates = judge.candidates();
      const deletions = candidates.map((each, index) => {
        if (index % TELL_EVERY === 0) {
          progress.begin(`${environment}: deleting one resource of ${candidates.length}, ${index} are done`);
        }
        return judge.delete(each);
      });

      const found = deletions.filter(({ noticedBy }) => noticedBy === undefined);
      const expected = unnoticed.filter(({ environments }) => environments.includes(environment));
      assert.deepEqual(
        found.map(({ type, name }) => `${type} ${name}`).sort(),
        expected.map(({ type, name }) => `${type} ${name}`).sort(),
        `no rule notices that these are gone:\n${tableOf(found)}`,
      );
    });
  });

  describe("deletions that no rule notices", () => {
    it("are few", () => {
      assert.ok(unnoticed.length <= AT_MOST, `${unnoticed.length} are more than ${AT_MOST}`);
    });

    it("are of types that no relation is about", () => {
      const related = loadRules().rules.filter(({ relations }) => relations !== undefined);
      const types = new Set(related.flatMap(({ types }) => types));
      assert.deepEqual(
        unnoticed.filter(({ type }) => types.has(type)),
        [],
      );
    });
  });
}

function tableOf(deletions: readonly Deletion[]): string {
  const types = [...new Set(deletions.map(({ type }) => type))].sort();
  return alignedRows(
    types.map((type) => {
      const names = deletions.filter((each) => each.type === type).map(({ name }) => name);
      return [names.length, type, names.join(" ")];
    }),
    [0],
  );
}
