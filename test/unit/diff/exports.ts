import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { layers, type Layer } from "../../../shared/naming";
import { parseState, type LayerState } from "../../../tools/diff/state";

export { layers };

export interface Deployed {
  readonly type: string;
  readonly name: string;
  readonly [key: string]: unknown;
}

export function urnOf(layer: Layer, type: string, name: string, environment = "dev"): string {
  return `urn:pulumi:${environment}::tradai-${layer}::${type}::${name}`;
}

/** What `pulumi stack export` writes of a layer. */
export function exported(
  layer: Layer,
  resources: readonly Deployed[],
  more: object = {},
  environment = "dev",
): string {
  const all = resources.map(({ type, name, ...rest }) => ({
    ...{ urn: urnOf(layer, type, name, environment), type, custom: !type.startsWith("pulumi:pulumi:Stack") },
    ...rest,
  }));
  return JSON.stringify({ version: 3, deployment: { manifest: {}, resources: all, ...more } });
}

/** A folder that the system empties, with files. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "tradai-diff-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

export function stateOf(layer: Layer, resources: readonly Deployed[], more: object = {}): LayerState {
  const state = parseState(exported(layer, resources, more), { layer, environment: "dev", from: "a test" });
  if (state === undefined) throw new Error("nothing is deployed");
  return state;
}
