import assert from "node:assert/strict";
import { documentedRoles, serviceFacts, strategies, supersededRoles } from "../../facts/compute";
import { allowedActions, allowing, list, statementsOf } from "../foundation/documents";
import type { Statement } from "../foundation/documents";
import { describeComputeLayer } from "./layer";

const roleType = "iam/role:Role";
const policyType = "iam/rolePolicy:RolePolicy";

/** The services of AWS that assume roles of this layer, by the beginning of the role's logical name. */
const trusted: readonly (readonly [name: RegExp, service: string])[] = [
  [/^function-/, "lambda.amazonaws.com"],
  [/^(task|execution)-/, "ecs-tasks.amazonaws.com"],
  [/^workflow-/, "states.amazonaws.com"],
  [/^events-/, "events.amazonaws.com"],
  [/^consolidated-/, "ec2.amazonaws.com"],
  [/^(ecs|service-connect)-/, "ecs.amazonaws.com"],
];

/** A name of ours, below which are objects, streams, revisions, tasks or rules. */
const ours =
  /[:/](tradai|rds!db)[A-Za-z0-9/_.!-]*[:/-]\*$|:log-group:[^*]*[-/](dev|staging|prod)\/?[a-z-]*:\*$/;
/** Health checks of Route 53 carry no tag and no name when a policy is asked. */
const beyondConditions = ["arn:aws:route53:::healthcheck/*"];

