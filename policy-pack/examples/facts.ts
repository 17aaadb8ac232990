import type { ResourceFacts } from "../graph/resource";
import type { ValueObject } from "../graph/values";
import { isObject, toValue } from "../graph/values";
import type { Example, Fixture } from "../rule";
import { defaultExampleProvider } from "./provider";

/** URN of a fixture in the root project, below the component of its layer; below none where that is "none". */
export function urnOf(fixture: Fixture, environment: string, project = "tradai"): string {
  const layer = fixture.layer ?? "persistent";
  const component = `tradai:layer:${layer.charAt(0).toUpperCase()}${layer.slice(1)}$`;
  const types = `${layer === "none" ? "" : component}${fixture.type}`;
  return `urn:pulumi:${environment}::${project}::${types}::${fixture.name}`;
}

/** The facts that the engine would report for an example: in a layer's own project where its scope is a layer. */
export function factsOf(example: Pick<Example, "environment" | "resources" | "scope">): ResourceFacts[] {
  const environment = example.environment ?? "prod";
  // In the project of the whole system nobody may say that the stack is one layer.
  const project = example.scope === "layer" ? "tradai-persistent" : undefined;
  const urns = new Map(example.resources.map((each) => [each.name, urnOf(each, environment, project)]));
  const named = (names: readonly string[]): string[] =>
    names.map((name) => {
      const urn = urns.get(name);
      if (urn === undefined) {
        throw new Error(`the example refers to "${name}", which it does not hold`);
      }
      return urn;
    });
  return example.resources.map((fixture) => {
    const inputs = objectOf(fixture.inputs);
    const provider = fixture.provider ? `provider-of-${fixture.name}` : "default";
    return {
      urn: urnOf(fixture, environment, project),
      type: fixture.type,
      name: fixture.name,
      inputs,
      outputs: { ...inputs, ...objectOf(fixture.outputs ?? {}) },
      protect: fixture.protect ?? false,
      ignoreChanges: fixture.ignoreChanges ?? [],
      dependencies: named(fixture.dependsOn ?? []),
      propertyDependencies: Object.fromEntries(
        Object.entries(fixture.references ?? {}).map(([property, names]) => [property, named(names)]),
      ),
      // A component has none.
      ...(!fixture.type.startsWith("tradai:") && {
        provider: {
          urn: `urn:pulumi:${environment}::tradai::pulumi:providers:aws::${provider}`,
          name: provider,
          inputs: objectOf(fixture.provider ?? defaultExampleProvider(environment)),
        },
      }),
    };
  });
}

function objectOf(given: unknown): ValueObject {
  const value = unmarked(given);
  return isObject(value) ? value : {};
}

/** As `toValue`, but fixtures hold `UNKNOWN` itself where the engine sends a sentinel. */
function unmarked(given: unknown): ReturnType<typeof toValue> {
  return toValue(withSentinels(given));
}

const unknownString = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Replaces `UNKNOWN` by the sentinel that the engine would send, and leaves out what it would not send. */
export function withSentinels(given: unknown): unknown {
  if (typeof given === "symbol") {
    return unknownString;
  }
  if (Array.isArray(given)) {
    return given.map(withSentinels);
  }
  return typeof given === "object" && given !== null
    ? Object.fromEntries(
        Object.entries(given)
          .filter(([, value]) => value !== undefined)
          .map(([key, value]) => [key, withSentinels(value)]),
      )
    : given;
}
