import type { ResourceGraph } from "./graph";
import { Undecidable, UnknownRead } from "./reader";
import type { Target } from "./references";
import { companionsOf, mayHaveCompanion, resolve } from "./references";
import type { Resource } from "./resource";
import type { Value } from "./values";
import { UNKNOWN } from "./values";

/** What the items of a list stand for. */
export interface Targets {
  readonly resources: readonly Resource[];
  /** Known items that no declared resource answers to. */
  readonly undeclared: readonly string[];
  /** False where an item is unknown and no dependency tells which resource it is. */
  readonly isComplete: boolean;
}

/** As `targetOf` for a list of references. Unknown items stand for the property's dependencies that no other names. */
export function targetsOf(
  graph: ResourceGraph,
  from: Resource,
  property: string,
  types: readonly string[],
): Targets {
  return resolveAll(graph, from, property, from.inputs.raw(property), types);
}

/** As `targetsOf`, for a list that was read already: a block's own. */
export function resolveAll(
  graph: ResourceGraph,
  from: Resource,
  property: string,
  value: Value | undefined,
  types: readonly string[],
): Targets {
  const [top = property] = property.split(".");
  const candidates = from.dependenciesOf(top).filter((each) => types.includes(each.type));
  const items: readonly (Value | undefined)[] = Array.isArray(value) ? value : [value];
  const targets = items
    .filter((item) => item !== UNKNOWN)
    .map((item) => resolve(graph, from, property, item, types));
  const named = targets.flatMap((target) => (target.kind === "resource" ? [target.resource] : []));
  const unknown = items.length - targets.length;
  // Stryker disable next-line ConditionalExpression,EqualityOperator: held by test/policies/list-references.test.ts
  const others = unknown > 0 ? candidates.filter((each) => !named.includes(each)) : [];
  return {
    resources: [...new Set([...named, ...others])],
    undeclared: targets.flatMap((target) => (target.kind === "undeclared" ? [target.value] : [])),
    isComplete: others.length >= unknown,
  };
}

/** The resource that a reference stands for; undefined where it is absent or not declared here, throws where unknown. */
export function declared(target: Target, path: string): Resource | undefined {
  if (target.kind === "unknown") {
    throw new UnknownRead(path);
  }
  return target.resource;
}

/** As `declared`, for one of several references. */
export function declaredIn(target: Target, path: string): readonly Resource[] {
  const found = declared(target, path);
  return found ? [found] : [];
}

/** As `declared`; throws as well where another stack may hold the resource. */
export function required(target: Target, path: string): Resource {
  const found = declared(target, path);
  if (!found) {
    throw new Undecidable(`what \`${path}\` names is not declared here`);
  }
  return found;
}

/**
 * As `companionsOf`; throws `UnknownRead` where a resource has none for certain while another's parent is known only
 * after the update.
 */
export function knownCompanions(
  graph: ResourceGraph,
  parent: Resource,
  type: string,
  property: string,
): readonly Resource[] {
  const found = companionsOf(graph, parent, type, property);
  if (found.length === 0 && mayHaveCompanion(graph, parent, type, property)) {
    throw new UnknownRead(`${property} of some ${type.replace(/.*:/, "")}`);
  }
  return found;
}
