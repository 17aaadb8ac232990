import type { Cloud, CloudResource } from "../../cloud";
import { isRecord, textOf, type Value, type Values } from "../../values";
import { special, type SpecialCase } from "./case";

const bad = "BadRequestException";
const none = "NotFoundException";
const type = (kind: string): string =>
  `aws:apigateway/${kind.charAt(0).toLowerCase()}${kind.slice(1)}:${kind}`;
const page = (operation: string): string => `apigateway/latest/api/API_${operation}.html`;

/** What of a kind belongs to the same method as the inputs, or to one of its answers. */
function ofMethod(cloud: Cloud, kind: string, inputs: Values, more: readonly string[] = []): CloudResource[] {
  const keys = ["restApi", "resourceId", "httpMethod", ...more];
  return cloud.list(type(kind)).filter((other) => keys.every((key) => other.inputs[key] === inputs[key]));
}

/** An API's own models, beside the two that every API has. */
function modelNamed(cloud: Cloud, inputs: Values, name: Value): CloudResource | undefined {
  return cloud
    .list(type("Model"))
    .find((model) => model.inputs.restApi === inputs.restApi && model.inputs.name === name);
}

const entries = (value: Value | undefined): [string, Value][] =>
  isRecord(value) ? Object.entries(value) : [];

/** A resource or the API's root, which every API has. */
const place = (kind: string, property: string, operation: string): SpecialCase =>
  special(type(kind), none, page(operation), ({ inputs }, cloud) => {
    const wanted = textOf(inputs[property]);
    const api = cloud.find([type("RestApi")], textOf(inputs.restApi) ?? "");
    if (wanted === undefined || api === undefined) return [];
    if (api.outputs.rootResourceId === wanted) return [api];
    const found = cloud
      .list(type("Resource"))
      .filter(({ id, inputs: { restApi } }) => id === wanted && restApi === inputs.restApi);
    return found.length > 0
      ? found
      : {
          said: "Invalid Resource identifier specified",
          hint: `${property} '${wanted}' belongs to no resource of the API`,
        };
  });

/** AWS tells two variables of one place apart by nothing. */
const oneVariable = special(type("Resource"), bad, page("CreateResource"), ({ inputs, own }, cloud) => {
  const isVariable = (part: Value | undefined): boolean => textOf(part)?.startsWith("{") === true;
  if (!isVariable(inputs.pathPart)) return [];
  const sibling = cloud
    .list(type("Resource"))
    .find(
      (other) =>
        other.id !== own &&
        other.inputs.restApi === inputs.restApi &&
        other.inputs.parentId === inputs.parentId &&
        isVariable(other.inputs.pathPart),
    );
  if (sibling === undefined) return [];
  return {
    said:
      `A sibling (${textOf(sibling.inputs.pathPart) ?? ""}) of this resource already has a variable path part ` +
      "-- only one is allowed",
  };
});

const parts = (kind: string, needed: string, what: string, more: readonly string[] = []): SpecialCase =>
  special(type(kind), none, page(`Put${kind}`), ({ inputs }, cloud) => {
    const found = ofMethod(cloud, needed, inputs, more);
    return found.length > 0
      ? found
      : {
          said: `Invalid ${what} identifier specified`,
          hint: `the API has no ${needed} for ${textOf(inputs.httpMethod) ?? ""} of that resource at this moment; state the dependency with dependsOn`,
        };
  });

/** Models by their names, by which the engine does not know of the dependency. */
const models = (kind: string, property: string): SpecialCase =>
  special(type(kind), bad, page(`Put${kind}`), ({ inputs }, cloud) => {
    const names = entries(inputs[property])
      .map(([, name]) => name)
      .filter((name) => name !== "Empty" && name !== "Error");
    const missing = names.find((name) => modelNamed(cloud, inputs, name) === undefined);
    if (missing === undefined) return names.flatMap((name) => modelNamed(cloud, inputs, name) ?? []);
    return { said: `Invalid model identifier specified: ${textOf(missing) ?? ""}` };
  });

/** What an integration takes from a request must be declared with the method. */
const requestMapped = special(
  type("Integration"),
  bad,
  "apigateway/latest/developerguide/request-response-data-mappings.html",
  ({ inputs }, cloud) => {
    const [method] = ofMethod(cloud, "Method", inputs);
    const declared = entries(method?.inputs.requestParameters).map(([name]) => name);
    const undeclared = entries(inputs.requestParameters)
      .map(([, value]) => textOf(value) ?? "")
      .find(
        (value) => /^method\.request\.(?:path|querystring|header)\./.test(value) && !declared.includes(value),
      );
    if (undeclared === undefined) return [];
    return {
      said: `Invalid mapping expression specified: ${undeclared}`,
      hint: "the method's requestParameters do not declare it",
    };
  },
);

/** What an integration's answer sets must be declared with the method's. */
const responseMapped = special(
  type("IntegrationResponse"),
  bad,
  "apigateway/latest/developerguide/request-response-data-mappings.html",
  ({ inputs }, cloud) => {
    const [response] = ofMethod(cloud, "MethodResponse", inputs, ["statusCode"]);
    const declared = entries(response?.inputs.responseParameters).map(([name]) => name);
    const undeclared = entries(inputs.responseParameters)
      .map(([name]) => name)
      .find((name) => !declared.includes(name));
    if (undeclared === undefined) return [];
    return {
      said: `Invalid mapping expression parameter specified: ${undeclared}`,
      hint: "the method response's responseParameters do not declare it",
    };
  },
);

/** Reviewed 2026-11-21. */
export const apiCases: readonly SpecialCase[] = [
  place("Resource", "parentId", "CreateResource"),
  place("Method", "resourceId", "PutMethod"),
  oneVariable,
  models("Method", "requestModels"),
  models("MethodResponse", "responseModels"),
  parts("Integration", "Method", "Method"),
  parts("MethodResponse", "Method", "Method"),
  parts("IntegrationResponse", "Integration", "Integration"),
  parts("IntegrationResponse", "MethodResponse", "Response status code", ["statusCode"]),
  requestMapped,
  responseMapped,
];
