import type { ResourceGraph } from "./graph";
import { isNamedByInputs } from "./identities";
import type { Resource } from "./resource";
import { UNKNOWN } from "./values";
import type { Value } from "./values";

/** What a property points at. `resource` may be asked for without asking for the kind. */
export type Target =
  | { readonly kind: "resource"; readonly resource: Resource }
  /** The property is not set. */
  | { readonly kind: "absent"; readonly resource?: undefined }
  /** A known value that no declared resource answers to. */
  | { readonly kind: "undeclared"; readonly value: string; readonly resource?: undefined }
  /** An unknown value whose source is not one declared resource of the wanted types. */
  | { readonly kind: "unknown"; readonly resource?: undefined };

/**
 * Resolves the reference that `from` holds in `property` (a dotted path) to a resource of one of `types`:
 * by property dependency, then by name or ARN computed from the target's inputs, then by dependency.
 */
export function targetOf(
  graph: ResourceGraph,
  from: Resource,
  property: string,
  types: readonly string[],
): Target {
  return resolve(graph, from, property, from.inputs.raw(property), types);
}

/** As `targetOf`, for a value that a rule has already read (an item of a list, a part of a document). */
export function resolve(
  graph: ResourceGraph,
  from: Resource,
  property: string,
  value: Value | undefined,
  types: readonly string[],
): Target {
  if (value === undefined || value === "") {
    return { kind: "absent" };
  }
  const [top = property] = property.split(".");
  const candidates = from.dependenciesOf(top).filter((each) => types.includes(each.type));
  if (value === UNKNOWN) {
    return only(candidates) ?? only(from.dependencies.filter((each) => types.includes(each.type))) ?? unknown;
  }
  if (typeof value !== "string") {
    return unknown;
  }
  const named = graph.identifiedBy(value).filter((each) => types.includes(each.type));
  const byName = named.find((each) => candidates.includes(each)) ?? named[0];
  if (byName) {
    return { kind: "resource", resource: byName };
  }
  // The value is known, but its owner is one that AWS names: the dependency tells which.
  const anonymous = candidates.filter((each) => !isNamedByInputs(each.type));
  return only(anonymous) ?? { kind: "undeclared", value };
}

const unknown: Target = { kind: "unknown" };

function only(candidates: readonly Resource[]): Target | undefined {
  const [first, second] = candidates;
  return first && !second ? { kind: "resource", resource: first } : undefined;
}

/** The resources of `type` whose `property` points at `parent`. */
export function companionsOf(
  graph: ResourceGraph,
  parent: Resource,
  type: string,
  property: string,
): readonly Resource[] {
  return companionIndex(graph, parent.type, type, property).byParent.get(parent) ?? [];
}

/** True where a companion of `type` exists whose parent cannot be told: then absence proves nothing. */
export function mayHaveCompanion(
  graph: ResourceGraph,
  parent: Resource,
  type: string,
  property: string,
): boolean {
  return companionIndex(graph, parent.type, type, property).hasUnknown;
}

interface CompanionIndex {
  readonly byParent: ReadonlyMap<Resource, readonly Resource[]>;
  readonly hasUnknown: boolean;
}

function companionIndex(
  graph: ResourceGraph,
  parentType: string,
  type: string,
  property: string,
): CompanionIndex {
  // Stryker disable next-line StringLiteral: the key need only tell one question from another
  return graph.remember(["companions", parentType, type, property].join(" "), () => {
    const byParent = new Map<Resource, Resource[]>();
    let hasUnknown = false;
    for (const companion of graph.ofType(type)) {
      const target = targetOf(graph, companion, property, [parentType]);
      hasUnknown ||= target.kind === "unknown";
      // Stryker disable next-line ConditionalExpression: nobody asks for the companions of nothing
      if (target.resource) {
        const known = byParent.get(target.resource) ?? [];
        known.push(companion);
        byParent.set(target.resource, known);
      }
    }
    return { byParent, hasUnknown };
  });
}

/** True where a name, identifier or ARN in a document stands for this resource. */
export function isNamedBy(graph: ResourceGraph, resource: Resource, text: string): boolean {
  return graph.identifiedBy(text).includes(resource);
}
