import assert from "node:assert/strict";
import { loadEnvironment } from "../../shared/config";
import { environments } from "../../shared/naming";
import { failureText, warningsOf } from "../../tools/engine/failure";
import { planSchema } from "../../tools/engine/plan";
import { preview } from "../../tools/preview/preview";
import { needsEngine } from "./engine-needed";
import { documentsOf, holdsUnknown, unreadableAtFirst } from "./documents";

describe("preview of an environment that does not exist yet", function () {
  this.timeout(120_000);
  needsEngine();

  for (const environment of environments) {
    it(`${environment}: the pack is content and a reviewer can read every policy document`, async () => {
      const settings = loadEnvironment(environment);
      const result = await preview({ settings, predict: false, policies: true });

      const violated = result.policies.reports.filter(({ mandatory }) => mandatory);
      assert.deepEqual(violated, []);
      assert.ok(result.ok, failureText(result));
      assert.deepEqual(warningsOf(result), []);
      assert.ok(result.policies.passed.length > 10, "the pack did not run");

      const plan = planSchema.parse(result.plan);
      const documents = documentsOf(plan);
      assert.ok(documents.length > 20, `only ${documents.length} policy documents were found`);
      const unreadable = documents.filter(({ value }) => holdsUnknown(value));
      const listed = ({ kind }: { readonly kind: string }): boolean => kind in unreadableAtFirst;
      assert.deepEqual(
        unreadable.filter((document) => !listed(document)).map(({ where }) => where),
        [],
      );
      // The list holds what is needed and nothing else: the two state machines.
      assert.deepEqual([...new Set(unreadable.map(({ kind }) => kind))], Object.keys(unreadableAtFirst));
      assert.equal(unreadable.length, 2);
    });
  }
});
