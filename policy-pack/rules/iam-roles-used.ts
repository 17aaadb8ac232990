import { ofType } from "../checks/of-type";
import { profileServes, profileType } from "../checks/profile-users";
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
const profile: Fixture = {
  type: profileType,
  name: "profile",
  inputs: { name: "tradai-host-prod", role: "tradai-worker-role-prod" },
};
const roleArn = `arn:aws:iam::${account}:role/tradai-worker-role-prod`;
/** One resource for each property by which a service is given its role. */
const users: readonly (readonly [
  service: string,
  type: string,
  inputs: Readonly<Record<string, unknown>>,
])[] = [
  ["codedeploy", "codedeploy/deploymentGroup:DeploymentGroup", { serviceRoleArn: roleArn }],
  ["states", "sfn/stateMachine:StateMachine", { roleArn }],
  ["events", "cloudwatch/eventTarget:EventTarget", { roleArn }],
  ["ssm", "ssm/document:Document", { content: JSON.stringify({ assumeRole: roleArn }) }],
  ["ecs-tasks", "ecs/taskDefinition:TaskDefinition", { executionRoleArn: roleArn }],
  ["ecs", "ecs/service:Service", { loadBalancers: [{ advancedConfiguration: { roleArn } }] }],
  ["ecs", "ecs/service:Service", { deploymentConfiguration: { lifecycleHooks: [{ roleArn }] } }],
  ["ecs", "ecs/service:Service", { serviceConnectConfiguration: { services: [{ tls: { roleArn } }] } }],
];
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
  types: [roleType, profileType],
  needsWhole: "what uses a role may be declared in another layer",
  checks: [ofType([roleType], trustedServicesUse), ofType([profileType], profileServes)],
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
            inputs: { executionRoleArn: roleArn },
          },
        ],
      },
      ...users.map(([service, type, inputs]) => ({
        title: `The role of ${service} by ${Object.keys(inputs)[0] ?? ""} of ${type.replace(/.*:/, "")}`,
        resources: [role(`${service}.amazonaws.com`), { type: `aws:${type}`, name: "user", inputs }],
      })),
      {
        title: "The role of an instance by its template's profile",
        resources: [
          role("ec2.amazonaws.com"),
          profile,
          {
            type: "aws:ec2/launchTemplate:LaunchTemplate",
            name: "template",
            inputs: { iamInstanceProfile: { arn: unknown } },
            references: { iamInstanceProfile: ["profile"] },
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
      {
        title: "A profile that no template has",
        resources: [role("ec2.amazonaws.com"), profile],
        resource: "profile",
        says: "its role serves nobody",
      },
      wrong(
        "A service of ECS that the role does not trust",
        "trusts ecs-tasks.amazonaws.com, and only user uses it",
        role("ecs-tasks.amazonaws.com"),
        {
          type: "aws:ecs/service:Service",
          name: "user",
          inputs: { deploymentConfiguration: { lifecycleHooks: [{ roleArn }] } },
        },
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
