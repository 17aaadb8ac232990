import { Undecidable, UnknownRead } from "../graph/reader";
import type { Resource } from "../graph/resource";
import type { Value } from "../graph/values";
import { isObject, UNKNOWN } from "../graph/values";

type FieldValue = string | number;
/** The fields of an event that a rule's pattern is asked about, by dotted path. */
export type EventFields = Readonly<Record<string, FieldValue>>;

/**
 * True where the rule's pattern selects every one of the fields. A field that the pattern leaves out is selected,
 * unless `named` lists it: then the pattern must say it. Throws `Undecidable` for operators that are not known here.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export function selectsEvent(rule: Resource, fields: EventFields, named: readonly string[]): boolean {
  const text = rule.inputs.text("eventPattern");
  const state =
    rule.inputs.text("state") ?? (rule.inputs.flag("isEnabled") === false ? "DISABLED" : "ENABLED");
  if (text === undefined || state === "DISABLED") {
    return false;
  }
  const pattern = parse(text);
  return Object.entries(fields).every(([path, value]) => {
    const wanted = at(pattern, path.split("."));
    return wanted === undefined ? !named.includes(path) : selectsValue(wanted, value, `eventPattern.${path}`);
  });
}

function parse(text: string): Value {
  try {
    return JSON.parse(text) as Value;
  } catch {
    return null;
  }
}

function at(pattern: Value, path: readonly string[]): Value | undefined {
  return path.reduce<Value | undefined>(
    (current, part) => (isObject(current) ? current[part] : undefined),
    pattern,
  );
}

function selectsValue(wanted: Value, value: FieldValue, where: string): boolean {
  if (wanted === UNKNOWN) {
    throw new UnknownRead(where);
  }
  return (Array.isArray(wanted) ? wanted : [wanted]).some((item) => selectsItem(item, value, where));
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
      return typeof value === "number" && isWithin(Array.isArray(operand) ? operand : [], value);
  }
  throw new Undecidable(
    `${where} uses ${operator === "" ? "an empty object" : operator}, which is not judged here`,
  );
}

/** Pairs of a comparison and a number, all of which hold. */
function isWithin(bounds: readonly Value[], value: number): boolean {
  return bounds.every((bound, index) => {
    const limit = bounds[index + 1];
    if (typeof bound !== "string" || typeof limit !== "number") {
      return true;
    }
    switch (bound) {
      case ">":
        return value > limit;
      case ">=":
        return value >= limit;
      case "<":
        return value < limit;
      case "<=":
        return value <= limit;
    }
    return value === limit;
  });
}
