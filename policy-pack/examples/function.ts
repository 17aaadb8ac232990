import type { Fixture } from "../rule";
import { account, region } from "./bucket";

export const functionArn = `arn:aws:lambda:${region}:${account}:function:tradai-worker-prod`;
export const ruleArn = `arn:aws:events:${region}:${account}:rule/tradai-worker-prod`;

/** A function of prod. */
export function worker(inputs: Readonly<Record<string, unknown>> = {}): Fixture {
  return {
    type: "aws:lambda/function:Function",
    name: "worker",
    inputs: {
      name: "tradai-worker-prod",
      role: "tradai-worker-role-prod",
      timeout: 60,
      loggingConfig: { logFormat: "JSON" },
      ...inputs,
    },
  };
}

/** The role of the function with what it may do. */
export function workerRole(...statements: readonly object[]): readonly Fixture[] {
  return [
    {
      type: "aws:iam/role:Role",
      name: "worker-role",
      inputs: { name: "tradai-worker-role-prod" },
    },
    {
      type: "aws:iam/rolePolicy:RolePolicy",
      name: "worker-policy",
      inputs: {
        role: "tradai-worker-role-prod",
        policy: JSON.stringify({ Version: "2012-10-17", Statement: statements }),
      },
    },
  ];
}

/** An event rule that calls what the target names. */
export function eventRule(inputs: Readonly<Record<string, unknown>> = {}): Fixture {
  return {
    type: "aws:cloudwatch/eventRule:EventRule",
    name: "rule",
    inputs: { name: "tradai-worker-prod", scheduleExpression: "rate(1 hour)", ...inputs },
  };
}

/** The rule's target, complete but for what a caller changes. */
export function eventTarget(deadLetterArn: string, inputs: Readonly<Record<string, unknown>> = {}): Fixture {
  return {
    type: "aws:cloudwatch/eventTarget:EventTarget",
    name: "target",
    inputs: {
      rule: "tradai-worker-prod",
      arn: functionArn,
      deadLetterConfig: { arn: deadLetterArn },
      retryPolicy: { maximumRetryAttempts: 3, maximumEventAgeInSeconds: 3600 },
      ...inputs,
    },
  };
}

/** Lets the rule call the function. */
export function permission(inputs: Readonly<Record<string, unknown>> = {}): Fixture {
  return {
    type: "aws:lambda/permission:Permission",
    name: "permission",
    inputs: {
      action: "lambda:InvokeFunction",
      function: "tradai-worker-prod",
      principal: "events.amazonaws.com",
      sourceArn: ruleArn,
      ...inputs,
    },
  };
}

/** Where failures of asynchronous calls go. */
export function onFailure(destination: string, inputs: Readonly<Record<string, unknown>> = {}): Fixture {
  return {
    type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
    name: "invoke-config",
    inputs: {
      functionName: "tradai-worker-prod",
      destinationConfig: { onFailure: { destination } },
      ...inputs,
    },
  };
}
