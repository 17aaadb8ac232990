import assert from "node:assert/strict";
import { only } from "../support/mocks";
import { allowedActions, allowing, list, statementsOf } from "./documents";
import type { Statement } from "./documents";
import { describeFoundationLayer } from "./layer";

describeFoundationLayer("NAT route updater", ({ environment, facts, registered, made }) => {
  // Gateways need none: nat.test.ts holds that nothing of it is left there.
  if (!facts.natInstance) return;

  const grantsOf = (name: string): Statement[] =>
    statementsOf(only(registered(), "aws:iam/rolePolicy:RolePolicy", "role", name));

  it("starts the updater before its role may do anything, or its log group is there", () => {
    const { waitsFor } = made("function-nat-route-updater");
    for (const earlier of ["function-nat-route-updater-policy", "function-nat-route-updater-logs"]) {
      assert.ok(waitsFor.includes(earlier), earlier);
    }
  });

  it("starts a version of the updater that nobody has tried out, or that nobody can take back", () => {
    assert.equal(made("function-nat-route-updater").inputs.publish, true);
    const alias = made("function-nat-route-updater-live").inputs;
    assert.deepEqual([alias.name, alias.functionName], ["live", `tradai-nat-route-updater-${environment}`]);
    const group = made("function-nat-route-updater-deployment").inputs;
    assert.equal(group.appName, `tradai-functions-${environment}`);
    assert.equal(
      group.serviceRoleArn,
      `arn:aws:iam::${facts.account}:role/tradai-function-deployments-${environment}`,
    );
    for (const id of ["nat-launch", "nat-reconcile"]) {
      assert.equal(made(`${id}-permission`).inputs.qualifier, "live", id);
    }
    assert.equal(made("function-nat-route-updater-failures").inputs.qualifier, "live");
  });

  it("lets the updater alter other route tables, or answer for another group", () => {
    const statements = grantsOf(`tradai-nat-lambda-role-${environment}`);
    // The documented DeleteRoute is not granted: replacing never leaves a table without a route (OPEN-24).
    assert.ok(!allowedActions(statements).includes("ec2:DeleteRoute"));
    for (const action of ["ec2:CreateRoute", "ec2:ReplaceRoute"]) {
      const routes = allowing(statements, action);
      assert.deepEqual(list(routes.Resource), [`arn:aws:ec2:eu-central-1:${facts.account}:route-table/*`]);
      assert.deepEqual(routes.Condition, {
        StringEquals: { "aws:ResourceTag/env": environment, "aws:ResourceTag/tier": "private" },
      });
    }
    const complete = allowing(statements, "autoscaling:CompleteLifecycleAction");
    assert.deepEqual(list(complete.Resource), [
      `arn:aws:autoscaling:eu-central-1:${facts.account}:autoScalingGroup:*:autoScalingGroupName/tradai-nat-${environment}`,
    ]);
    const put = allowing(statements, "logs:PutLogEvents");
    assert.deepEqual(list(put.Resource), [
      `arn:aws:logs:eu-central-1:${facts.account}:log-group:/aws/lambda/tradai-nat-route-updater-${environment}:*`,
    ]);
  });

  it("runs the updater inside the VPC, where it could not reach EC2 while there is no NAT", () => {
    const { inputs } = made("function-nat-route-updater");
    assert.equal(inputs.vpcConfig, undefined);
    assert.equal(inputs.packageType, "Zip");
    assert.deepEqual(inputs.architectures, ["arm64"]);
    assert.equal(inputs.role, `arn:aws:iam::${facts.account}:role/tradai-nat-lambda-role-${environment}`);
    assert.ok(Number(inputs.reservedConcurrentExecutions) >= 1);
    assert.equal((inputs.tracingConfig as { mode: string }).mode, "Active");
    const { variables } = inputs.environment as { variables: Record<string, string> };
    const group = only(registered(), "aws:autoscaling/group:Group", "name", variables.GROUP_NAME).inputs;
    const [hook] = group.initialLifecycleHooks as { name: string }[];
    assert.equal(variables.HOOK_NAME, hook?.name);
    assert.deepEqual([variables.ENVIRONMENT, variables.TIER], [environment, "private"]);
  });

  it("starts the updater for launches of others, or not for those of the instance", () => {
    const group = only(
      registered(),
      "aws:autoscaling/group:Group",
      "name",
      `tradai-nat-${environment}`,
    ).inputs;
    const [hook] = group.initialLifecycleHooks as { name: string }[];
    assert.deepEqual(JSON.parse(String(made("nat-launch").inputs.eventPattern)), {
      source: ["aws.autoscaling"],
      "detail-type": ["EC2 Instance-launch Lifecycle Action"],
      detail: { AutoScalingGroupName: [`tradai-nat-${environment}`], LifecycleHookName: [hook?.name] },
    });
    const permission = made("nat-launch-permission").inputs;
    assert.equal(permission.principal, "events.amazonaws.com");
    assert.equal(permission.action, "lambda:InvokeFunction");
    assert.equal(permission.function, `tradai-nat-route-updater-${environment}`);
    const rule = String(made("nat-launch").inputs.name);
    assert.equal(permission.sourceArn, `arn:aws:events:eu-central-1:${facts.account}:rule/${rule}`);
    const target = made("nat-launch-target").inputs;
    assert.deepEqual([target.rule, target.arn], [rule, "arn-of-function-nat-route-updater-live"]);
  });

  it("leaves the routes where they are when the event of a launch was lost", () => {
    const rule = made("nat-reconcile").inputs;
    assert.equal(rule.scheduleExpression, "rate(5 minutes)");
    const ruleArn = `arn:aws:events:eu-central-1:${facts.account}:rule/${String(rule.name)}`;
    assert.equal(made("nat-reconcile-permission").inputs.sourceArn, ruleArn);
    const target = made("nat-reconcile-target").inputs;
    assert.deepEqual([target.rule, target.arn], [rule.name, "arn-of-function-nat-route-updater-live"]);
    const updater = made("function-nat-route-updater").inputs;
    assert.ok(Number(updater.timeout) < 5 * 60, "the next comparison begins before this one ends");
    const { variables } = updater.environment as { variables: Record<string, string> };
    assert.equal(variables.RECONCILE_RULE, ruleArn);
  });

  it("loses a launch that could not be handled", () => {
    const deadLetters = `arn:aws:sqs:eu-central-1:${facts.account}:tradai-events-dlq-${environment}`;
    const target = made("nat-launch-target").inputs;
    assert.deepEqual(target.deadLetterConfig, { arn: deadLetters });
    const { maximumEventAgeInSeconds, maximumRetryAttempts } = target.retryPolicy as Record<string, number>;
    assert.ok((maximumEventAgeInSeconds ?? 0) > 0 && (maximumRetryAttempts ?? 0) > 0);
    const failures = made("function-nat-route-updater-failures").inputs;
    assert.deepEqual(failures.destinationConfig, { onFailure: { destination: deadLetters } });
    assert.equal(failures.functionName, `tradai-nat-route-updater-${environment}`);
    const send = allowing(grantsOf(`tradai-nat-lambda-role-${environment}`), "sqs:SendMessage");
    assert.deepEqual(list(send.Resource), [deadLetters]);
  });
});
