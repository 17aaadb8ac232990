import type { ResourceGraph } from "../graph/graph";
import { UnknownRead } from "../graph/reader";
import { resolve } from "../graph/references";
import type { Resource } from "../graph/resource";
import { isObject, show, UNKNOWN } from "../graph/values";
import type { Value } from "../graph/values";
import type { Check } from "../rule";
import type { NamingProperty } from "./named-resources";
import { namingPropertiesOf } from "./named-resources";

/** What a property names is declared. */
export const namesWhatExists: Check = function* (subject, { graph }) {
  const open = new Set<string>();
  for (const property of namingPropertiesOf(subject.type)) {
    if (!hasMeaning(property, subject)) {
      continue;
    }
    const values = valuesAt(subject.facts.inputs, property.keys);
    for (const value of values) {
      const verdict = judge(graph, subject, property, value, values);
      if (verdict === "open") {
        open.add(property.path);
      } else if (verdict === "dangling") {
        yield {
          found: `\`${property.path}\` names ${show(value)}, which nothing declares`,
          expected: `a declared ${property.targets.map((type) => type.split(":")[1]).join(" or ")}`,
        };
      }
    }
  }
  if (open.size > 0) {
    throw new UnknownRead([...open].join(", "));
  }
};

function hasMeaning({ named }: NamingProperty, { inputs }: Resource): boolean {
  return named === undefined || inputs.texts("name").some((name) => name.endsWith(named));
}

/** The values at a path, through every list on the way. */
function valuesAt(
  value: Value | undefined,
  keys: readonly string[],
  depth = 0,
): readonly (Value | undefined)[] {
  const key = keys[depth];
  if (Array.isArray(value)) {
    return value.flatMap((item) => valuesAt(item, keys, depth));
  }
  if (key === undefined || value === UNKNOWN) {
    return [value];
  }
  return isObject(value) ? valuesAt(value[key], keys, depth + 1) : [];
}

function judge(
  graph: ResourceGraph,
  subject: Resource,
  { path, keys, targets, label, except }: NamingProperty,
  value: Value | undefined,
  beside: readonly (Value | undefined)[],
): "dangling" | "open" | undefined {
  if (value === UNKNOWN) {
    // It is known only after the update because it comes from a resource that is there.
    const [top = path] = keys;
    return subject.dependenciesOf(top).length > 0 ? undefined : "open";
  }
  if (typeof value !== "string" || except?.test(value) === true) {
    return undefined;
  }
  const target = resolve(graph, subject, path, value, targets);
  if (target.kind === "resource" && !isAnother(graph, target.resource, value, beside)) {
    return undefined;
  }
  return label !== undefined && isLabelled(graph, targets, label, value) ? undefined : "dangling";
}

/** True where a resource that AWS names, and on which the property depends, is another one: its own name is known. */
function isAnother(
  graph: ResourceGraph,
  resource: Resource,
  value: string,
  beside: readonly (Value | undefined)[],
): boolean {
  const own = graph.identitiesOf(resource);
  return (
    !own.includes(value) &&
    ((value.startsWith("arn:") && own.some((each) => each.startsWith("arn:") && !each.includes("*"))) ||
      beside.some((other) => own.some((each) => each === other)))
  );
}

function isLabelled(graph: ResourceGraph, targets: readonly string[], label: string, value: string): boolean {
  return graph.ofType(...targets).some((each) => each.knownText(label) === value);
}
