import { closest } from "fastest-levenshtein";
import type { ObjectSchema, Property, Shape } from "./schema/shapes";
import { isAbsent, isRecord, signatureKey, unknown, type Value, type Values } from "./values";

/** Something wrong with an input: where, and what. */
export interface Problem {
  property: string;
  reason: string;
}

/** Where nested schemas come from. */
export interface NestedSchemas {
  object(ref: string): ObjectSchema;
}

/** Everything that is wrong with the inputs: unknown ones, missing ones, wrong types, at every depth. */
export function inputProblems(schema: ObjectSchema, inputs: Values, nested: NestedSchemas): Problem[] {
  return objectProblems(schema, inputs, "", nested);
}

function objectProblems(
  schema: ObjectSchema,
  values: Values,
  path: string,
  nested: NestedSchemas,
): Problem[] {
  const problems: Problem[] = [];
  const names = Object.keys(schema.properties);
  for (const [name, value] of Object.entries(values)) {
    if (isAbsent(value) || name.startsWith("__")) continue;
    const property = schema.properties[name];
    const place = path === "" ? name : `${path}.${name}`;
    if (property === undefined) problems.push({ property: place, reason: notDeclared(name, names) });
    else problems.push(...valueProblems(property.shape, value, place, nested));
  }
  for (const [name, property] of Object.entries(schema.properties)) {
    if (property.required && isAbsent(values[name])) problems.push(missing(name, path));
  }
  return problems;
}

function valueProblems(shape: Shape, value: Value, path: string, nested: NestedSchemas): Problem[] {
  if (isAbsent(value) || value === unknown) return [];
  switch (shape.kind) {
    case "any":
      return [];
    case "either":
      return eitherProblems(shape.of, value, path, nested);
    case "array":
      if (!Array.isArray(value)) return [wrongType("a list", value, path)];
      return value.flatMap((item, index) => valueProblems(shape.of, item, `${path}[${index}]`, nested));
    case "map":
      if (!isRecord(value)) return [wrongType("a map", value, path)];
      return Object.entries(value).flatMap(([key, item]) =>
        valueProblems(shape.of, item, `${path}["${key}"]`, nested),
      );
    case "object":
      if (!isRecord(value)) return [wrongType("an object", value, path)];
      return objectProblems(nested.object(shape.ref), value, path, nested);
    case "asset":
      return isRecord(value) && value[signatureKey] !== undefined
        ? []
        : [wrongType("an asset or archive", value, path)];
    default:
      return typeof value === shape.kind ? [] : [wrongType(`a ${shape.kind}`, value, path)];
  }
}

/** The value must fit one of the shapes; what is reported comes from the shape of the value's own kind. */
function eitherProblems(shapes: Shape[], value: Value, path: string, nested: NestedSchemas): Problem[] {
  const reports = shapes.map((shape) => valueProblems(shape, value, path, nested));
  if (reports.some((report) => report.length === 0)) return [];
  const object = shapes.findIndex((shape) => shape.kind === "object");
  return (isRecord(value) && object >= 0 ? reports[object] : reports[0]) ?? [];
}

function notDeclared(name: string, names: readonly string[]): string {
  const near = names.length === 0 ? undefined : closest(name, [...names]);
  return `'${name}' is not a property here${near === undefined ? "" : `; did you mean '${near}'?`}`;
}

function missing(name: string, path: string): Problem {
  return {
    property: path === "" ? name : `${path}.${name}`,
    reason: `Missing required property '${name}'`,
  };
}

function wrongType(expected: string, value: Value, path: string): Problem {
  const found = Array.isArray(value)
    ? "a list"
    : isRecord(value)
      ? "an object"
      : `${typeof value} ${String(value)}`;
  return { property: path, reason: `expected ${expected}, found ${found}` };
}

/**
 * Documents that may be given as an object (`policy: string | PolicyDocument`) reach AWS as JSON; the bridge of
 * AWS's provider turns them into text in its own check. An object with something unknown inside is unknown.
 */
export function withDocumentsAsText(
  schema: ObjectSchema,
  inputs: Values,
  isKnown: (value: Value) => boolean,
): Values {
  const result: Values = { ...inputs };
  for (const [name, property] of Object.entries(schema.properties)) {
    const value = inputs[name];
    if (!isRecord(value) || !isDocument(property)) continue;
    result[name] = isKnown(value) ? JSON.stringify(sorted(value)) : unknown;
  }
  return result;
}

function isDocument({ shape }: Property): boolean {
  return (
    shape.kind === "either" &&
    shape.of.some(({ kind }) => kind === "string") &&
    shape.of.some(({ kind }) => kind === "object")
  );
}

/** Keys in alphabetical order, absent ones left out, as Go's encoder writes a map. */
function sorted(value: Value): Value {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => !isAbsent(item))
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}
