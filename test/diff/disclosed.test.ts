import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadEnvironment } from "../../shared/config";
import { existingLayers } from "../../tools/engine/projects";
import { repositoryRoot } from "../../tools/engine/repository";
import { makeTemporaryFolder, removeTemporaryFolder } from "../../tools/engine/temporary-folder";
import { needsEngine } from "../preview/engine-needed";
import { withForeignIds } from "./support/as-at-aws";
import { exportDeployed } from "./support/deployed";

const forms = [
  {
    name: "encrypted",
    options: [],
    holds: '"ciphertext":',
    // The secrets of the two machine clients, `m2m-client` and `ci-client`.
    notes: ["staging: 2 encrypted inputs are not compared"],
  },
  { name: "disclosed", options: ["--show-secrets"], holds: '"plaintext":', notes: [] },
];

describe("npm run diff of staging", function () {
  this.timeout(600_000);
  needsEngine();
  let folder = "";

  before("staging is deployed and exported", async () => {
    folder = makeTemporaryFolder();
    const exports = forms.map(({ name, options }) => ({ folder: join(folder, name), options }));
    await exportDeployed(loadEnvironment("staging"), exports, withForeignIds);
  });
  after(() => removeTemporaryFolder(folder));

  for (const { name, holds, notes } of forms) {
    it(`finds changes in an export with ${name} secrets where nothing was changed`, () => {
      const state = join(folder, name);
      const texts = existingLayers().map((layer) => readFileSync(join(state, `${layer}.json`), "utf8"));
      assert.ok(
        texts.some((text) => text.replaceAll(" ", "").includes(holds)),
        `no export has ${holds}`,
      );
      const command = [join(repositoryRoot, "tools", "setup", "run.mjs"), "diff", "staging"];
      const ran = spawnSync(process.execPath, [...command, "--state", state], { encoding: "utf8" });
      assert.deepEqual([ran.status, ran.stdout], [0, "**staging**: no changes\n"], ran.stderr);
      const told = ran.stderr.split("\n").filter((line) => line.includes("not compared"));
      assert.deepEqual(told, notes);
    });
  }
});
