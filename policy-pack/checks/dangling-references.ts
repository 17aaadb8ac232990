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
    if (property.named?.test(subject.inputs.text("name") ?? "") === false) {
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
          expected: `a declared ${property.targets.map(shortOf).join(" or ")}`,
        };
      }
    }
  }
  if (open.size > 0) {
    throw new UnknownRead([...open].join(", "));
  }
};

const shortOf = (type: string): string => type.split(":")[1] ?? type;

/** The values at a path, through every list on the way. */
function valuesAt(value: Value | undefined, keys: readonly string[], depth = 0): readonly Value[] {
  const key = keys[depth];
  if (value === undefined) {
    return [];
  }
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
  { path, targets, label, except }: NamingProperty,
  value: Value,
  beside: readonly Value[],
): "named" | "dangling" | "open" {
  if (value === UNKNOWN) {
    // It is known only after the update because it comes from a resource that is there.
    const [top = path] = path.split(".");
    return subject.dependenciesOf(top).length > 0 ? "named" : "open";
  }
  if (typeof value !== "string" || except?.test(value) === true) {
    return "named";
  }
  if (graph.identifiedBy(value).some(({ type }) => targets.includes(type))) {
    return "named";
  }
  const target = resolve(graph, subject, path, value, targets);
  if (target.kind === "resource" && !isAnother(graph, target.resource, value, beside)) {
    return "named";
  }
  return label !== undefined && isLabelled(graph, targets, label, value) ? "named" : "dangling";
}

/** True where a resource that AWS names, and on which the property depends, is another one: its own name is known. */
function isAnother(
  graph: ResourceGraph,
  resource: Resource,
  value: string,
  beside: readonly Value[],
): boolean {
  const own = graph.identitiesOf(resource);
  return (
    !own.includes(value) &&
    ((value.startsWith("arn:") && own.some((each) => each.startsWith("arn:") && !each.includes("*"))) ||
      beside.some((other) => typeof other === "string" && own.includes(other)))
  );
}

function isLabelled(graph: ResourceGraph, targets: readonly string[], label: string, value: string): boolean {
  return graph.ofType(...targets).some((each) => each.knownText(label) === value);
}
