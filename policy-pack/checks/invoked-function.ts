import { calledFunction, functionType } from "../graph/function-targets";
import type { ResourceGraph } from "../graph/graph";
import type { Resource } from "../graph/resource";
import type { Value } from "../graph/values";

export { functionType };

/** A function as its caller names it. */
export interface InvokedFunction {
  readonly resource: Resource;
  /** Name of the alias; undefined where the function itself is called. */
  readonly qualifier?: string;
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
    return { resource: target.resource, ...(qualifier !== undefined && { qualifier }) };
  }
  // Unknown, but of something else: a queue, a topic, a state machine.
  const [top = property] = property.split(".");
  const isOpen = target.kind === "unknown" && from.dependenciesOf(top).length === 0;
  return isOpen || namesOnlyFunctions(from, top, target.kind) ? "unknown" : undefined;
}

/** An alias whose function cannot be told is a function's all the same. */
function namesOnlyFunctions(from: Resource, property: string, kind: string): boolean {
  return (
    kind === "unknown" && from.dependenciesOf(property).some(({ type }) => type.startsWith("aws:lambda/"))
  );
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
