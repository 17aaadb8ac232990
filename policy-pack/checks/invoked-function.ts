import { calledFunction, functionType } from "../graph/function-targets";
import type { ResourceGraph } from "../graph/graph";
import type { Resource } from "../graph/resource";
import type { Value } from "../graph/values";

export { functionType };

/** A function as its caller names it. */
export interface InvokedFunction {
  readonly resource: Resource;
  /** Name of the alias; undefined where the function itself is called. */
  readonly qualifier: string | undefined;
}

/**
 * The function that a property names, itself or by an alias: `unknown` where that cannot be told, undefined where
 * the value names none that is declared.
 */
export function invokedFunction(
  graph: ResourceGraph,
  from: Resource,
  property: string,
  value: Value | undefined = from.inputs.raw(property),
): InvokedFunction | "unknown" | undefined {
  const { target, qualifier } = calledFunction(graph, from, property, value);
  if (target.kind === "resource") {
    return { resource: target.resource, qualifier };
  }
  if (target.kind !== "unknown") {
    return undefined;
  }
  // Unknown, but perhaps of something else: a queue, a topic, a state machine.
  const sources = from.dependenciesOf(String(property.split(".")[0]));
  return sources.length === 0 || sources.some(({ type }) => type.startsWith("aws:lambda/"))
    ? "unknown"
    : undefined;
}

/** As `invokedFunction`, for a resource that names the alias in a property of its own: `qualifier`. */
export function qualifiedFunction(
  graph: ResourceGraph,
  from: Resource,
  property: string,
): InvokedFunction | "unknown" | undefined {
  const found = invokedFunction(graph, from, property);
  const own = from.inputs.text("qualifier");
  return typeof found === "object" && own !== undefined ? { ...found, qualifier: own } : found;
}
