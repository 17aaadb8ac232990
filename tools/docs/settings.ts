import { z } from "zod";
import { factAt, factOf, unwrapped } from "../../shared/config/facts";
import type { Fact } from "../../shared/config/facts";
import { fileSource } from "../../shared/config/file";
import { keySchemas, wholeKey } from "../../shared/config/keys";
import type { ValueKey } from "../../shared/config/keys";
import { pathText } from "../../shared/config/path";
import type { Path } from "../../shared/config/path";
import { typedValue } from "../../shared/config/source";
import { environments } from "../../shared/naming";
import type { Environment } from "../../shared/naming";

/** One line of the reference: a value that can be written, and what the three files say. */
export interface Setting {
  readonly name: string;
  readonly type: string;
  readonly fact: Fact;
  /** `undefined` when the key has to be there, `null` when it may be left out without a default. */
  readonly preset: unknown;
  /** What each file holds; absent for properties of list elements. */
  readonly values?: Readonly<Record<Environment, unknown>>;
}

function typeName(schema: z.ZodType): string {
  const inner = unwrapped(schema);
  if (inner instanceof z.ZodArray) {
    const element = typeName(inner.element as z.ZodType);
    return element === "map" ? "list of maps" : `list of ${element}`;
  }
  if (inner instanceof z.ZodObject) {
    return "map";
  }
  if (inner instanceof z.ZodBoolean) {
    return "true or false";
  }
  const numeric =
    inner instanceof z.ZodLiteral
      ? [...inner.values].every((value) => typeof value === "number")
      : inner instanceof z.ZodNumber;
  return numeric ? "number" : "text";
}

function presetOf(schema: z.ZodType): unknown {
  if (schema instanceof z.ZodDefault) {
    return schema.def.defaultValue;
  }
  return schema instanceof z.ZodOptional ? null : undefined;
}

function valueIn(environment: Environment, key: ValueKey, schema: z.ZodType, below: Path): unknown {
  const whole = typedValue(schema, fileSource(environment).values[wholeKey(key)]);
  return below.reduce<unknown>(
    (at, step) =>
      typeof at === "object" && at !== null ? (at as Record<string | number, unknown>)[step] : undefined,
    whole,
  );
}

function below(key: ValueKey, root: z.ZodType, schema: z.ZodType, path: Path, inList: boolean): Setting[] {
  const inner = unwrapped(schema);
  const name = pathText([wholeKey(key), ...path]).replaceAll(".[]", "[]");
  if (inner instanceof z.ZodObject) {
    const properties = Object.entries(inner.shape as Record<string, z.ZodType>).flatMap(([step, child]) =>
      below(key, root, child, [...path, step], inList),
    );
    const itself: Setting = { name, type: "map", fact: factAt(root, path), preset: presetOf(schema) };
    // A map that has to be there is described by what it holds.
    return itself.preset === undefined ? properties : [itself, ...properties];
  }
  const values = Object.fromEntries(
    environments.map((environment) => [environment, valueIn(environment, key, root, path)]),
  ) as Record<Environment, unknown>;
  const setting: Setting = {
    name,
    type: typeName(schema),
    fact: factOf(schema) ?? factAt(root, path),
    preset: presetOf(schema),
    ...(inList ? {} : { values }),
  };
  const element = inner instanceof z.ZodArray ? (inner.element as z.ZodType) : undefined;
  return element !== undefined && unwrapped(element) instanceof z.ZodObject
    ? [setting, ...below(key, root, element, [...path, "[]"], true)]
    : [setting];
}

/** The settings below one key, in the order of the schema. */
export function settingsOf(key: ValueKey): Setting[] {
  const schema = keySchemas.get(key);
  return schema === undefined ? [] : below(key, schema, schema, [], false);
}
