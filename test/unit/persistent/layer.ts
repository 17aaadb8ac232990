import { loadEnvironment } from "../../../shared/config";
import { environments } from "../../../shared/naming";
import type { Environment } from "../../../shared/naming";
import { persistentLayer } from "../../../persistent/layer";
import { environmentFacts, inEnvironment } from "../../facts/persistent";
import { registeredBy } from "../support/mocks";
import type { Registered } from "../support/mocks";

type Layers = Readonly<Record<Environment, readonly Registered[]>>;

let built: Promise<Layers> | undefined;

/** The layer of each environment, one after the other: mocks are global to the process. */
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

/** What the tests of one environment work with. */
export interface Subject {
  readonly environment: Environment;
  /** What the documents say of the environment. */
  readonly facts: (typeof environmentFacts)[Environment];
  /** Puts the environment in the place of `{env}`. */
  readonly named: (name: string) => string;
  /** What the layer registered under mocks; every test file shares one build. */
  readonly registered: () => readonly Registered[];
}

/** Declares the same tests for the persistent layer of dev, staging and prod. */
export function describePersistentLayer(part: string, tests: (subject: Subject) => void): void {
  describe(`persistent layer: ${part}`, () => {
    let layers: Layers;
    before(async () => {
      layers = await (built ??= build());
    });
    for (const environment of environments) {
      describe(environment, () => {
        tests({
          environment,
          facts: environmentFacts[environment],
          named: (name) => inEnvironment(name, environment),
          registered: () => layers[environment],
        });
      });
    }
  });
}
