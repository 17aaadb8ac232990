import assert from "node:assert/strict";
import { environments } from "../../shared/naming";
import { findEngine, pinnedEngineVersion } from "../../tools/engine/binary";
import { existingProjects } from "../../tools/engine/projects";
import { differenceFrom, plannedText } from "../../tools/golden/golden";
import { needsEngine } from "../preview/engine-needed";

describe("golden files", function () {
  this.timeout(400_000);
  needsEngine();

  before("they hold for one version of the engine", async function () {
    const [{ version }, pinned] = await Promise.all([findEngine(), pinnedEngineVersion()]);
    if (version === pinned) return;
    assert.equal(process.env.CI, undefined, `CI runs the engine ${version} instead of ${pinned}`);
    process.stderr.write(`skipped: golden files are compared with the engine ${pinned} only\n`);
    this.skip();
  });

  for (const environment of environments) {
    for (const layer of existingProjects()) {
      it(`${layer} in ${environment} is planned as its golden file says`, async () => {
        const difference = differenceFrom(environment, layer, await plannedText(environment, layer));
        if (difference !== "") {
          assert.fail(`${difference}\n\nIf this is intended: npm run golden, and commit the files.`);
        }
      });
    }
  }
});
