import { items } from "../graph/forms/form";
import { Undecidable } from "../graph/reader";
import type { Resource } from "../graph/resource";
import type { Value } from "../graph/values";
import { isObject } from "../graph/values";

type FieldValue = string | number;
/** The fields of an event that a rule's pattern is asked about, by dotted path. */
export type EventFields = Readonly<Record<string, FieldValue>>;

/**
 * True where the rule's pattern selects every one of the fields. A field that the pattern leaves out is selected,
 * unless `named` lists it: then the pattern must say it. Throws `Undecidable` for operators that are not known here.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export function selectsEvent(rule: Resource, fields: EventFields, named: readonly string[]): boolean {
  const state = rule.inputs.text("state");
  if (state === undefined ? rule.inputs.flag("isEnabled") === false : state === "DISABLED") {
    return false;
  }
  const pattern = parse(String(rule.inputs.text("eventPattern")));
  return Object.entries(fields).every(([path, value]) => {
    const wanted = at(pattern, path.split("."));
    return wanted === undefined ? !named.includes(path) : selectsValue(wanted, value, `eventPattern.${path}`);
  });
}

/** A pattern that cannot be read names no field. */
function parse(text: string): Value | undefined {
  let pattern: Value | undefined;
  try {
    pattern = JSON.parse(text) as Value;
  } catch {
    // AWS refuses it.
  }
  return pattern;
}

function at(pattern: Value | undefined, path: readonly string[]): Value | undefined {
  return path.reduce((current, part) => (isObject(current) ? current[part] : undefined), pattern);
}

function selectsValue(wanted: Value, value: FieldValue, where: string): boolean {
  return items(wanted).some((item) => selectsItem(item, value, where));
}

function selectsItem(item: Value, value: FieldValue, where: string): boolean {
  if (!isObject(item)) {
    return item === value;
  }
  const [operator = "", operand] = Object.entries(item)[0] ?? [];
  if (typeof operand === "string" && typeof value === "string") {
    switch (operator) {
      case "prefix":
        return value.startsWith(operand);
      case "suffix":
        return value.endsWith(operand);
      case "equals-ignore-case":
        return value.toLowerCase() === operand.toLowerCase();
    }
  }
  switch (operator) {
    case "exists":
      return operand === true;
    case "anything-but":
      if (!isObject(operand)) {
        return !selectsValue(operand ?? null, value, where);
      }
      break;
    case "numeric":
      return isWithin(items(operand ?? null), Number(value));
  }
  throw new Undecidable(
    `${where} uses ${operator === "" ? "an empty object" : operator}, which is not judged here`,
  );
}

const comparisons = new Map<Value | undefined, (value: number, limit: number) => boolean>([
  [">", (value, limit) => value > limit],
  [">=", (value, limit) => value >= limit],
  ["<", (value, limit) => value < limit],
  ["<=", (value, limit) => value <= limit],
  ["=", (value, limit) => value === limit],
]);

/** Pairs of a comparison and a number, all of which hold; a text is no number, and within no bounds. */
function isWithin(bounds: readonly Value[], value: number): boolean {
  return bounds.every((bound, index) => {
    const compare = comparisons.get(bound);
    return compare === undefined || compare(value, Number(bounds[index + 1]));
  });
}
