import type { NestedSchemas } from "./check";
import type { ObjectSchema, Shape } from "./schema/shapes";
import {
  holdsUndisclosed,
  isAbsent,
  isRecord,
  same,
  signatureKey,
  undisclosed,
  unknown,
  type Value,
  type Values,
} from "./values";

/** Under this key AWS's provider lists, at every depth of the inputs, those that it filled in by itself. */
const filledIn = "__defaults";

/** One changed property. */
export interface Change {
  /** `rules[0].status` */
  path: string;
  kind: "add" | "delete" | "update";
  replaces: boolean;
}

/**
 * What differs between the inputs of the last update and the new ones. A value that is not known yet counts as
 * changed, as at AWS. Documents that say the same in another order of keys are equal, and so are files with the
 * same content. What the old inputs have from AWS's provider alone is no difference: it would be filled in again
 * (`__defaults` in pulumi-terraform-bridge, `pkg/tfbridge/schema.go`). Neither is a secret that nobody disclosed, as
 * long as the new value is made of such a one.
 */
export function changesOf(schema: ObjectSchema, old: Values, news: Values, nested: NestedSchemas): Change[] {
  return objectChanges(schema, old, news, "", false, nested);
}

function objectChanges(
  schema: ObjectSchema | undefined,
  old: Values,
  news: Values,
  path: string,
  replaces: boolean,
  nested: NestedSchemas,
): Change[] {
  const names = [...new Set([...Object.keys(old), ...Object.keys(news)])].sort();
  const own = old[filledIn];
  const given = names.filter(
    (name) => name !== filledIn && !(Array.isArray(own) && own.includes(name) && isAbsent(news[name])),
  );
  return given.flatMap((name) => {
    const property = schema?.properties[name];
    return valueChanges(
      property?.shape,
      old[name],
      news[name],
      path === "" ? name : `${path}.${name}`,
      replaces || (property?.forcesNew ?? false),
      nested,
    );
  });
}

function valueChanges(
  shape: Shape | undefined,
  old: Value | undefined,
  news: Value | undefined,
  path: string,
  replaces: boolean,
  nested: NestedSchemas,
): Change[] {
  if (same(old, news) || sameDocument(old, news) || sameFile(old, news)) return [];
  if (old === undisclosed && holdsUndisclosed(news)) return [];
  if (isAbsent(old)) return [{ path, kind: "add", replaces: replaces || inside(shape, news, nested) }];
  if (isAbsent(news)) return [{ path, kind: "delete", replaces: replaces || inside(shape, old, nested) }];
  if (isRecord(old) && isRecord(news)) {
    if (shape?.kind === "map") return mapChanges(old, news, path, replaces);
    const block = objectShape(shape);
    return objectChanges(
      block === undefined ? undefined : nested.object(block),
      old,
      news,
      path,
      replaces,
      nested,
    );
  }
  if (Array.isArray(old) && Array.isArray(news)) {
    const item = shape?.kind === "array" ? shape.of : undefined;
    return Array.from({ length: Math.max(old.length, news.length) }, (_, index) =>
      valueChanges(item, old[index], news[index], `${path}[${index}]`, replaces, nested),
    ).flat();
  }
  return [{ path, kind: "update", replaces }];
}

function mapChanges(old: Values, news: Values, path: string, replaces: boolean): Change[] {
  return [...new Set([...Object.keys(old), ...Object.keys(news)])]
    .sort()
    .filter((key) => !same(old[key], news[key]))
    .map((key) => ({
      path: /^\w+$/.test(key) ? `${path}.${key}` : `${path}["${key}"]`,
      kind: isAbsent(old[key]) ? "add" : isAbsent(news[key]) ? "delete" : "update",
      replaces,
    }));
}

/** A whole block that comes or goes replaces the resource when something given inside does. */
function inside(shape: Shape | undefined, value: Value | undefined, nested: NestedSchemas): boolean {
  if (shape?.kind === "array" && Array.isArray(value))
    return value.some((item) => inside(shape.of, item, nested));
  const block = objectShape(shape);
  if (block === undefined || !isRecord(value)) return false;
  const { properties } = nested.object(block);
  return Object.entries(value).some(
    ([name, item]) =>
      !isAbsent(item) &&
      ((properties[name]?.forcesNew ?? false) || inside(properties[name]?.shape, item, nested)),
  );
}

function objectShape(shape: Shape | undefined): string | undefined {
  if (shape?.kind === "object") return shape.ref;
  return shape?.kind === "either" ? objectShape(shape.of.find(({ kind }) => kind === "object")) : undefined;
}

/** Files and archives compare by their content: the path is that of the machine. */
function sameFile(old: Value | undefined, news: Value | undefined): boolean {
  if (!isRecord(old) || !isRecord(news)) return false;
  const isFile = [old, news].every((value) => signatureKey in value && typeof value.hash === "string");
  return isFile && old.hash === news.hash;
}

function sameDocument(old: Value | undefined, news: Value | undefined): boolean {
  const left = asDocument(old);
  const right = asDocument(news);
  return left !== undefined && right !== undefined && same(left, right);
}

function asDocument(value: Value | undefined): Value | undefined {
  if (typeof value !== "string" || value === unknown || !/^\s*[[{]/.test(value)) return undefined;
  try {
    return JSON.parse(value) as Value;
  } catch {
    return undefined;
  }
}
