import * as pulumi from "@pulumi/pulumi";
import { loadEnvironment } from "../../../shared/config";
import type { Settings } from "../../../shared/config";
import { publishFoundation } from "../../../shared/contracts";
import type { PersistentState } from "../../../shared/contracts";
import { environments } from "../../../shared/naming";
import type { Environment } from "../../../shared/naming";
import { foundationLayer } from "../../../foundation/layer";
import { persistentSample } from "../../config/support/persistent-sample";
import { environmentFacts, inEnvironment } from "../../facts/foundation";
import { declaredAs, declaredBy } from "../support/declared";
import type { Declared } from "../support/declared";
import type { Registered } from "../support/mocks";
import { identifierOf, outputsOf } from "./aws";

export type { Declared } from "../support/declared";

/** What the layer registered, and what it handed to the layers above. */
export interface Built {
  readonly registered: readonly Declared[];
  readonly outputs: unknown;
}

/** The persistent layer's outputs: customer keys where decisions.md section 8 has them. */
function persistentOf(environment: Environment): PersistentState {
  const sample = persistentSample();
  const { keys, buckets } = sample;
  return {
    ...sample,
    keys: environmentFacts[environment].customerKeys ? keys : { alerts: keys.alerts },
    buckets: {
      ...buckets,
      logs: { name: `tradai-logs-${environment}`, arn: `arn:aws:s3:::tradai-logs-${environment}` },
    },
  };
}

/** Builds the layer under mocks which name things as AWS does. One call at a time: mocks are global to the process. */
export async function buildFoundation(
  environment: Environment,
  change: (settings: Settings) => Settings = (settings) => settings,
): Promise<Built> {
  const { account } = environmentFacts[environment];
  const answers = {
    id: ({ type, name }: Registered) => identifierOf(type, name),
    outputs: (resource: Registered) => outputsOf(resource, account),
  };
  let outputs: Promise<unknown> | undefined;
  const registered = await declaredBy(environment, "tradai-foundation", answers, () => {
    const settings = change(loadEnvironment(environment));
    const published = publishFoundation(foundationLayer(settings, { persistent: persistentOf(environment) }));
    outputs = new Promise<unknown>((resolve) => pulumi.output(published).apply(resolve));
  });
  return { registered, outputs: await outputs };
}

type Layers = Readonly<Record<Environment, Built>>;

let built: Promise<Layers> | undefined;

async function build(): Promise<Layers> {
  const layers: Partial<Record<Environment, Built>> = {};
  for (const environment of environments) layers[environment] = await buildFoundation(environment);
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
  readonly registered: () => readonly Declared[];
  /** The resources of a type. */
  readonly ofType: (type: string) => readonly Declared[];
  /** The resource of a logical name. */
  readonly made: (name: string) => Declared;
  readonly outputs: () => unknown;
}

/** Declares the same tests for the foundation layer of dev, staging and prod. */
export function describeFoundationLayer(part: string, tests: (subject: Subject) => void): void {
  describe(`foundation layer: ${part}`, () => {
    let layers: Layers;
    before(async function () {
      // Three whole layers, with every policy document checked.
      this.timeout(120_000);
      layers = await (built ??= build());
    });
    for (const environment of environments) {
      describe(environment, () => {
        const registered = (): readonly Declared[] => layers[environment].registered;
        tests({
          environment,
          facts: environmentFacts[environment],
          named: (name) => inEnvironment(name, environment),
          registered,
          ofType: (type) => registered().filter((resource) => resource.type === type),
          made: (name) => declaredAs(registered(), name),
          outputs: () => layers[environment].outputs,
        });
      });
    }
  });
}
