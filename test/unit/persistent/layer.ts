import { loadEnvironment } from "../../../shared/config";
import { environments } from "../../../shared/naming";
import type { Environment } from "../../../shared/naming";
import { persistentLayer } from "../../../persistent/layer";
import { registeredBy } from "../support/mocks";
import type { Registered } from "../support/mocks";

/** The persistent layer of each environment, built once and one after the other. */
export type Layers = Readonly<Record<Environment, readonly Registered[]>>;

let built: Promise<Layers> | undefined;

/** The layers under mocks; every test file shares one build. */
export function persistentLayers(): Promise<Layers> {
  built ??= build();
  return built;
}

async function build(): Promise<Layers> {
  const layers: Partial<Record<Environment, Registered[]>> = {};
  for (const environment of environments) {
    const settings = loadEnvironment(environment);
    layers[environment] = await registeredBy(environment, "tradai-persistent", () =>
      persistentLayer(settings),
    );
  }
  return layers as Layers;
}
