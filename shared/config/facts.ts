import { z } from "zod";
import type { Path } from "./path";

/** What a person needs to know about one setting; error messages, the reference and editors all show it. */
export interface Fact {
  /** What the value is for, as a noun phrase. */
  readonly purpose: string;
  /** What may be written. */
  readonly allowed: string;
  /** Where the value or the constraint comes from. */
  readonly source: string;
}

/** The facts of every setting, keyed by its schema: `schema.register(facts, {...})` comes last in a chain. */
export const facts = z.registry<Fact>();

/** The schema inside `.optional()` and `.default()`. */
export function unwrapped(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return unwrapped(schema.unwrap() as z.ZodType);
  }
  return schema;
}

/** The fact that is registered for a schema or for the one inside its `.optional()` or `.default()`. */
export function factOf(schema: z.core.$ZodType): Fact | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return facts.get(schema) ?? factOf(schema.unwrap());
  }
  return facts.get(schema as z.ZodType);
}

function child(schema: z.ZodType, step: string | number): z.ZodType | undefined {
  const inner = unwrapped(schema);
  if (inner instanceof z.ZodObject) {
    return (inner.shape as Record<string, z.ZodType>)[step];
  }
  return inner instanceof z.ZodArray ? (inner.element as z.ZodType) : undefined;
}

/** The fact of the value at `path` below `schema`, or of the nearest value around it. */
export function factAt(schema: z.ZodType, path: Path): Fact {
  let fact = factOf(schema);
  let current: z.ZodType | undefined = schema;
  for (const step of path) {
    current = child(current, step);
    if (current === undefined) {
      break;
    }
    fact = factOf(current) ?? fact;
  }
  if (fact === undefined) {
    throw new Error(`no fact is registered for the setting at ${path.join(".")}`);
  }
  return fact;
}

/** The keys that an object at `path` below `schema` may have. */
export function keysAt(schema: z.ZodType, path: Path): string[] {
  const found = path.reduce<z.ZodType | undefined>((at, step) => at && child(at, step), schema);
  const inner = found && unwrapped(found);
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
}
