import assert from "node:assert/strict";
import { loadEnvironment } from "../../shared/config";
import { environments } from "../../shared/naming";
import { existingProjects } from "../../tools/engine/projects";
import { preview } from "../../tools/preview/preview";
import { needsEngine } from "../preview/engine-needed";
import { previewInItsFolder } from "./deployable";

describe("a layer run as `pulumi preview` runs it", function () {
  // The layers below are deployed first, beside other files' tests.
  this.timeout(600_000);
  needsEngine();

  for (const environment of environments) {
    for (const layer of existingProjects()) {
      it(`${layer} in ${environment} plans in its own folder what the inline preview shows`, async () => {
        const settings = loadEnvironment(environment);
        const { outcome, events, plan } = await previewInItsFolder(layer, settings);
        const violated = events.policies.results().reports.filter(({ mandatory }) => mandatory);
        assert.deepEqual(violated, []);
        assert.equal(outcome.code, 0, JSON.stringify([outcome.stderr, events.diagnostics], null, 2));

        const inline = await preview({ settings, only: layer, predict: false, policies: false });
        assert.ok(plan.resources.length > 1, "the plan is empty");
        assert.deepEqual(plan, inline.plan);
      });
    }
  }
});
