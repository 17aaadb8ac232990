import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Settings } from "../../../shared/config";
import { failureText } from "../../../tools/engine/failure";
import { existingLayers, layerProject } from "../../../tools/engine/projects";
import { EngineSession } from "../../../tools/engine/session";

/** One way of exporting what is deployed. */
export interface Export {
  /** Where the files go, `persistent.json` and so on. */
  readonly folder: string;
  /** Of `pulumi stack export`. */
  readonly options?: readonly string[];
}

/**
 * Deploys all layers to the stand-in and exports them as an operator does.
 *
 * @param rewrite what is done to the text of each
 */
export async function exportDeployed(
  settings: Settings,
  exports: readonly Export[],
  rewrite: (text: string) => string,
): Promise<void> {
  const { environment } = settings;
  const session = await EngineSession.open({ environment, settings, outputs: "unknown", policies: false });
  try {
    for (const layer of existingLayers()) {
      const project = layerProject(layer, settings);
      const up = await session.run("up", project);
      assert.ok(up.ok, failureText(up));
      for (const { folder, options = [] } of exports) {
        const exported = await session.command(["stack", "export", ...options], project);
        assert.equal(exported.code, 0, exported.stderr);
        mkdirSync(folder, { recursive: true });
        writeFileSync(join(folder, `${layer}.json`), rewrite(exported.stdout));
      }
    }
  } finally {
    await session.close();
  }
}
