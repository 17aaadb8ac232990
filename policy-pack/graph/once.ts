import type { Resource } from "./resource";

type Answer<T> = { readonly value: T } | { readonly thrown: unknown };

/**
 * A question about one resource that many checks ask, answered once as long as the resource lives: its documents
 * are parsed once, not for every rule. What the answer throws is thrown every time.
 */
export function oncePerResource<T>(answer: (resource: Resource) => T): (resource: Resource) => T {
  const known = new WeakMap<Resource, Answer<T>>();
  return (resource) => {
    let found = known.get(resource);
    // Stryker disable next-line ConditionalExpression: the same answer, asked for again
    if (!found) {
      found = answerOf(answer, resource);
      known.set(resource, found);
    }
    if ("thrown" in found) {
      throw found.thrown;
    }
    return found.value;
  };
}

function answerOf<T>(answer: (resource: Resource) => T, resource: Resource): Answer<T> {
  try {
    return { value: answer(resource) };
  } catch (thrown) {
    return { thrown };
  }
}
