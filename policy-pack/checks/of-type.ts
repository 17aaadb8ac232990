import type { Check } from "../rule";

/** Asks a check only about resources of the types, in a rule that reads several. */
export function ofType(types: readonly string[], check: Check): Check {
  const wanted = new Set(types);
  return (subject, context) => (wanted.has(subject.type) ? check(subject, context) : []);
}
