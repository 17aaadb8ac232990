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
import type { Registered } from "../support/mocks";
import { identifierOf, outputsOf } from "./aws";

/** A resource with those of its options that reach the engine. */
export interface Declared extends Registered {
  /** Logical names of what it waits for: what its inputs come from, and what is stated besides. */
  readonly waitsFor: readonly string[];
  readonly protect: boolean;
}

/** What the layer registered, and what it handed to the layers above. */
export interface Built {
  readonly registered: readonly Declared[];
  readonly outputs: unknown;
}

/** What a registration tells the engine beyond inputs. */
interface Request {
  readonly getType: () => string;
  readonly getName: () => string;
  readonly getProtect: () => boolean;
  readonly getDependenciesList: () => string[];
}

/** Mocks are told of inputs alone: listens to what is said to the engine in their place. */
function listen(heard: (request: Request) => void): void {
  const monitor = pulumi.runtime.getMonitor() as unknown as {
    registerResource: (request: Request, answer: unknown) => unknown;
  };
  const register = monitor.registerResource.bind(monitor);
  monitor.registerResource = (request, answer) => {
    heard(request);
    return register(request, answer);
  };
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
  const registered: Registered[] = [];
  const requests = new Map<string, Request>();
  const { account } = environmentFacts[environment];
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs }) => {
        const resource: Registered = { type, name, inputs: inputs as Record<string, unknown> };
        registered.push(resource);
        return { id: identifierOf(type, name), state: outputsOf(resource, account) };
      },
      call: ({ token }) => {
        throw new Error(`the program calls ${token}: nothing may be looked up during a preview`);
      },
    },
    "tradai-foundation",
    environment,
    false,
    "organization",
  );
  listen((request) => requests.set(`${request.getType()} ${request.getName()}`, request));
  const settings = change(loadEnvironment(environment));
  const published = publishFoundation(foundationLayer(settings, { persistent: persistentOf(environment) }));
  const outputs = new Promise<unknown>((resolve) => pulumi.output(published).apply(resolve));
  await pulumi.runtime.disconnect();
  const declared = registered.map((resource): Declared => {
    const request = requests.get(`${resource.type} ${resource.name}`);
    const waitsFor = (request?.getDependenciesList() ?? []).map((urn) => urn.split("::").at(-1) ?? urn);
    return { ...resource, waitsFor, protect: request?.getProtect() ?? false };
  });
  return { registered: declared, outputs: await outputs };
}

type Layers = Readonly<Record<Environment, Built>>;

let built: Promise<Layers> | undefined;

async function build(): Promise<Layers> {
  const layers: Partial<Record<Environment, Built>> = {};
  for (const environment of environments) layers[environment] = await buildFoundation(environment);
  return layers as Layers;
}

/** The one resource of a logical name; fails with those that look like it. */
export function declaredAs(registered: readonly Declared[], name: string): Declared {
  const [first, ...others] = registered.filter((resource) => resource.name === name);
  if (first === undefined || others.length > 0) {
    const near = registered.filter((resource) => resource.name.startsWith(name.slice(0, 6)));
    throw new Error(`not one ${name}; there are: ${near.map((resource) => resource.name).join(", ")}`);
  }
  return first;
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
