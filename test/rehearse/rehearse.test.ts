import assert from "node:assert/strict";
import { loadEnvironment } from "../../shared/config";
import { existingLayers } from "../../tools/engine/projects";
import { rehearse } from "../../tools/rehearse/rehearsal";
import { needsEngine } from "../preview/engine-needed";

describe("an environment's whole life", function () {
  this.timeout(300_000);
  needsEngine();

  for (const environment of ["dev", "prod"] as const) {
    it(`${environment}: deployed, settled, protected, and gone without a trace`, async () => {
      const layers = existingLayers();
      const steps = await rehearse({ settings: loadEnvironment(environment), layers });
      const failed = steps.filter(({ ok }) => !ok).map(({ step, layer, verdict }) => [step, layer, verdict]);
      assert.deepEqual(failed, []);
      const reversed = [...layers].reverse();
      // The user pool is protected everywhere, so the persistent layer always refuses its destruction first.
      const expected = [
        ...layers.map((layer) => `up ${layer}`),
        ...layers.map((layer) => `preview again ${layer}`),
        "destroy, protected persistent",
        ...reversed.map((layer) => `destroy ${layer}`),
      ];
      const made = steps.map(({ step, layer }) => `${step} ${layer}`);
      assert.deepEqual(
        made.filter((step) => expected.includes(step)),
        expected,
      );
      const [up] = steps;
      assert.ok((up?.changes.create ?? 0) > 100, "hardly anything was created");
    });
  }
});
