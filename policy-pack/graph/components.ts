import type { ResourceFacts } from "./resource";

/**
 * A component without its arguments: it is no resource of AWS, and what it was asked for stands in its children again.
 * Nothing tells a component but that it has no provider. Whatever else is returned as it is.
 */
export function withoutArguments(facts: ResourceFacts): ResourceFacts {
  const isComponent = facts.provider === undefined && !/^(?:aws:|pulumi:)/.test(facts.type);
  return isComponent ? { ...facts, inputs: {}, outputs: {} } : facts;
}
