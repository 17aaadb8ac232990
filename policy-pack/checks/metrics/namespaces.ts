import { computeNamespaces } from "./compute-namespaces";
import type { MetricGroup, Namespace } from "./metric-table";
import { serviceNamespaces } from "./service-namespaces";

const all: Readonly<Record<string, Namespace>> = { ...computeNamespaces, ...serviceNamespaces };

/** What AWS publishes in a namespace; undefined for one that the table does not hold. */
export function namespaceOf(name: string): Namespace | undefined {
  return Object.hasOwn(all, name) ? all[name] : undefined;
}

/** True for a namespace in which AWS alone publishes. */
export function isReserved(name: string): boolean {
  return name.startsWith("AWS/") || namespaceOf(name) !== undefined;
}

/** The groups of a namespace that hold the metric. */
export function groupsOf(namespace: Namespace, metric: string): readonly MetricGroup[] {
  return namespace.groups.filter(({ names }) => names.includes(metric));
}

/** Every metric of a namespace. */
export function metricsOf(namespace: Namespace): readonly string[] {
  return namespace.groups.flatMap(({ names }) => names);
}
