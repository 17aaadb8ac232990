import assert from "node:assert/strict";
import { deployedTypes } from "../../../bootstrap/deployed";
import { actionOf } from "../../../shared/policy/catalogue";
import { grantsOf, plannedLayers } from "./golden";
import type { Statement } from "./golden";
import { describeBootstrap } from "./project";

/** Components of this program, and what Pulumi itself calls resources. */
const noResources = /^(?:tradai|pulumi)\./;

function resourcesOf(statements: readonly Statement[], action: string): readonly string[] {
  return statements.filter(({ actions }) => actions.includes(action)).flatMap(({ resources }) => resources);
}

describeBootstrap("what the pipelines may do", ({ environment, account, declared }) => {
  const at = (service: string, resource: string): string =>
    `arn:aws:${service}:eu-central-1:${account}:${resource}`;
  const state = `arn:aws:s3:::tradai-pulumi-state-${environment}`;

  it("lack the calls for a type that a layer declares", () => {
    const planned = plannedLayers(environment).flatMap(Object.keys);
    const known = new Set(deployedTypes.flatMap(({ types }) => types));
    const missing = [...new Set(planned)].filter((type) => !noResources.test(type) && !known.has(type));
    assert.deepEqual(missing, []);
  });

  it("are without a call of the table, or hold a wildcard in an action", () => {
    for (const [purpose, wanted] of [
      ["preview", deployedTypes.flatMap(({ reads }) => reads)],
      ["deploy", deployedTypes.flatMap(({ reads, changes }) => [...reads, ...changes])],
    ] as const) {
      const granted = new Set(grantsOf(declared(), purpose).flatMap(({ actions }) => actions));
      // Records of a public zone are there with a domain alone.
      const missing = wanted.filter((action) => !granted.has(action) && !action.startsWith("route53:"));
      assert.deepEqual(missing, []);
      assert.deepEqual(
        [...granted].filter((action) => action.includes("*")),
        [],
      );
    }
  });

  it("write, or read what users store, in a preview", () => {
    const granted = grantsOf(declared(), "preview").flatMap(({ actions }) => actions);
    const writes = granted.filter((action) => {
      const { accessLevel } = actionOf(action).data as { readonly accessLevel?: string };
      return accessLevel !== "Read" && accessLevel !== "List";
    });
    // AWS calls it a write; it opens the secrets in the state.
    assert.deepEqual([...new Set(writes)], ["kms:Decrypt"]);
    const data = granted.filter((action) =>
      /^(?:dynamodb:(?:GetItem|BatchGetItem|Query|Scan|GetRecords)|sqs:ReceiveMessage|logs:(?:GetLogEvents|FilterLogEvents|StartQuery)|kinesis:|rds-data:|ecr:(?:BatchGetImage|GetDownloadUrlForLayer)|cognito-idp:(?:ListUsers|AdminGetUser))/.test(
        action,
      ),
    );
    assert.deepEqual(data, []);
  });

  for (const purpose of ["deploy", "preview"] as const) {
    it(`read objects of users, or secrets that people put in: ${purpose}`, () => {
      const grants = grantsOf(declared(), purpose);
      assert.deepEqual([...resourcesOf(grants, "s3:GetObject")].sort(), [
        `arn:aws:s3:::tradai-configs-${environment}/canary/*`,
        state,
        `${state}/*`,
      ]);
      assert.deepEqual([...resourcesOf(grants, "secretsmanager:GetSecretValue")].sort(), [
        at("secretsmanager", `secret:tradai/${environment}/ci-client-credentials-??????`),
        at("secretsmanager", `secret:tradai/${environment}/m2m-client-credentials-??????`),
      ]);
    });
  }

  it("use another key than the environment's to encrypt", () => {
    for (const action of ["kms:Decrypt", "kms:CreateGrant", "kms:GenerateDataKey"]) {
      const statements = grantsOf(declared(), "deploy").filter(({ actions }) => actions.includes(action));
      assert.ok(statements.length > 0);
      for (const { conditions } of statements) {
        assert.match(
          JSON.stringify(conditions),
          new RegExp(`"kms:ResourceAliases":"alias/tradai-(?:\\*|pulumi-state)-${environment}"`),
        );
      }
    }
  });

  it("hand a role to whatever service takes it, or one of another environment", () => {
    const [ofConfig, statement, ...others] = grantsOf(declared(), "deploy").filter(({ actions }) =>
      actions.includes("iam:PassRole"),
    );
    assert.deepEqual(others, []);
    assert.deepEqual(
      [ofConfig?.resources, ofConfig?.conditions],
      [
        [`arn:aws:iam::${account}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`],
        { StringEquals: { "iam:PassedToService": "config.amazonaws.com" } },
      ],
    );
    assert.deepEqual(statement?.resources, [`arn:aws:iam::${account}:role/tradai-*-${environment}`]);
    const { StringEquals } = statement?.conditions as {
      StringEquals: { "iam:PassedToService": readonly string[] };
    };
    const services = StringEquals["iam:PassedToService"];
    assert.ok(services.includes("lambda.amazonaws.com") && services.includes("ecs-tasks.amazonaws.com"));
    assert.ok(services.every((service) => /^[a-z0-9.-]+\.amazonaws\.com$/.test(service)));
  });

  it("make users, service-linked roles or providers, or change the bootstrap project's policies", () => {
    const granted = [...grantsOf(declared(), "deploy")].flatMap(({ actions }) => actions);
    const iam = granted.filter((action) => action.startsWith("iam:"));
    assert.deepEqual(
      iam.filter(
        (action) =>
          !/Role|InstanceProfile/.test(action) || /ServiceLinked|DeleteRolePermissionsBoundary/.test(action),
      ),
      [],
    );
    assert.deepEqual(
      granted.filter((action) => /^(?:organizations|account|sts|sso|cloudformation):/.test(action)),
      [],
    );
  });
});
