import { notYet, opened, signatureKey } from "./envelopes";

/** A value that the engine knows only after the update: an output of a resource that does not exist yet. */
export const UNKNOWN: unique symbol = Symbol("known only after the update");

/** A property value without proxies, secret wrappers or sentinels. */
export type Value = null | boolean | number | string | typeof UNKNOWN | Value[] | ValueObject;
export interface ValueObject {
  [key: string]: Value;
}

/**
 * What the engine writes in place of an unknown boolean, number, string, array, asset, archive and object.
 * `@pulumi/policy` exports the same constants from an internal module; they are part of the engine's protocol
 * (`sdk/go/common/resource/plugin/rpc.go`) and never change.
 */
const unknownSentinels: ReadonlySet<unknown> = new Set([
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  notYet,
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** Converts what an engine, a plan or a JSON document holds to plain values; what is missing becomes null. */
export function toValue(given: unknown): Value {
  if (typeof given === "string") {
    return unknownSentinels.has(given) ? UNKNOWN : given;
  }
  if (typeof given !== "object" || given === null) {
    // Neither the engine's protocol nor JSON has other kinds.
    return (given ?? null) as boolean | number | null;
  }
  if (Array.isArray(given)) {
    return given.map((item) => toValue(item));
  }
  // Stryker disable next-line ConditionalExpression,BlockStatement: held by test/policies/secrets.test.ts; examples have no envelopes
  if (signatureKey in given) {
    return toValue(opened(given));
  }
  return Object.fromEntries(Object.entries(given).map(([key, item]) => [key, toValue(item)]));
}

export function isObject(value: Value | undefined): value is ValueObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** True where the value, or anything inside it, is unknown. */
export function holdsUnknown(value: Value | undefined): boolean {
  if (value === UNKNOWN) {
    return true;
  }
  if (Array.isArray(value)) {
    return value.some(holdsUnknown);
  }
  return isObject(value) && Object.values(value).some(holdsUnknown);
}

interface TextAt {
  readonly path: string;
  readonly text: string;
}

/** Every string inside a value with the path to it, for example `rules[0].url` of what stands at `rules`. */
// Stryker disable next-line StringLiteral: who gives no path asks for the texts alone
export function stringsIn(value: Value, path = ""): readonly TextAt[] {
  const found: TextAt[] = [];
  gather(value, path, found);
  return found;
}

function gather(value: Value, path: string, into: TextAt[]): void {
  if (typeof value === "string") {
    into.push({ path, text: value });
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      gather(item, `${path}[${index}]`, into);
    }
  } else if (isObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      gather(item, `${path}.${key}`, into);
    }
  }
}

/** A value as a message shows it: short, on one line. */
export function show(value: Value | undefined): string {
  if (value === undefined) {
    return "nothing";
  }
  if (value === UNKNOWN) {
    return "(known after the update)";
  }
  const text = JSON.stringify(value);
  return text.length > 160 ? `${text.slice(0, 157)}...` : text;
}
