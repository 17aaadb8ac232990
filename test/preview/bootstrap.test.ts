import assert from "node:assert/strict";
import { loadEnvironment } from "../../shared/config";
import type { Settings } from "../../shared/config";
import { environments } from "../../shared/naming";
import { failureText, warningsOf } from "../../tools/engine/failure";
import { planSchema } from "../../tools/engine/plan";
import type { Plan } from "../../tools/engine/plan";
import { preview } from "../../tools/preview/preview";
import { documentsOf, holdsUnknown } from "./documents";
import { needsEngine } from "./engine-needed";

describe("preview of what must exist before the layers", function () {
  this.timeout(120_000);
  needsEngine();

  const planned = async (settings: Settings): Promise<Plan> => {
    const result = await preview({ settings, only: "bootstrap", predict: false, policies: true });
    assert.deepEqual(
      result.policies.reports.filter(({ mandatory }) => mandatory),
      [],
    );
    assert.ok(result.ok, failureText(result));
    assert.deepEqual(warningsOf(result), []);
    assert.ok(result.policies.passed.length > 10, "the pack did not run");
    return planSchema.parse(result.plan);
  };

  for (const environment of environments) {
    it(`${environment}: breaks a policy before any layer exists, or hides a policy document`, async () => {
      const plan = await planned(loadEnvironment(environment));
      const documents = documentsOf(plan);
      assert.ok(documents.length > 10, `only ${documents.length} policy documents were found`);
      assert.deepEqual(
        documents.filter(({ value }) => holdsUnknown(value)).map(({ where }) => where),
        [],
      );
    });
  }

  it("breaks one with everything switched on", async () => {
    const plan = await planned({ ...loadEnvironment("dev"), costTags: true, threatDetection: true });
    const types = plan.resources.map(({ type }) => type);
    assert.ok(types.includes("aws:costexplorer/costAllocationTag:CostAllocationTag"));
  });
});
