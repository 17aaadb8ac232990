import { z } from "zod";
import type { ResourceGraph } from "../graph/graph";
import { declared } from "../graph/lists";
import { UnknownRead } from "../graph/reader";
import { targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import {
  apiOf,
  besides,
  integrationType,
  isPreflight,
  modelType,
  partsOf,
  routeOf,
  validatorType,
  verbOf,
} from "../graph/rest-apis";
import type { Check } from "../rule";

export const requestParameters = z.object({
  /** Routes whose verb takes a body elsewhere, and that take none. */
  withoutBody: z.array(z.string()).default(["POST /api/v1/strategies/{id}/validate"]),
});

const verbsWithBody: readonly string[] = ["POST", "PUT", "PATCH", "ANY"];
/** Models that every API has, which admit any body. */
const builtIn: readonly string[] = ["Empty", "Error"];
/** Stands for every content type; without it a body of another type than the models' is not looked at. */
const anyType = "$default";

/** The models by content type. */
function modelsOf({ inputs }: Resource): ReadonlyMap<string, string> {
  return new Map(
    inputs.entries("requestModels").map(([contentType, name]) => {
      if (typeof name !== "string") {
        throw new UnknownRead("requestModels");
      }
      return [contentType, name];
    }),
  );
}

/** True where a request of a content type without model never gets past the method's templates. */
function refusesOtherTypes(
  graph: ResourceGraph,
  method: Resource,
  models: ReadonlyMap<string, string>,
): boolean {
  return besides(graph, method, integrationType).every(
    ({ inputs }) =>
      inputs.text("type") === "AWS" &&
      inputs.text("passthroughBehavior") === "NEVER" &&
      inputs.entries("requestTemplates").every(([contentType]) => models.has(contentType)),
  );
}

/** ORION-08, USDCOP-47: a body is held to a model before anything behind the API reads it. */
export const bodyModelled: Check = function* (method, context) {
  const { graph } = context;
  if (!verbsWithBody.includes(verbOf(method))) {
    return;
  }
  const models = modelsOf(method);
  const isModelled =
    [...models.values()].every((name) => !builtIn.includes(name)) &&
    (models.has(anyType) || refusesOtherTypes(graph, method, models));
  if (isModelled || context.parameters(requestParameters).withoutBody.includes(routeOf(graph, method))) {
    return;
  }
  const isTyped = models.size > 0 && !models.has(anyType);
  yield {
    found: isTyped
      ? `a body of another content type than ${[...models.keys()].join(", ")} is held to no model`
      : "any body passes to what is behind the API",
    expected: `\`requestModels\` with a model of the API's own for ${anyType}`,
  };
};

/** A model that a method names is there: API Gateway refuses the method otherwise. */
export const modelsDeclared: Check = function* (method, { graph }) {
  const names = [...modelsOf(method).values()].filter((name) => !builtIn.includes(name));
  const api = apiOf(graph, method);
  if (!api) {
    return;
  }
  const { parts, hasUnknown } = partsOf(graph, api, modelType);
  const missing = [...new Set(names)].filter(
    (name) => !parts.some((model) => model.inputs.text("name") === name),
  );
  if (missing.length > 0 && hasUnknown) {
    throw new UnknownRead("restApi of a Model");
  }
  if (missing.length > 0) {
    yield { found: `the API has no model ${missing.join(", ")}`, expected: "a Model of the API" };
  }
};

/** Requests are held to what the method says of them. */
export const requestsValidated: Check = function* (method, { graph }) {
  if (isPreflight(graph, method)) {
    return;
  }
  const target = targetOf(graph, method, "requestValidatorId", [validatorType]);
  if (target.kind === "absent") {
    yield { found: "no request is checked", expected: "`requestValidatorId`" };
    return;
  }
  const validator = declared(target, "requestValidatorId");
  if (!validator) {
    return;
  }
  const needed = [
    "validateRequestParameters",
    ...(verbsWithBody.includes(verbOf(method)) && modelsOf(method).size > 0 ? ["validateRequestBody"] : []),
  ];
  const missing = needed.filter((property) => validator.inputs.flag(property) !== true);
  if (missing.length > 0) {
    yield {
      found: `${validator.name} does not check what the method says: ${missing.join(" and ")} is off`,
      expected: `a validator with ${needed.join(" and ")}`,
    };
  }
};

const words: readonly string[] = ["type", "properties", "$ref", "allOf", "anyOf", "oneOf", "enum"];

/** A model refuses something. */
export const modelSpeaks: Check = function* ({ inputs }) {
  if (!inputs.texts("schema").some((schema) => words.some((word) => schema.includes(`"${word}"`)))) {
    yield { found: "the model admits any body", expected: "`schema` with a type and its properties" };
  }
};
