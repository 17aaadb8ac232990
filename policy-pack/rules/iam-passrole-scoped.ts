import { account } from "../examples/bucket";
import { allow, rolePolicy } from "../examples/iam";
import { handOn, jobs, jobsArn, only, passedRole as role, taskRole } from "../examples/passed-roles";
import type { ResourceGraph } from "../graph/graph";
import type { Resource } from "../graph/resource";
import type { Condition, Statement } from "../iam/document";
import { conditionsOn } from "../iam/document";
import { documentTypes, statementsOf } from "../iam/documents";
import { narrows } from "../iam/narrowing";
import { matchesPattern } from "../iam/patterns";
import type { Check, Fixture, Rule, ViolatingExample } from "../rule";

const roleType = "aws:iam/role:Role";
const passRole = "iam:passrole";
const key = "iam:PassedToService";

function passes(statement: Statement): boolean {
  return (
    statement.allows && statement.actions.some((action) => matchesPattern(action.toLowerCase(), passRole))
  );
}

function isWide(text: string): boolean {
  return /[*?]/.test(text);
}

const rolesNamed: Check = function* (subject) {
  for (const statement of statementsOf(subject, "identity").filter(passes)) {
    const wide = statement.resources.filter(isWide);
    if (wide.length > 0 || statement.notResources.length > 0) {
      yield {
        found: `${statement.label} hands on ${wide.join(", ") || "every role but some"}`,
        expected: "ARNs of roles, each by its whole name",
      };
    }
  }
};

/** The services to which a statement hands roles; empty where it does not say. */
function receivers(statement: Statement): readonly string[] {
  const said: readonly Condition[] = conditionsOn(statement, key).filter(narrows);
  return said.flatMap(({ values }) => values);
}

const receiverNamed: Check = function* (subject) {
  for (const statement of statementsOf(subject, "identity").filter(passes)) {
    const services = receivers(statement);
    if (services.length === 0 || services.some(isWide)) {
      yield {
        found: `${statement.label} hands a role to ${services.length === 0 ? "whatever service takes it" : services.join(", ")}`,
        expected: `a condition StringEquals on ${key} with the services that need it`,
      };
    }
  }
};

/** A role that the receiver cannot assume is handed on in vain. */
const receiverTrusted: Check = function* (subject, { graph }) {
  for (const statement of statementsOf(subject, "identity").filter(passes)) {
    const services = receivers(statement).filter((service) => !isWide(service));
    const roles = statement.resources.flatMap((text) => declaredRole(graph, text));
    for (const role of services.length === 0 ? [] : roles) {
      const trusted = statementsOf(role, "trust")
        .filter(({ allows }) => allows)
        .flatMap(({ principals }) => principals)
        .flatMap(({ kind, value }) => (kind === "Service" ? [value] : []));
      if (!services.some((service) => trusted.includes(service))) {
        yield {
          found: `${statement.label} hands ${role.name} to ${services.join(", ")}, and it trusts ${trusted.join(", ") || "no service"}`,
          expected: "a service that may assume the role",
        };
      }
    }
  }
};

function declaredRole(graph: ResourceGraph, text: string): readonly Resource[] {
  return graph.identifiedBy(text).filter(({ type }) => type === roleType);
}

const wrong = (title: string, says: string, ...resources: readonly Fixture[]): ViolatingExample => ({
  title,
  resource: "backend-policy",
  says,
  resources,
});