describeComputeLayer("roles", ({ environment, facts, named, ofType, valuesOf, made, registered }) => {
  const onEcs = serviceFacts.filter(({ onHost }) => !(onHost && facts.consolidated)).map(({ id }) => id);
  const at = `eu-central-1:${facts.account}`;
  const documents = (): { name: string; role: string; statements: Statement[] }[] =>
    ofType(policyType).map((policy) => ({
      name: policy.name,
      role: String(policy.inputs.role),
      statements: statementsOf(policy),
    }));
  const holding = (action: string): string[] =>
    documents()
      .filter(({ statements }) => allowedActions(statements).includes(action))
      .map(({ role }) => role)
      .sort();

  it("lacks a documented role, or keeps one that is superseded or has no place here", () => {
    const names = valuesOf(roleType, "name");
    for (const role of documentedRoles.everywhere) assert.ok(names.includes(named(role)), role);
    for (const role of documentedRoles.consolidated) {
      assert.equal(names.includes(named(role)), facts.consolidated, role);
    }
    for (const role of supersededRoles) assert.ok(!names.includes(named(role)), role);
    assert.equal(new Set(names).size, names.length);
  });

  it("lets two functions share a role", () => {
    const functions = ofType("lambda/function:Function");
    const roles = functions.map(({ inputs }) => String(inputs.role));
    assert.equal(new Set(roles).size, functions.length);
    for (const { name, inputs } of functions) {
      const id = name.replace("function-", "");
      assert.equal(inputs.role, `arn-of-function-${id}-role`);
      assert.equal(made(`function-${id}-role`).inputs.name, named(`tradai-lambda-${id}-{env}`));
      assert.equal(made(`function-${id}-policy`).inputs.role, named(`tradai-lambda-${id}-{env}`));
    }
  });

  it("is assumed by another service than it is for", () => {
    for (const role of ofType(roleType)) {
      if (role.name === "cli-ci-role") continue;
      const [, service] = trusted.find(([name]) => name.test(role.name)) ?? [];
      assert.ok(service, `${role.name}: nobody is known to assume it`);
      const statements = statementsOf(role, "assumeRolePolicy");
      assert.deepEqual(
        statements.map(({ Principal }) => Principal),
        [{ Service: service }],
        role.name,
      );
      if (service === "ecs-tasks.amazonaws.com" || service === "states.amazonaws.com") {
        assert.ok(JSON.stringify(statements).includes(facts.account), `${role.name}: any account's`);
      }
    }
  });

  it("starts tasks from what is no workflow, so that a function that is taken over could (TRADAI-S-02)", () => {
    const workflows = ["tradai-backtest-workflow-{env}", "tradai-retraining-workflow-{env}"];
    const gate = facts.consolidated ? [] : ["tradai-lambda-migration-gate-{env}"];
    assert.deepEqual(holding("ecs:RunTask"), [...workflows, ...gate].map(named).sort());
    const promoting = allowedActions(statementsOf(made("function-promote-model-policy")));
    assert.deepEqual(
      promoting.filter((action) => /^(ecs|iam):/.test(action)),
      [],
    );
    const tables = allowing(statementsOf(made("function-promote-model-policy")), "dynamodb:PutItem");
    assert.deepEqual(
      list(tables.Resource).sort(),
      ["deployments", "retraining-state"].map(
        (id) => `arn:aws:dynamodb:${at}:table/tradai-${id}-${environment}`,
      ),
    );
  });

  it("keeps the backend from its queue, or lets another task send to it (TRADAI-S-30)", () => {
    const senders = documents()
      .filter(({ statements }) =>
        statements.some(
          ({ Action, Resource }) =>
            list(Action).includes("sqs:SendMessage") &&
            list(Resource).some((arn) => arn.includes("backtest-queue")),
        ),
      )
      .map(({ role }) => role);
    assert.deepEqual(senders, [
      named(facts.consolidated ? "tradai-consolidated-{env}" : "tradai-ecs-task-backend-api-{env}"),
    ]);
    const queues = documents()
      .filter(({ name }) => /^(task|execution)-/.test(name) && name !== "task-backend-api-policy")
      .flatMap(({ statements }) => allowedActions(statements).filter((action) => action.startsWith("sqs:")));
    assert.deepEqual(queues, []);
  });

  it("passes a role to anything but a task, or one that is not the task's", () => {
    for (const { name, statements } of documents()) {
      for (const { Action, Condition, Resource } of statements) {
        if (!list(Action).includes("iam:PassRole")) continue;
        assert.deepEqual(
          Condition,
          { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
          name,
        );
        const declared = valuesOf(roleType, "name");
        for (const role of list(Resource)) {
          assert.ok(declared.includes(String(role.split(":role/")[1])), `${name}: ${role}`);
        }
      }
    }
    assert.deepEqual(
      holding("iam:PassRole"),
      [...holding("ecs:RunTask"), named("tradai-cli-ci-{env}")].sort(),
    );
  });

  it("has rights from a document that nobody can read here, or makes its own log group", () => {
    const attached = ofType("iam/rolePolicyAttachment:RolePolicyAttachment").map(
      ({ inputs }) => inputs.policyArn,
    );
    assert.deepEqual(
      [...new Set(attached)].sort(),
      [
        "arn:aws:iam::aws:policy/service-role/AWSLambdaENIManagementAccess",
        ...(facts.consolidated
          ? []
          : [
              "arn:aws:iam::aws:policy/service-role/AmazonECSInfrastructureRolePolicyForServiceConnectTransportLayerSecurity",
            ]),
      ].sort(),
    );
    assert.deepEqual(
      ofType(roleType).filter(({ inputs }) => inputs.managedPolicyArns ?? inputs.inlinePolicies),
      [],
    );
    assert.deepEqual(holding("logs:CreateLogGroup"), []);
  });

  it("may do what it does to more than it works with", () => {
    for (const { name, statements } of documents()) {
      for (const { Action, Resource, Condition } of statements) {
        assert.ok(!list(Action).some((action) => action.endsWith(":*") || action === "*"), name);
        for (const resource of list(Resource).filter((one) => /[:/]\*$/.test(one))) {
          if (ours.test(resource) || beyondConditions.includes(resource)) continue;
          // What AWS alone can name is scoped by a condition instead (decisions.md section 2).
          assert.ok(Condition, `${name}: ${resource}`);
          if (resource.endsWith(":key/*"))
            assert.ok(Condition["ForAnyValue:StringEquals"], `${name}: any key`);
        }
      }
    }
  });

  describe("of the command line", () => {
    const statements = (): Statement[] => statementsOf(made("cli-ci-policy"));
    const resourcesOf = (action: string): string[] => list(allowing(statements(), action).Resource);

    it("is assumed without the external id, without a second factor, or by whoever is in the account", () => {
      const [trust, ...others] = statementsOf(made("cli-ci-role"), "assumeRolePolicy");
      assert.deepEqual(others, []);
      assert.deepEqual(trust?.Principal, { AWS: `arn:aws:iam::${facts.account}:root` });
      assert.equal(trust.Condition?.StringEquals?.["sts:ExternalId"], "tradai-cli");
      assert.equal(trust.Condition.Bool?.["aws:MultiFactorAuthPresent"], "true");
      assert.equal(trust.Condition.StringEquals["aws:PrincipalTag/tradai-operator"], environment);
    });

    it("manages other services, tables, images or roles than documented", () => {
      assert.deepEqual(
        resourcesOf("ecs:UpdateService"),
        [...onEcs]
          .sort()
          .map((id) => `arn:aws:ecs:${at}:service/tradai-${environment}/tradai-${id}-${environment}`),
      );
      assert.deepEqual(resourcesOf("dynamodb:PutItem"), [
        `arn:aws:dynamodb:${at}:table/tradai-deployments-${environment}`,
      ]);
      const images = resourcesOf("ecr:DescribeImages");
      for (const id of [...onEcs, ...strategies.map((strategy) => `strategy-${strategy}`)]) {
        assert.ok(images.includes(`arn:aws:ecr:${at}:repository/tradai-${id}-${environment}`), id);
      }
      for (const id of onEcs) {
        for (const kind of ["task", "execution"]) {
          const role = `arn:aws:iam::${facts.account}:role/tradai-ecs-${kind}-${id}-${environment}`;
          assert.ok(resourcesOf("iam:PassRole").includes(role), role);
        }
      }
    });

    it("pushes images, reads secrets, or runs what it likes", () => {
      const allowed = allowedActions(statements());
      assert.deepEqual(
        allowed.filter((action) =>
          /^(ecr:(Put|Upload|Batch)|secretsmanager:|s3:|ecs:(RunTask|ExecuteCommand)|sts:)/.test(action),
        ),
        [],
      );
    });
  });

  if (facts.consolidated) {
    it("keeps the host from a documented right, or lets it take others out of discovery", () => {
      const allowed = allowedActions(statementsOf(made("consolidated-role-policy")));
      for (const action of [
        "ecr:BatchGetImage",
        "ecr:GetAuthorizationToken",
        "logs:PutLogEvents",
        "cloudwatch:PutMetricData",
        "ssm:UpdateInstanceInformation",
        "ssmmessages:CreateControlChannel",
        "dynamodb:PutItem",
        "s3:PutObject",
        "sqs:SendMessage",
        "secretsmanager:GetSecretValue",
        "sns:Publish",
        "codeartifact:ReadFromRepository",
        "servicediscovery:RegisterInstance",
        "autoscaling:CompleteLifecycleAction",
      ]) {
        assert.ok(allowed.includes(action), action);
      }
      // Its end is the deregistration function's to handle, which outlives it (TRADAI-H-01).
      assert.ok(!allowed.includes("servicediscovery:DeregisterInstance"));
      assert.ok(!allowed.some((action) => action.startsWith("ecr:Put")));
      assert.deepEqual(holding("servicediscovery:DeregisterInstance"), [
        named("tradai-lambda-deregistration-{env}"),
      ]);
    });
  } else {
    it("moves other traffic than that of a pair, or asks other functions than the gates", () => {
      const groups = list(
        allowing(statementsOf(made("ecs-load-balancer-policy")), "elasticloadbalancing:RegisterTargets")
          .Resource,
      );
      assert.deepEqual(
        groups.map((arn) => arn.split("/")[1]).sort(),
        ["backend-api-p", "backend-api-p-alt", "mlflow-p", "mlflow-p-alt"].map((id) => `tradai-${id}`),
      );
      assert.deepEqual(
        list(allowing(statementsOf(made("ecs-hooks-policy")), "lambda:InvokeFunction").Resource).sort(),
        ["deployment-gate", "migration-gate"].map(
          (id) => `arn:aws:lambda:${at}:function:tradai-${id}-${environment}:live`,
        ),
      );
      assert.deepEqual(holding("servicediscovery:DeregisterInstance"), []);
    });
  }

  it("names what belongs to another environment", () => {
    const others = ["dev", "staging", "prod"].filter((other) => other !== environment);
    for (const { name, inputs } of registered()) {
      const text = JSON.stringify(inputs);
      for (const other of others) {
        assert.doesNotMatch(text, new RegExp(`tradai[a-z0-9/-]*[-/]${other}\\b`), name);
      }
    }
  });
});
