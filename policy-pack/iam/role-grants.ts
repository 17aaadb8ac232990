import type { ResourceGraph } from "../graph/graph";
import { Undecidable } from "../graph/reader";
import { companionsOf, mayHaveCompanion, targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { managedStatements } from "./aws-managed";
import type { Statement } from "./document";
import { statementsOf } from "./documents";
import { matchesPattern } from "./patterns";

const inlineType = "aws:iam/rolePolicy:RolePolicy";
const attachmentType = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
const policyType = "aws:iam/policy:Policy";

/** What the declared policies of a role say. */
interface RoleGrants {
  readonly statements: readonly Statement[];
  /** Why a permission that is not found may be there all the same; undefined where it cannot. */
  readonly gap: string | undefined;
}

function grantsOf(graph: ResourceGraph, role: Resource): RoleGrants {
  const statements = companionsOf(graph, role, inlineType, "role").flatMap((each) =>
    statementsOf(each, "identity"),
  );
  let gap = [inlineType, attachmentType].some((type) => mayHaveCompanion(graph, role, type, "role"))
    ? "a policy whose role is known only after the update may grant it"
    : undefined;
  for (const attachment of companionsOf(graph, role, attachmentType, "role")) {
    const policy = targetOf(graph, attachment, "policyArn", [policyType]);
    // Stryker disable next-line ConditionalExpression: what is declared or unknown has no value to look up
    const managed = policy.kind === "undeclared" ? managedStatements(policy.value) : undefined;
    if (policy.kind === "resource") {
      statements.push(...statementsOf(policy.resource, "identity"));
    } else if (managed) {
      statements.push(...managed);
    } else {
      gap ??= `${attachment.name} attaches a policy that is not declared here`;
    }
  }
  return { statements, gap };
}

/**
 * True where a policy of the role allows the action on the ARN, or on anything where none is given. Conditions are
 * not weighed: they narrow a grant, they do not take it back. Throws `Undecidable` where a policy that is not
 * declared here may allow it.
 */
// Stryker disable next-line StringLiteral: of all patterns `*` alone matches the asterisk, and the empty text as well
export function mayDo(graph: ResourceGraph, role: Resource, action: string, arn = "*"): boolean {
  const { statements, gap } = grantsOf(graph, role);
  const isAllowed = statements.some(
    ({ allows, actions, resources }) =>
      allows &&
      actions.some((each) => matchesPattern(each.toLowerCase(), action.toLowerCase())) &&
      resources.some((each) => matchesPattern(each, arn)),
  );
  if (!isAllowed && gap !== undefined) {
    throw new Undecidable(gap);
  }
  return isAllowed;
}

/** The actions that the declared policies of a role allow on anything, as they are written. */
export function allowedActions(graph: ResourceGraph, role: Resource): readonly string[] {
  return grantsOf(graph, role).statements.flatMap(({ allows, actions }) => (allows ? actions : []));
}
