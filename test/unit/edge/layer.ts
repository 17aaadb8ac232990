import type { LayersBelow } from "../../../edge/below";
import { LayerContext } from "../../../shared/components";
import { loadEnvironment } from "../../../shared/config";
import type { Settings } from "../../../shared/config";
import { environments } from "../../../shared/naming";
import type { Environment } from "../../../shared/naming";
import { environmentFacts, inEnvironment } from "../../facts/compute";
import { declaredAs, declaredBy } from "../support/declared";
import type { Declared } from "../support/declared";
import type { Registered } from "../support/mocks";
import { belowOf } from "./below";

export type { Declared } from "../support/declared";

/** What AWS alone would name, made of the logical name. */
function outputsOf({ name, inputs }: Registered): Record<string, unknown> {
  return {
    arn: `arn-of-${name}`,
    rootResourceId: "root-resource",
    executionArn: `execution-arn-of-${name}`,
    regionalDomainName: "d-1.execute-api.eu-central-1.amazonaws.com",
    regionalZoneId: "Z1",
    engineArn: `arn:aws:lambda:eu-central-1:600802701449:function:cwsyn-${name}-0a1b2c3d:7`,
    versionId: `version-of-${name}`,
    ...inputs,
  };
}

/** A part of the layer, or all of it. */
export type Part = (context: LayerContext, below: LayersBelow, settings: Settings) => unknown;

/** Builds a part of the layer under mocks on given outputs of those below. One call at a time: mocks are global. */
export async function buildPart(
  environment: Environment,
  part: Part,
  change: (settings: Settings) => Settings = (settings) => settings,
): Promise<readonly Declared[]> {
  return declaredBy(environment, "tradai-edge", { outputs: outputsOf }, () => {
    const settings = change(loadEnvironment(environment));
    return part(new LayerContext("edge", settings), belowOf(environment), settings);
  });
}

/** What the tests of one environment work with. */
export interface Subject {
  readonly environment: Environment;
  /** What the documents say of the environment. */
  readonly facts: (typeof environmentFacts)[Environment];
  /** Puts the environment in the place of `{env}`. */
  readonly named: (name: string) => string;
  /** What the part registered under mocks. */
  readonly registered: () => readonly Declared[];
  /** The resources of a type, `lambda/function:Function`. */
  readonly ofType: (type: string) => readonly Declared[];
  /** The values of one input of the resources of a type, sorted. */
  readonly valuesOf: (type: string, property: string) => readonly string[];
  /** The resource of a logical name. */
  readonly made: (name: string) => Declared;
}

/** Declares the same tests for a part of the edge layer of dev, staging and prod. */
export function describeEdge(title: string, part: Part, tests: (subject: Subject) => void): void {
  describe(`edge layer: ${title}`, () => {
    for (const environment of environments) {
      describe(environment, () => {
        let declared: readonly Declared[];
        before(async function () {
          this.timeout(300_000);
          declared = await buildPart(environment, part);
        });
        const registered = (): readonly Declared[] => declared;
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
