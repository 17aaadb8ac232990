import type { ResourceGraph } from "../graph/graph";
import { resolve, targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import type { Value } from "../graph/values";

export const functionType = "aws:lambda/function:Function";
const aliasType = "aws:lambda/alias:Alias";

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
  const alias = resolve(graph, from, property, value, [aliasType]);
  if (alias.kind === "resource") {
    const behind = targetOf(graph, alias.resource, "functionName", [functionType]);
    const qualifier = alias.resource.knownText("name");
    return behind.kind === "resource"
      ? { resource: behind.resource, ...(qualifier !== undefined && { qualifier }) }
      : "unknown";
  }
  const direct = resolve(graph, from, property, value, [functionType]);
  if (direct.kind === "resource") {
    return { resource: direct.resource };
  }
  // Unknown, but of something else: a queue, a topic, a state machine.
  const [top = property] = property.split(".");
  return direct.kind === "unknown" && from.dependenciesOf(top).length === 0 ? "unknown" : undefined;
}
