import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../../shared/errors";
import type { Environment, Layer } from "../../shared/naming";
import { parseState, withoutGaps, type LayerState } from "./state";

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new UserError(`${file}: cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * Reads a folder with one file a layer, `persistent.json` and so on, each as `pulumi stack export` writes it. A layer
 * without a file is not deployed.
 *
 * @throws UserError where the folder holds none of the files, or one that is not what its name says
 */
export function statesInFolder(
  folder: string,
  environment: Environment,
  layers: readonly Layer[],
): readonly LayerState[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new UserError(
      `--state ${folder}: no such folder; allowed are a folder and a URL such as s3://bucket`,
    );
  }
  const names = layers.map((layer) => `${layer}.json`);
  if (!names.some((name) => existsSync(join(folder, name)))) {
    throw new UserError(`--state ${folder}: holds none of ${names.join(", ")}`);
  }
  const states = new Map<Layer, LayerState>();
  for (const layer of layers) {
    const from = join(folder, `${layer}.json`);
    const state = existsSync(from) ? parseState(textOf(from), { layer, environment, from }) : undefined;
    if (state !== undefined) states.set(layer, state);
  }
  return withoutGaps(layers, states, `--state ${folder}`);
}
