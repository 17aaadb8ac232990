import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { account, policy } from "./bucket";
import { trustService } from "./iam";
import { eachUserOfRoles } from "./role-users";

const unknown = Symbol("unknown");
const roleName = "tradai-worker-role-prod";
const roleArn = `arn:aws:iam::${account}:role/${roleName}`;
const role = (...services: readonly string[]): Fixture => ({
  type: "aws:iam/role:Role",
  name: "role",
  inputs: { name: roleName, assumeRolePolicy: policy(...services.map((each) => trustService(each))) },
});
const lambda = role("lambda.amazonaws.com");
const worker: Fixture = {
  type: "aws:lambda/function:Function",
  name: "worker",
  inputs: { name: "tradai-worker-prod", role: unknown },
  references: { role: ["role"] },
};
const user = (type: string, inputs: Fixture["inputs"], name = "user"): Fixture => ({
  type: `aws:${type}`,
  name,
  inputs,
});
const byDependency = (type: string, property: string): Fixture => ({
  ...user(type, { [property]: unknown }, "grant"),
  references: { [property]: ["role"] },
});
const grant = byDependency("iam/rolePolicy:RolePolicy", "role");
const profile = user(
  "iam/instanceProfile:InstanceProfile",
  { name: "tradai-host-prod", role: roleName },
  "profile",
);
const host = [role("ec2.amazonaws.com"), profile];
const template = "ec2/launchTemplate:LaunchTemplate";
/** A service that the table of services does not know. */
const unlisted = user("grafana/workspace:Workspace", { roleArn }, "workspace");
/** A function that may use any role of the program. */
const anybodys = user("lambda/function:Function", { role: unknown }, "other");

/** Each service assumes the role where it is named. */
export const servingRoles: readonly Example[] = [
  { title: "The role of a function", resources: [lambda, worker, grant] },
  ...eachUserOfRoles(roleArn).map(([service, type, inputs]) => ({
    title: `The role of ${service} by ${Object.keys(inputs).join()} of ${type.replace(/.*:/, "")}`,
    resources: [role(`${service}.amazonaws.com`), user(type, inputs)],
  })),
  {
    title: "A role of two services, each of which uses it",
    resources: [
      role("states.amazonaws.com", "lambda.amazonaws.com"),
      worker,
      user("sfn/stateMachine:StateMachine", { roleArn }),
    ],
  },
  {
    title: "A trust that denies a service, which therefore need not use the role",
    resources: [
      {
        ...lambda,
        inputs: {
          name: roleName,
          assumeRolePolicy: policy(trustService("lambda.amazonaws.com"), {
            ...trustService("states.amazonaws.com"),
            Effect: "Deny",
          }),
        },
      },
      worker,
    ],
  },
  ...[
    user(template, {
      iamInstanceProfile: { arn: `arn:aws:iam::${account}:instance-profile/tradai-host-prod` },
    }),
    user(template, { iamInstanceProfile: { name: "tradai-host-prod" } }),
    user("ec2/instance:Instance", { iamInstanceProfile: "tradai-host-prod" }),
    user("ec2/launchConfiguration:LaunchConfiguration", { iamInstanceProfile: "tradai-host-prod" }),
  ].map((each) => ({
    title: `The role of an instance by the profile in ${JSON.stringify(each.inputs)} of ${each.type.replace(/.*:/, "")}`,
    resources: [...host, each],
  })),
  {
    title: "The role of an instance by its template's profile, known after the update",
    resources: [
      ...host,
      {
        ...user(template, { iamInstanceProfile: { arn: unknown } }),
        references: { iamInstanceProfile: ["profile"] },
      },
    ],
  },
  {
    title: "The role by which a bucket hands on its objects, as the bucket itself says",
    resources: [
      role("s3.amazonaws.com"),
      user("s3/bucket:Bucket", {
        bucket: "tradai-results-prod",
        replicationConfiguration: { role: roleArn, rules: [{ status: "Enabled" }] },
      }),
    ],
  },
  {
    title: "A role of people",
    resources: [
      user("iam/role:Role", {
        name: "tradai-cli-role-prod",
        assumeRolePolicy: policy({
          Effect: "Allow",
          Principal: { AWS: `arn:aws:iam::${account}:root` },
          Action: "sts:AssumeRole",
        }),
      }),
    ],
  },
];

