import type { Place, ResourceGraph } from "../graph/graph";
import { UnknownRead } from "../graph/reader";
import { companionsOf, mayHaveCompanion } from "../graph/references";
import type { Resource } from "../graph/resource";
import { isAnotherAccount } from "../iam/accounts";
import type { Condition, Statement } from "../iam/document";
import { mentions } from "../iam/document";
import { statementsOf } from "../iam/documents";
import { matchesPattern } from "../iam/patterns";
import { sourceKeys } from "../iam/trusted-services";

/** A service's call, as the policy of what it calls sees it. */
export interface ServiceCall {
  readonly service: string;
  readonly action: string;
  /** ARNs of what is called; empty for a key, whose policy is about itself. */
  readonly resources: readonly string[];
  /** ARNs on whose behalf the service calls; `none` where it sends no source. */
  readonly sources: readonly string[] | "none";
}

/** True where a statement lets the service make the call. */
export function admits(statements: readonly Statement[], call: ServiceCall, place: Place): boolean {
  const { sources } = call;
  return statements.some(
    (statement) =>
      statement.allows &&
      statement.principals.some(({ value }) => value === call.service) &&
      statement.actions.some((action) => matchesPattern(action.toLowerCase(), call.action.toLowerCase())) &&
      covers(statement, call) &&
      (sources === "none"
        ? !mentions(statement, sourceKeys)
        : statement.conditions.every((condition) => isMet(condition, sources, place))),
  );
}

function covers({ resources }: Statement, call: ServiceCall): boolean {
  return call.resources.every((arn) => resources.some((pattern) => matchesPattern(pattern, arn)));
}

/** Conditions on the source decide; what others say, the call's own values decide at run time. */
function isMet({ operator, key, values }: Condition, sources: readonly string[], place: Place): boolean {
  if (!/(?:String|Arn)(?:Equals|Like)/.test(operator)) {
    return true;
  }
  switch (key.toLowerCase()) {
    case "aws:sourcearn":
      return sources.every((arn) => values.some((pattern) => matchesPattern(pattern, arn)));
    case "aws:sourceaccount":
      return values.some((value) => !isAnotherAccount(value, place));
    default:
      return true;
  }
}

/**
 * The statements of the policies that guard a resource. Throws `UnknownRead` where a companion
 * may be its own.
 *
 * @param property of the companion that names the resource.
 */
export function guardsOf(
  graph: ResourceGraph,
  subject: Resource,
  type: string,
  property: string,
): { readonly holders: readonly Resource[]; readonly statements: readonly Statement[] } {
  const holders = companionsOf(graph, subject, type, property);
  if (holders.length === 0 && mayHaveCompanion(graph, subject, type, property)) {
    throw new UnknownRead(`${property} of a ${type.replace(/.*:/, "")}`);
  }
  return { holders, statements: holders.flatMap((each) => statementsOf(each, "resource")) };
}

/** The ARNs by which a resource is known. */
export function arnsOf(graph: ResourceGraph, resource: Resource): readonly string[] {
  return graph.identitiesOf(resource).filter((identity) => identity.startsWith("arn:"));
}
