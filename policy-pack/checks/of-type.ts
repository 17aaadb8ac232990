import type { Check } from "../rule";

/** Asks a check only about resources of the types, in a rule that reads several. */
export function ofType(types: readonly string[], check: Check): Check {
  return (subject, context) => (types.includes(subject.type) ? check(subject, context) : []);
}
