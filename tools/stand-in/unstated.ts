import type { Cloud } from "./cloud";

/** A resource of a stack's exported state (`pulumi stack export`), as far as order is concerned. */
export interface StateResource {
  urn: string;
  parent?: string;
  dependencies?: readonly string[];
}

/**
 * Dependencies that AWS demanded while the stack was deployed and that the program does not state. Such a
 * deployment succeeded by chance: the engine creates at once whatever has no open dependency, so that a trail
 * and the bucket policy that it rests on come in one order today and in the other tomorrow, and are deleted in
 * any order. Therefore a rehearsal asks for them after its `up`, whatever the order was.
 *
 * ```ts
 * const { deployment } = await stack.exportStack();
 * const problems = unstatedDependencies(standIn.cloud, deployment.resources);
 * ```
 *
 * @param resources of one stack's state; what rests on another stack's resources is in order already.
 * @returns one sentence per pair that neither an input, nor `dependsOn`, nor a parent puts in order.
 */
export function unstatedDependencies(cloud: Cloud, resources: readonly StateResource[]): string[] {
  const graph = new Graph(resources);
  const problems = new Set<string>();
  for (const { urn, restsOn } of cloud.list()) {
    if (!graph.has(urn)) continue;
    for (const reliance of restsOn ?? []) {
      if (reliance.urn === urn || !graph.has(reliance.urn) || graph.reaches(urn, reliance.urn)) continue;
      problems.add(
        `${shortened(urn)} rests on ${shortened(reliance.urn)} (AWS answers ${reliance.error} without it), ` +
          "but does not depend on it: add it to dependsOn",
      );
    }
  }
  return [...problems].sort();
}

class Graph {
  private readonly byUrn: Map<string, StateResource>;
  private readonly children = new Map<string, string[]>();
  private readonly reachable = new Map<string, Set<string>>();

  constructor(resources: readonly StateResource[]) {
    this.byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
    for (const { urn, parent } of resources) {
      if (parent === undefined || isStack(parent)) continue;
      this.children.set(parent, [...(this.children.get(parent) ?? []), urn]);
    }
  }

  has(urn: string): boolean {
    return this.byUrn.has(urn);
  }

  reaches(from: string, to: string): boolean {
    let found = this.reachable.get(from);
    if (found === undefined) {
      found = this.from(from);
      this.reachable.set(from, found);
    }
    return found.has(to);
  }

  private from(start: string): Set<string> {
    const whole = new Set<string>();
    const found = new Set<string>();
    // Whoever depends on a component waits for its children as well; a child waits for its parent alone.
    const visit = (urn: string, withChildren: boolean): void => {
      if (whole.has(urn) || (!withChildren && found.has(urn))) return;
      found.add(urn);
      if (withChildren) whole.add(urn);
      follow(urn);
      if (withChildren) for (const child of this.children.get(urn) ?? []) visit(child, true);
    };
    const follow = (urn: string): void => {
      const resource = this.byUrn.get(urn);
      for (const dependency of resource?.dependencies ?? []) visit(dependency, true);
      if (resource?.parent !== undefined && !isStack(resource.parent)) visit(resource.parent, false);
    };
    follow(start);
    return found;
  }
}

/** Everything is a child of the stack itself; that puts nothing in order. */
function isStack(urn: string): boolean {
  return urn.includes("::pulumi:pulumi:Stack::");
}

function shortened(urn: string): string {
  return urn.split("::").slice(2).join("::");
}
