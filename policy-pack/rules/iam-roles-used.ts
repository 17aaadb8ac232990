import { unclearUse, usesOf } from "../checks/role-users";
import { account, policy } from "../examples/bucket";
import { trustService } from "../examples/iam";
import { Undecidable } from "../graph/reader";
import { statementsOf } from "../iam/documents";
import type { Check, Fixture, Rule, ViolatingExample } from "../rule";

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
  for (const service of [...services].sort()) {
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

const unknown = Symbol("unknown");
const role = (...services: readonly string[]): Fixture => ({
  type: roleType,
  name: "role",
  inputs: {
    name: "tradai-worker-role-prod",
    assumeRolePolicy: policy(...services.map((service) => trustService(service))),
  },
});
const worker: Fixture = {
  type: "aws:lambda/function:Function",
  name: "worker",
  inputs: { name: "tradai-worker-prod", role: unknown },
  references: { role: ["role"] },
};
const grant: Fixture = {
  type: "aws:iam/rolePolicy:RolePolicy",
  name: "grant",
  inputs: { role: "tradai-worker-role-prod", policy: policy() },
  references: { role: ["role"] },
};
const wrong = (title: string, says: string, ...resources: readonly Fixture[]): ViolatingExample => ({
  title,
  resources,
  resource: "role",
  says,
});

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
  types: [roleType],
  needsWhole: "what uses a role may be declared in another layer",
  checks: [trustedServicesUse],
  examples: {
    compliant: [
      { title: "The role of a function", resources: [role("lambda.amazonaws.com"), worker, grant] },
      {
        title: "A task's two roles by ARN",
        resources: [
          role("ecs-tasks.amazonaws.com"),
          {
            type: "aws:ecs/taskDefinition:TaskDefinition",
            name: "task",
            inputs: { executionRoleArn: `arn:aws:iam::${account}:role/tradai-worker-role-prod` },
          },
        ],
      },
      {
        title: "A role of people",
        resources: [
          {
            type: roleType,
            name: "people",
            inputs: {
              name: "tradai-cli-role-prod",
              assumeRolePolicy: policy({
                Effect: "Allow",
                Principal: { AWS: `arn:aws:iam::${account}:root` },
                Action: "sts:AssumeRole",
              }),
            },
          },
        ],
      },
    ],
    violating: [
      wrong(
        "A role that only has permissions",
        "nothing declared uses the role",
        role("lambda.amazonaws.com"),
        grant,
      ),
      wrong(
        "A service too many",
        "trusts states.amazonaws.com, and only worker uses it",
        role("lambda.amazonaws.com", "states.amazonaws.com"),
        worker,
      ),
      wrong(
        "Another service than the one that needs it",
        "trusts ecs-tasks.amazonaws.com",
        role("ecs-tasks.amazonaws.com"),
        worker,
      ),
    ],
  },
};

export default rule;