const wrong = (title: string, says: string, ...resources: readonly Fixture[]): ViolatingExample => ({
  title,
  resources,
  resource: "role",
  says,
});
const idle = "nothing declared uses the role, which trusts lambda.amazonaws.com";

/** Roles that give permissions to nobody, or to a service too many. */
export const idleRoles: readonly ViolatingExample[] = [
  ...(
    [
      ["iam/role:Role", "assumeRolePolicy"],
      ["iam/rolePolicy:RolePolicy", "role"],
      ["iam/rolePolicyAttachment:RolePolicyAttachment", "role"],
      ["iam/rolePoliciesExclusive:RolePoliciesExclusive", "roleName"],
      ["iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive", "roleName"],
      ["iam/policyAttachment:PolicyAttachment", "roles"],
    ] as const
  ).map(([type, property]) =>
    wrong(
      `A role that only ${property} of ${type.replace(/.*:/, "")} names`,
      idle,
      lambda,
      // The trust of the other role is no document here: people sign in to it.
      type === "iam/role:Role" ? otherRole() : byDependency(type, property),
    ),
  ),
  wrong(
    "A role that only a policy names, by its name",
    idle,
    lambda,
    user("iam/rolePolicy:RolePolicy", { role: roleName, policy: policy() }),
  ),
  wrong(
    "A role that a bucket's policy admits and nobody assumes",
    idle,
    lambda,
    user("s3/bucketPolicy:BucketPolicy", { policy: JSON.stringify({ Principal: { AWS: roleArn } }) }),
  ),
  wrong(
    "A role whose name another resource has as well",
    idle,
    lambda,
    user("ecs/cluster:Cluster", { name: roleName }),
  ),
  wrong(
    "A role of two services that nobody uses",
    "which trusts ecs-tasks.amazonaws.com, lambda.amazonaws.com",
    role("lambda.amazonaws.com", "ecs-tasks.amazonaws.com"),
  ),
  {
    title: "A profile that no template has",
    resources: [...host, user(template, { iamInstanceProfile: { name: "tradai-other-prod" } })],
    resource: "profile",
    says: "its role serves nobody",
  },
  wrong(
    "A service of ECS that the role does not trust",
    "trusts ecs-tasks.amazonaws.com, and only user uses it",
    role("ecs-tasks.amazonaws.com"),
    user("ecs/service:Service", { deploymentConfiguration: { lifecycleHooks: [{ roleArn }] } }),
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
];

function otherRole(): Fixture {
  return {
    ...user("iam/role:Role", {
      name: "tradai-people-role-prod",
      assumeRolePolicy: policy({ Effect: "Allow", Principal: { AWS: roleArn }, Action: "sts:AssumeRole" }),
    }),
    references: { assumeRolePolicy: ["role"] },
  };
}

/** Roles of which it cannot be told who assumes them. */
export const unclearRoles: readonly UndecidedExample[] = [
  {
    title: "A role whose layer stands alone",
    scope: "layer",
    resources: [lambda],
    says: "what uses a role may be declared in another layer",
  },
  {
    title: "A role that nobody is seen to use, where a function's role is known only after the update",
    resources: [lambda, anybodys],
    resource: "role",
    says: "`role` of other is known only after the update",
  },
  {
    title:
      "A service that is not seen to use its role, where a function's role is known only after the update",
    resources: [role("states.amazonaws.com"), worker, anybodys],
    resource: "role",
    says: "`role` of other is known only after the update",
  },
  {
    title: "A role that a resource uses whose service is not known",
    resources: [role("grafana.amazonaws.com"), worker, unlisted],
    resource: "role",
    says: "which service assumes the role of workspace is not in the table",
  },
  {
    title: "A profile that no template is seen to have, where a template's is known only after the update",
    resources: [profile, user(template, { iamInstanceProfile: unknown })],
    resource: "profile",
    says: "iamInstanceProfile",
  },
];
