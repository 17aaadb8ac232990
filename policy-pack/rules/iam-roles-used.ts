import { ofType } from "../checks/of-type";
import { profileServes, profileType } from "../checks/profile-users";
import { unclearUse, usesOf } from "../checks/role-users";
import { idleRoles, servingRoles, unclearRoles } from "../examples/role-uses";
import { Undecidable } from "../graph/reader";
import { statementsOf } from "../iam/documents";
import type { Check, Rule } from "../rule";

const roleType = "aws:iam/role:Role";

/** Relation 53: each service that a role trusts assumes it somewhere. */
const trustedServicesUse: Check = function* (role, { graph }) {
  const services = new Set(
    statementsOf(role, "trust")
      .filter(({ allows }) => allows)
      .flatMap(({ principals }) => principals)
      .flatMap(({ kind, value }) => (kind === "Service" ? [value] : [])),
  );
  // People and pipelines sign in from outside: nothing declared names their role.
  if (services.size === 0) {
    return;
  }
  const uses = usesOf(graph, role);
  const gap = unclearUse(graph);
  if (uses.length === 0) {
    if (gap !== undefined) {
      throw new Undecidable(gap);
    }
    yield {
      found: `nothing declared uses the role, which trusts ${[...services].sort().join(", ")}`,
      expected: "a resource that names it, or no role",
    };
    return;
  }
  for (const service of services) {
    if (!uses.some((use) => use.service === service)) {
      const unlisted = uses.find((use) => use.service === undefined);
      if (unlisted !== undefined || gap !== undefined) {
        throw new Undecidable(
          gap ?? `which service assumes the role of ${unlisted?.by.name ?? ""} is not in the table`,
        );
      }
      yield {
        found: `the role trusts ${service}, and only ${[...new Set(uses.map(({ by }) => by.name))].join(", ")} uses it`,
        expected: `a trust in ${[...new Set(uses.map((use) => use.service))].sort().join(", ")} alone`,
      };
    }
  }
};

const rule: Rule = {
  name: "iam-roles-used",
  title: "Roles serve somebody",
  description:
    "Every role that trusts a service is used by a declared resource, and by each service it trusts.",
  rationale:
    "A role that nothing uses keeps its permissions for whoever finds it; a service too many in its trust is a second door to them.",
  remediation: "Name the role where it is needed, or remove it or the service from its trust.",
  severity: "medium",
  kind: "stack",
  relations: [53],
  types: [roleType, profileType],
  needsWhole: "what uses a role may be declared in another layer",
  checks: [ofType([roleType], trustedServicesUse), ofType([profileType], profileServes)],
  examples: { compliant: servingRoles, violating: idleRoles, undecided: unclearRoles },
};

export default rule;
