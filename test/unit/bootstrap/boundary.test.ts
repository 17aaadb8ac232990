import assert from "node:assert/strict";
import { declaredAs } from "../support/declared";
import { plannedLayers, statementsOf } from "./golden";
import type { Statement } from "./golden";
import { describeBootstrap } from "./project";

describeBootstrap("the boundary", ({ environment, account, declared }) => {
  const statements = (): readonly Statement[] =>
    statementsOf(declaredAs(declared(), "boundary").inputs.policy);
  const said = (sid: string): Statement => {
    const found = statements().find((statement) => statement.sid === sid);
    if (found === undefined)
      throw new Error(
        `no ${sid}; there are: ${statements()
          .map((each) => each.sid)
          .join(", ")}`,
      );
    return found;
  };
  const role = (name: string): string => `arn:aws:iam::${account}:role/tradai-${name}-${environment}`;
  const boundary = `arn:aws:iam::${account}:policy/tradai-boundary-${environment}`;

  it("keeps a role of a layer from what its own policy allows", () => {
    const policies = plannedLayers(environment).flatMap((planned) =>
      Object.entries(planned["aws.iam.RolePolicy"] ?? {}),
    );
    const allowed = policies.flatMap(([name, planned]) =>
      statementsOf((planned?.inputs as { policy: unknown }).policy).flatMap(({ actions }) =>
        actions.map((action) => [name, action] as const),
      ),
    );
    assert.ok(allowed.length > 100);
    const within = statements()
      .filter(({ effect }) => effect === "Allow")
      .flatMap(({ actions }) => actions);
    const outside = allowed.filter(
      ([, action]) => !within.includes(action) && !within.includes(action.replace(/:.*/, ":*")),
    );
    assert.deepEqual(outside, []);
  });

  it("is not on a role of a layer, which could not be made then", () => {
    const roles = plannedLayers(environment).flatMap((planned) =>
      Object.entries(planned["aws.iam.Role"] ?? {}),
    );
    assert.ok(roles.length > 20);
    const without = roles.filter(
      ([, planned]) =>
        (planned?.inputs as Readonly<Record<string, unknown>>).permissionsBoundary !== boundary,
    );
    assert.deepEqual(
      without.map(([name]) => name),
      [],
    );
  });

  it("lets a deployment make a role that may do more than itself", () => {
    assert.deepEqual(said("RolesThatAreMadeEndAtThisBoundaryToo"), {
      sid: "RolesThatAreMadeEndAtThisBoundaryToo",
      effect: "Deny",
      actions: [
        "iam:AttachRolePolicy",
        "iam:CreateRole",
        "iam:PutRolePermissionsBoundary",
        "iam:PutRolePolicy",
      ],
      resources: [role("*")],
      conditions: { StringNotEquals: { "iam:PermissionsBoundary": boundary } },
    });
  });

  it("lets a deployment change its own role, or the preview's", () => {
    const { effect, actions, resources, conditions } = said("LeaveTheRolesOfThePipelinesAsTheyAre");
    assert.deepEqual([effect, resources, conditions], ["Deny", [role("deploy"), role("preview")], undefined]);
    for (const action of [
      "AttachRolePolicy",
      "PutRolePolicy",
      "UpdateAssumeRolePolicy",
      "PutRolePermissionsBoundary",
      "DeleteRole",
    ]) {
      assert.ok(actions.includes(`iam:${action}`), action);
    }
  });

  it("reaches IAM beyond the roles of the environment, or other regions", () => {
    const allowing = statements().filter(({ effect }) => effect === "Allow");
    const iam = allowing.filter(({ actions }) => actions.some((action) => action.startsWith("iam:")));
    const ofConfig = `arn:aws:iam::${account}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`;
    assert.deepEqual(
      iam.flatMap(({ resources }) => resources).sort(),
      [`arn:aws:iam::${account}:instance-profile/tradai-*-${environment}`, role("*"), ofConfig].sort(),
    );
    assert.deepEqual(said("TheRoleOfTheConfigurationRecorder").actions, ["iam:PassRole"]);
    const services = allowing.flatMap(({ actions }) => actions).filter((action) => action.endsWith(":*"));
    for (const service of ["iam", "organizations", "account", "sso", "sts", "cloudformation", "billing"]) {
      assert.ok(!services.includes(`${service}:*`), service);
    }
    assert.deepEqual(said("ServicesThatAreUsedInTheTwoRegions").conditions, {
      StringEquals: { "aws:RequestedRegion": ["eu-central-1", "eu-west-1"] },
    });
    assert.deepEqual(said("ServicesWithoutARegion").actions, ["budgets:*", "ce:*", "route53:*"]);
  });

  it("lets what is deployed assume a role outside it, and so leave it", () => {
    const sts = statements().flatMap(({ effect, actions }) =>
      effect === "Allow" ? actions.filter((action) => action.startsWith("sts:")) : [],
    );
    assert.deepEqual(sts.sort(), ["sts:GetCallerIdentity", "sts:GetServiceBearerToken"]);
  });

  it("lets the state be opened, overwritten by others, or made unreadable", () => {
    const state = `arn:aws:s3:::tradai-pulumi-state-${environment}`;
    const logs = `arn:aws:s3:::tradai-state-logs-${environment}`;
    const bucket = said("LeaveTheBucketsOfTheStateAndItsRecordsAsTheyAre");
    assert.deepEqual([bucket.effect, bucket.resources], ["Deny", [state, logs]]);
    for (const action of [
      "DeleteBucket",
      "PutBucketPolicy",
      "DeleteBucketPolicy",
      "PutBucketVersioning",
      "PutLifecycleConfiguration",
      "PutBucketLogging",
      "PutBucketObjectLockConfiguration",
      "PutReplicationConfiguration",
    ]) {
      assert.ok(bucket.actions.includes(`s3:${action}`), action);
    }
    assert.deepEqual(said("LeaveTheStateToWhoeverDeploys"), {
      sid: "LeaveTheStateToWhoeverDeploys",
      effect: "Deny",
      actions: ["s3:DeleteObject", "s3:DeleteObjectVersion", "s3:PutObject"],
      resources: [`${state}/*`],
      conditions: { ArnNotEquals: { "aws:PrincipalArn": role("deploy") } },
    });
    const key = said("LeaveTheKeyOfTheStateAsItIs");
    assert.deepEqual(key.conditions, {
      "ForAnyValue:StringEquals": { "kms:ResourceAliases": `alias/tradai-pulumi-state-${environment}` },
    });
    for (const action of [
      "ScheduleKeyDeletion",
      "DisableKey",
      "PutKeyPolicy",
      "CreateGrant",
      "CreateAlias",
    ]) {
      assert.ok(key.actions.includes(`kms:${action}`), action);
    }
  });
});
