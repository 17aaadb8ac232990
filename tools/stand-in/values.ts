/**
 * Property values as they travel between engine and provider. The stand-in does not declare `acceptSecrets`,
 * like AWS's own provider: the engine takes the wrapping off and puts it back by property name.
 */
export type Value = null | boolean | number | string | Value[] | { [key: string]: Value };
export type Values = Record<string, Value>;

/** What the engine and the SDK send for a value that is not known yet (`UnknownStringValue` of both). */
export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Stands in a copied state for a secret that was exported as ciphertext: nobody here knows its value. */
export const undisclosed = "a secret that was not disclosed (fd1f4f5e-3c0d-4d53-9d0a-6a0a6c1b52a7)";

/** Under this key a value says what it is: an asset, an archive, a reference to a resource. */
export const signatureKey = "4dabf18193072939515e22adb298388d";

export function isRecord(value: Value | undefined): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether the value, or anything inside it, is not known yet. */
export function holdsUnknown(value: Value | undefined): boolean {
  if (value === unknown) return true;
  if (Array.isArray(value)) return value.some(holdsUnknown);
  return isRecord(value) && Object.values(value).some(holdsUnknown);
}

/** Whether the value, or anything inside it, is made of a secret that was not disclosed. */
export function holdsUndisclosed(value: Value | undefined): boolean {
  if (typeof value === "string") return value.includes(undisclosed);
  if (Array.isArray(value)) return value.some(holdsUndisclosed);
  return isRecord(value) && Object.values(value).some(holdsUndisclosed);
}

/** Nothing was given: AWS's provider makes no difference between null and absent. */
export function isAbsent(value: Value | undefined): value is null | undefined {
  return value === undefined || value === null;
}

/** Deep equality; objects compare without order, absent and null members alike. */
export function same(left: Value | undefined, right: Value | undefined): boolean {
  if (isAbsent(left) || isAbsent(right)) return isAbsent(left) && isAbsent(right);
  if (Array.isArray(left)) {
    return (
      Array.isArray(right) &&
      left.length === right.length &&
      left.every((item, index) => same(item, right[index]))
    );
  }
  if (isRecord(left)) {
    return (
      isRecord(right) &&
      [...new Set([...Object.keys(left), ...Object.keys(right)])].every((key) => same(left[key], right[key]))
    );
  }
  return left === right;
}

/** The text of a string value that is known, else undefined. */
export function textOf(value: Value | undefined): string | undefined {
  return typeof value === "string" && value !== unknown ? value : undefined;
}

/** Every value at a path such as `rules[].destination.bucket`; `[]` goes through the items of a list. */
export function valuesAt(root: Value | undefined, path: string): Value[] {
  let found: Value[] = isAbsent(root) ? [] : [root];
  for (const step of path.split(".")) {
    const list = step.endsWith("[]");
    const key = list ? step.slice(0, -2) : step;
    found = found
      .map((value) => (isRecord(value) ? value[key] : undefined))
      .filter((value) => !isAbsent(value))
      .flatMap((value) => (list && Array.isArray(value) ? value : [value as Value]))
      .filter((value) => !isAbsent(value));
  }
  return found;
}
