import { computeLayer } from "../../../compute/layer";
import { loadEnvironment } from "../../../shared/config";
import type { Settings } from "../../../shared/config";
import { environments } from "../../../shared/naming";
import type { Environment } from "../../../shared/naming";
import { environmentFacts, inEnvironment } from "../../facts/compute";
import { declaredAs, declaredBy } from "../support/declared";
import type { Declared } from "../support/declared";
import type { Registered } from "../support/mocks";
import { foundationOf, persistentOf } from "./below";

export type { Declared } from "../support/declared";

/** What AWS alone would name, made of the logical name. */
function outputsOf({ name, inputs }: Registered): Record<string, unknown> {
  return {
    arn: `arn-of-${name}`,
    arnSuffix: `suffix-of-${name}`,
    dnsName: "dns-of-the-load-balancer",
    version: "1",
    latestVersion: 7,
    certificateSigningRequest: "request",
    certificate: "certificate",
    certificateChain: "",
    ...inputs,
  };
}

/** Builds the layer under mocks on given outputs of those below. One call at a time: mocks are global to the process. */
export async function buildCompute(
  environment: Environment,
  change: (settings: Settings) => Settings = (settings) => settings,
): Promise<readonly Declared[]> {
  return declaredBy(environment, "tradai-compute", { outputs: outputsOf }, () =>
    computeLayer(change(loadEnvironment(environment)), {
      persistent: persistentOf(environment),
      foundation: foundationOf(environment),
    }),
  );
}

type Layers = Readonly<Record<Environment, readonly Declared[]>>;

let built: Promise<Layers> | undefined;

async function build(): Promise<Layers> {
  const layers: Partial<Record<Environment, readonly Declared[]>> = {};
  for (const environment of environments) layers[environment] = await buildCompute(environment);
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
  /** The resources of a type, `lambda/function:Function`. */
  readonly ofType: (type: string) => readonly Declared[];
  /** The values of one input of the resources of a type, sorted. */
  readonly valuesOf: (type: string, property: string) => readonly string[];
  /** The resource of a logical name. */
  readonly made: (name: string) => Declared;
}

/** Declares the same tests for the compute layer of dev, staging and prod. */
export function describeComputeLayer(part: string, tests: (subject: Subject) => void): void {
  describe(`compute layer: ${part}`, () => {
    let layers: Layers;
    before(async function () {
      // Three whole layers, with every policy document checked.
      this.timeout(300_000);
      layers = await (built ??= build());
    });
    for (const environment of environments) {
      describe(environment, () => {
        const registered = (): readonly Declared[] => layers[environment];
        const ofType = (type: string): readonly Declared[] =>
          registered().filter((resource) => resource.type === `aws:${type}`);
        tests({
          environment,
          facts: environmentFacts[environment],
          named: (name) => inEnvironment(name, environment),
          registered,
          ofType,
          valuesOf: (type, property) =>
            ofType(type)
              .map(({ inputs }) => String(inputs[property]))
              .sort(),
          made: (name) => declaredAs(registered(), name),
        });
      });
    }
  });
}
