import { z } from "zod";
import { pathText, shown } from "../config/path";
import type { Path } from "../config/path";

/** The schema inside `.optional()`. */
export function inside(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional ? inside(schema.unwrap() as z.ZodType) : schema;
}

/** The schema of the property `step`; undefined where the schema has no such property. */
export function property(schema: z.ZodType, step: string | number): z.ZodType | undefined {
  const inner = inside(schema);
  if (inner instanceof z.ZodObject) {
    return (inner.shape as Record<string, z.ZodType>)[step];
  }
  return inner instanceof z.ZodRecord ? (inner.valueType as z.ZodType) : undefined;
}

/** What the schema expects, from the nearest description around it. */
function expectation(schema: z.ZodType, path: Path): string {
  let text = schema.description;
  let at: z.ZodType | undefined = schema;
  for (const step of path) {
    at = at && property(at, step);
    text = at === undefined ? text : (at.description ?? "a map");
  }
  return text ?? "a map";
}

function found(value: unknown): string {
  return value === undefined ? "missing" : `found ${shown(value)}`;
}

/** One line for a value that is not what the contract expects: `buckets.logs.arn: missing, expected ...`. */
export function line(path: Path, value: unknown, expected: string): string {
  return `${pathText(path)}: ${found(value)}, expected ${expected}`;
}

/** One line for a value that the contract does not know. */
export function strayLine(path: Path): string {
  return `${pathText(path)}: not part of the contract`;
}

/**
 * What the schema finds wrong with a value, one line each.
 *
 * @param at where the value stands in the outputs of its layer.
 */
export function contractLines(schema: z.ZodType, value: unknown, at: Path): string[] {
  const result = schema.safeParse(value);
  return (result.error?.issues ?? []).flatMap((issue) => {
    const below = issue.path as Path;
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => strayLine([...at, ...below, key]));
    }
    const actual = below.reduce<unknown>(
      (parent, step) => (parent as Readonly<Record<string | number, unknown>>)[step],
      value,
    );
    return [line([...at, ...below], actual, expectation(schema, below))];
  });
}
