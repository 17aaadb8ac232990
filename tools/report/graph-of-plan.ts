import { ResourceGraph } from "../../policy-pack/graph/graph";
import type { ResourceFacts } from "../../policy-pack/graph/resource";
import { isObject, toValue, type ValueObject } from "../../policy-pack/graph/values";
import { loadEnvironment } from "../../shared/config";
import { toEnvironment } from "../engine/command-line";
import type { Plan, PlanResource } from "../engine/plan";
import { seedOf } from "../stand-in/aws-provider";
import { identityOf } from "../stand-in/identity/identity";
import { describe } from "../stand-in/outputs";
import type { SchemaStore } from "../stand-in/schema/store";
import type { Values } from "../stand-in/values";

function objectOf(given: unknown): ValueObject {
  const value = toValue(given);
  return isObject(value) ? value : {};
}

/** The graph in which the policies look things up, of a plan with predicted ids: they are predicted here again. */
export function graphOf(schemas: SchemaStore, { environment, resources }: Plan): ResourceGraph {
  const { account, region } = loadEnvironment(toEnvironment(environment));
  const outputsOf = ({ urn, type, inputs }: PlanResource): unknown => {
    const schema = schemas.resource(type);
    if (schema === undefined) return inputs;
    const context = { account, region, inputs: inputs as Values, seed: seedOf(urn, 0) };
    return describe(identityOf(type, Object.keys(schema.properties)), schema, context).outputs;
  };
  const facts = resources.map((resource): ResourceFacts => {
    const { urn, type, name, inputs, protect, parent, dependencies, propertyDependencies } = resource;
    return {
      ...{ urn, type, name, protect, dependencies, propertyDependencies },
      ...{ inputs: objectOf(inputs), outputs: objectOf(outputsOf(resource)), ignoreChanges: [] },
      ...(parent !== null && { parent }),
    };
  });
  return new ResourceGraph(facts, {});
}
