import type { ResourceGraph } from "../graph/graph";
import { Undecidable } from "../graph/reader";
import type { Resource } from "../graph/resource";
import { documentTypes, statementsOf } from "../iam/documents";
import { isWholeType, matchesPattern, parseArn } from "../iam/patterns";

/** Types that say what a role may do. */
export const identityHolders: readonly string[] = documentTypes("identity");

/** A right to act on a declared resource. */
export interface Grant {
  readonly named: Resource;
  /** As they are written, with their wildcards. */
  readonly actions: readonly string[];
}

/** The rights on declared resources that a policy gives by name; `isComplete` is false where it cannot be read whole. */
export function grantsIn(
  graph: ResourceGraph,
  holder: Resource,
): { readonly grants: readonly Grant[]; readonly isComplete: boolean } {
  try {
    const grants = statementsOf(holder, "identity")
      .filter(({ allows }) => allows)
      .flatMap(({ actions, resources }) =>
        resources.flatMap((pattern) => meantBy(graph, pattern)).map((named): Grant => ({ named, actions })),
      );
    return { grants, isComplete: true };
  } catch (error) {
    if (error instanceof Undecidable) {
      return { grants: [], isComplete: false };
    }
    throw error;
  }
}

/** The declared resources that a statement's ARN stands for. One that stands for a whole type names none of them. */
function meantBy(graph: ResourceGraph, pattern: string): readonly Resource[] {
  return graph.remember(`resources meant by ${pattern}`, () => {
    const arn = parseArn(pattern);
    if (!arn || isWholeType(arn)) {
      return [];
    }
    return byService(graph, arn.service).flatMap(({ resource, identities }) =>
      identities.some((identity) => isMeant(pattern, identity)) ? [resource] : [],
    );
  });
}

/** A statement names a resource, what lies below it, or several by a pattern; AWS fills in parts of some identities. */
function isMeant(pattern: string, identity: string): boolean {
  return (
    matchesPattern(pattern, identity) ||
    matchesPattern(identity, pattern) ||
    pattern.startsWith(`${identity}/`) ||
    pattern.startsWith(`${identity}:`)
  );
}

interface Known {
  readonly resource: Resource;
  readonly identities: readonly string[];
}

function byService(graph: ResourceGraph, service: string): readonly Known[] {
  return graph.remember(`resources of ${service} by ARN`, () =>
    graph.resources.flatMap((resource) => {
      const identities = graph.identitiesOf(resource).filter((each) => parseArn(each)?.service === service);
      return identities.length > 0 ? [{ resource, identities }] : [];
    }),
  );
}
