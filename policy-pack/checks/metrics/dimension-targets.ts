import type { ResourceGraph } from "../../graph/graph";
import type { Resource } from "../../graph/resource";
import type { Value } from "../../graph/values";
import { UNKNOWN } from "../../graph/values";
import type { AlarmMetric } from "./alarm-metrics";
import type { DimensionTarget } from "./metric-table";

/** Why no declared resource answers to a dimension's value: there is none, or nobody can tell. */
export type DimensionVerdict = "undeclared" | "unknown";

/** What is wrong with what a value of a dimension names: by a known name, or, where it is unknown, by the alarm's dependencies. */
export function judgeDimension(
  graph: ResourceGraph,
  alarm: Resource,
  { property }: AlarmMetric,
  target: DimensionTarget,
  value: Value,
): DimensionVerdict | undefined {
  const declared = graph.ofType(...target.types);
  if (value === UNKNOWN) {
    return alarm.dependenciesOf(property).some(({ type }) => target.types.includes(type))
      ? undefined
      : "unknown";
  }
  if (declared.some((each) => isNamed(graph, each, target, value))) {
    return undefined;
  }
  return declared.some((each) => mayBeNamed(graph, each, target)) ? "unknown" : "undeclared";
}

/** True where a known value is a name of the resource. */
export function isNamed(
  graph: ResourceGraph,
  resource: Resource,
  { properties, composed }: DimensionTarget,
  value: Value,
): boolean {
  const parts = composed?.[resource.type];
  if (parts) {
    return parts.map((part) => String(resource.knownText(part))).join(":") === value;
  }
  return [...graph.identitiesOf(resource), ...properties.map((property) => resource.known(property))].some(
    (name) => name === value,
  );
}

/**
 * True where a name of the resource is not known yet, or none is: then any value may be it. An ARN may be computed from
 * a name.
 */
export function mayBeNamed(
  graph: ResourceGraph,
  resource: Resource,
  { properties, composed }: DimensionTarget,
): boolean {
  const parts = composed?.[resource.type];
  if (parts) {
    return parts.some((part) => resource.knownText(part) === undefined);
  }
  const hasArn = graph.identitiesOf(resource).some((identity) => identity.startsWith("arn:"));
  const isOpen = (property: string): boolean =>
    resource.known(property) === undefined && !(property === "arn" && hasArn);
  return (
    properties.every(isOpen) ||
    properties.some((property) => resource.inputs.raw(property) === UNKNOWN && isOpen(property))
  );
}
