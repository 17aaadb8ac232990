import { resolveAll } from "../graph/lists";
import { Undecidable, UnknownRead } from "../graph/reader";
import type { Resource } from "../graph/resource";
import { groupTypes } from "../graph/security-groups";
import type { RuleContext } from "../rule";

/** The security groups that a property names; ends the check where one of them lies elsewhere. */
export function groupsAt(subject: Resource, property: string, context: RuleContext): readonly Resource[] {
  return declaredGroups(subject, property, subject.inputs.raw(property), context);
}

/** As `groupsAt`, for a value that was read already: a block's own. */
export function declaredGroups(
  subject: Resource,
  property: string,
  value: ReturnType<Resource["inputs"]["raw"]>,
  { graph, requireWhole }: RuleContext,
): readonly Resource[] {
  const found = resolveAll(graph, subject, property, value, groupTypes);
  if (found.undeclared.length > 0) {
    requireWhole("the security groups may be declared in another layer");
    throw new Undecidable(`${found.undeclared.join(", ")} is not declared here`);
  }
  if (!found.isComplete) {
    throw new UnknownRead(property);
  }
  return found.resources;
}
