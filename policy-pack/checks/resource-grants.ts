import type { ResourceGraph } from "../graph/graph";
import { OpenQuestions } from "../graph/open-questions";
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
  const statements = new OpenQuestions().ask(() => statementsOf(holder, "identity"));
  const grants = statements
    ?.filter(({ allows }) => allows)
    .flatMap(({ actions, resources }) =>
      resources.flatMap((pattern) => meantBy(graph, pattern)).map((named): Grant => ({ named, actions })),
    );
  return { grants: grants ?? [], isComplete: grants !== undefined };
}

/** The declared resources that a statement's ARN stands for. One that stands for a whole type names none of them. */
function meantBy(graph: ResourceGraph, pattern: string): readonly Resource[] {
  return graph.remember(`resources meant by ${pattern}`, () => {
    const arn = parseArn(pattern);
    return graph.resources.filter(
      (resource) =>
        arn !== undefined &&
        !isWholeType(arn) &&
        graph.identitiesOf(resource).some((identity) => isMeant(pattern, identity)),
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