const rule: Rule = {
  name: "iam-passrole-scoped",
  title: "Roles are handed to named services by name",
  description:
    "Every permission to pass a role names the roles, without wildcard, and the services that may receive them, which the roles trust.",
  rationale:
    "Whoever may pass any role starts a task with the strongest one and has its permissions: the shortest way from one function to the account.",
  remediation: "List the ARNs of the roles and add StringEquals on iam:PassedToService.",
  severity: "critical",
  kind: "stack",
  catalogue: { checkov: ["CKV_AWS_286"] },
  findings: ["TRADAI-S-29", "TRADAI-S-02"],
  types: documentTypes("identity"),
  checks: [rolesNamed, receiverNamed, receiverTrusted],
  examples: {
    compliant: [
      {
        title: "A task's role for ECS",
        resources: [rolePolicy(handOn()), role("ecs-tasks.amazonaws.com")],
      },
      { title: "A role of another stack", resources: [rolePolicy(handOn())] },
      { title: "No role at all", resources: [rolePolicy(allow())] },
      {
        title: "A role and a queue, both declared, in one statement",
        resources: [
          rolePolicy(handOn({ Action: ["sqs:SendMessage", "iam:PassRole"], Resource: [taskRole, jobsArn] })),
          role("ecs-tasks.amazonaws.com"),
          jobs,
        ],
      },
      {
        title: "A role for either of two services, one of which it trusts",
        resources: [
          rolePolicy(handOn({ Condition: only("ecs.amazonaws.com", "ecs-tasks.amazonaws.com") })),
          role("ecs-tasks.amazonaws.com"),
        ],
      },
      {
        title: "A denial",
        resources: [
          rolePolicy(
            handOn({ Effect: "Deny", Resource: "*", Condition: undefined }),
            handOn({ Effect: "Deny", Condition: only("ec2.amazonaws.com") }),
          ),
          role("ecs-tasks.amazonaws.com"),
        ],
      },
    ],
    violating: [
      wrong("Any role", "hands on *", rolePolicy(handOn({ Resource: "*" }))),
      wrong(
        "A family of roles",
        "role/tradai-*",
        rolePolicy(handOn({ Resource: [taskRole, `arn:aws:iam::${account}:role/tradai-*`] })),
      ),
      wrong(
        "Every role but one",
        "every role but some",
        rolePolicy(handOn({ Resource: undefined, NotResource: taskRole })),
      ),
      wrong(
        "To whatever service",
        "hands a role to whatever service takes it",
        rolePolicy(handOn({ Condition: undefined })),
        role("ecs-tasks.amazonaws.com"),
      ),
      wrong(
        "To whatever service, beside another action",
        "hands a role to whatever service takes it",
        rolePolicy(handOn({ Action: ["ecs:RunTask", "iam:PassRole"], Condition: undefined })),
      ),
      wrong(
        "By a wildcard of actions",
        "whatever service takes it",
        rolePolicy(handOn({ Action: "iam:Pass*", Condition: undefined })),
      ),
      wrong(
        "To any service",
        "hands a role to *.amazonaws.com",
        rolePolicy(handOn({ Condition: { StringLike: { "iam:PassedToService": "*.amazonaws.com" } } })),
        role("lambda.amazonaws.com"),
      ),
      wrong(
        "To any service among others",
        "hands a role to ecs-tasks.amazonaws.com, ?s.amazonaws.com",
        rolePolicy(
          handOn({
            Condition: {
              StringLike: { "iam:PassedToService": ["ecs-tasks.amazonaws.com", "?s.amazonaws.com"] },
            },
          }),
        ),
      ),
      wrong(
        "To every service but one",
        "whatever service takes it",
        rolePolicy(
          handOn({ Condition: { StringNotEquals: { "iam:PassedToService": "ec2.amazonaws.com" } } }),
        ),
      ),
      wrong(
        "To a service if it says so",
        "whatever service takes it",
        rolePolicy(
          handOn({
            Condition: { StringEqualsIfExists: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
          }),
        ),
      ),
      wrong(
        "A function's role for ECS",
        "hands mlflow-role to ecs-tasks.amazonaws.com, and it trusts lambda.amazonaws.com",
        rolePolicy(handOn()),
        role("lambda.amazonaws.com"),
      ),
      wrong(
        "A role that refuses ECS",
        "and it trusts lambda.amazonaws.com",
        rolePolicy(handOn()),
        role("lambda.amazonaws.com", { Effect: "Deny", Principal: { Service: "ecs-tasks.amazonaws.com" } }),
      ),
      wrong(
        "A role of people",
        "and it trusts no service",
        rolePolicy(handOn()),
        role(undefined, { Principal: { AWS: `arn:aws:iam::${account}:root` } }),
      ),
    ],
  },
};

export default rule;
