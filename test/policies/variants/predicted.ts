import { identityOf } from "../../../tools/stand-in/identity/identity";
import { describe as describeOutputs } from "../../../tools/stand-in/outputs";
import { SchemaStore } from "../../../tools/stand-in/schema/store";
import type { ObjectSchema, ResourceSchema } from "../../../tools/stand-in/schema/shapes";
import type { Value, Values } from "../../../tools/stand-in/values";
import { account, region } from "../../../policy-pack/examples/bucket";
import { canonicalType } from "../../../policy-pack/graph/aliases";
import type { Fixture } from "../../../policy-pack/rule";

const schemas = new SchemaStore();

/** The schema of a resource type in the installed `@pulumi/aws`; undefined for what is not of AWS. */
export function schemaOf(type: string): ResourceSchema | undefined {
  return schemas.resource(canonicalType(type));
}

export function nestedSchema(ref: string): ObjectSchema {
  return schemas.object(ref);
}

/**
 * What AWS would answer for a fixture: by the stand-in's tables, which know nothing of the pack. What the
 * fixture says itself of its outputs wins.
 */
export function predictedOutputs(fixture: Fixture): Outputs {
  const found = known.get(fixture) ?? predict(fixture);
  known.set(fixture, found);
  return found;
}

type Outputs = Readonly<Record<string, unknown>>;
const known = new WeakMap<Fixture, Outputs>();

function predict(fixture: Fixture): Outputs {
  const type = canonicalType(fixture.type);
  const schema = schemaOf(type);
  if (!schema) {
    return { id: fixture.name, ...fixture.outputs };
  }
  const { outputs } = describeOutputs(identityOf(type, Object.keys(schema.properties)), schema, {
    account,
    region: regionOf(fixture),
    inputs: knownValues(fixture.inputs),
    seed: `${type}::${fixture.name}`,
  });
  return { ...outputs, ...fixture.outputs };
}

function regionOf({ inputs, provider }: Fixture): string {
  const found = [inputs.region, provider?.region].find((each) => typeof each === "string");
  return typeof found === "string" ? found : region;
}

/** Inputs as the stand-in takes them; an unknown one counts as absent. */
function knownValues(inputs: Fixture["inputs"]): Values {
  const found: Values = {};
  for (const [key, value] of Object.entries(inputs)) {
    const known = knownValue(value);
    if (known !== undefined) {
      found[key] = known;
    }
  }
  return found;
}

function knownValue(value: unknown): Value | undefined {
  if (Array.isArray(value)) {
    return value.flatMap((item) => knownValue(item) ?? []);
  }
  if (typeof value === "object" && value !== null) {
    return knownValues(Object.fromEntries(Object.entries(value)));
  }
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? value
    : undefined;
}
