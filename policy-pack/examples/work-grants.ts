import { serviceType } from "../graph/ecs";
import { UNKNOWN } from "../graph/values";
import type { Fixture, ViolatingExample } from "../rule";
import { account, region } from "./bucket";
import { functionArn, worker } from "./function";
import { alias, deploymentGroup, gatedService } from "./function-deployment";
import type { Statements } from "./task-grants";
import { execution, grant, parts, role, task } from "./task-grants";

/** A task with what it refers to, and its execution role with these statements. */
export function running(...statements: Statements): readonly Fixture[] {
  return [task(), ...parts, ...role("execution", "ecs-tasks.amazonaws.com", ...statements)];
}

/** A task whose execution role lacks a statement. */
export function lacking(
  title: string,
  says: string,
  without: object,
  ...instead: Statements
): ViolatingExample {
  return {
    title,
    says,
    resource: "task",
    resources: running(...execution.filter((each) => each !== without), ...instead),
  };
}

export const interfaces = grant(
  "*",
  "ec2:CreateNetworkInterface",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DeleteNetworkInterface",
);
export const traces = grant("*", "xray:PutTraceSegments", "xray:PutTelemetryRecords");
export const inVpc = worker({
  vpcConfig: { subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] },
  tracingConfig: { mode: "Active" },
});

export const live = `${functionArn}:live`;
export const move = grant(functionArn, "lambda:GetAlias", "lambda:UpdateAlias");
export const watch = grant("*", "cloudwatch:DescribeAlarms");

/** A function that CodeDeploy deploys, with a role for a service. */
export function deploying(service: string, ...statements: Statements): readonly Fixture[] {
  return [worker(), alias(), deploymentGroup(), ...role("deployments", service, ...statements)];
}

/** A service that asks the function, and what its hook's role grants. */
export function asking(resource: string): readonly Fixture[] {
  return [
    worker(),
    alias(),
    gatedService(live),
    ...role("ecs-hooks", "ecs.amazonaws.com", grant(resource, "lambda:InvokeFunction")),
  ];
}

const gate = { hookTargetArn: UNKNOWN, roleArn: UNKNOWN, lifecycleStages: ["POST_TEST_TRAFFIC_SHIFT"] };
export const gatesAtOnce: Fixture = {
  ...gatedService(live, { deploymentConfiguration: { lifecycleHooks: [gate, gate] } }),
  references: { deploymentConfiguration: ["alias", "second-alias", "ecs-hooks"] },
};

export const session = grant(
  "*",
  "ssmmessages:CreateControlChannel",
  "ssmmessages:CreateDataChannel",
  "ssmmessages:OpenControlChannel",
  "ssmmessages:OpenDataChannel",
);
/** A service, in whose tasks people may open sessions unless it says otherwise, and what the task's role grants. */
export const service = (inputs: Fixture["inputs"] = {}): Fixture => ({
  type: serviceType,
  name: "service",
  inputs: {
    name: "tradai-backend-api-prod",
    enableExecuteCommand: true,
    taskDefinition: "tradai-backend-api-prod",
    ...inputs,
  },
});

export function opened(...statements: Statements): readonly Fixture[] {
  return [
    task({ containerDefinitions: "[]" }),
    ...role("task-role", "ecs-tasks.amazonaws.com", ...statements),
    service(),
  ];
}

export const ecsTasks = "ecs-tasks.amazonaws.com";
export const ofContainers = (containers: readonly object[], inputs: Fixture["inputs"] = {}): Fixture =>
  task({ containerDefinitions: JSON.stringify(containers), ...inputs });
export const logs = (group: unknown): object => ({
  logDriver: "awslogs",
  options: { "awslogs-group": group },
});
export const group = "/tradai/prod/backend-api";
export const interfaceArn = `arn:aws:ec2:${region}:${account}:network-interface/*`;
export const attached = (policy: string): Fixture => ({
  type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  name: "attached",
  inputs: { role: "tradai-worker-role-prod", policyArn: `arn:aws:iam::aws:policy/${policy}` },
});
export const errors: Fixture = {
  type: "aws:cloudwatch/metricAlarm:MetricAlarm",
  name: "errors",
  inputs: { name: "tradai-worker-errors-prod" },
};
export const invoke = (resource: string): object => grant(resource, "lambda:InvokeFunction");
export const second: readonly Fixture[] = [
  { ...worker({ name: "tradai-second-prod", role: "tradai-second-role-prod" }), name: "second" },
  { ...alias({ functionName: "tradai-second-prod" }), name: "second-alias" },
];
export const hook = (hookTargetArn: unknown, name: string): object => ({
  hookTargetArn,
  roleArn: `arn:aws:iam::${account}:role/tradai-${name}-prod`,
  lifecycleStages: ["POST_TEST_TRAFFIC_SHIFT"],
});
export const hooks = (...lifecycleHooks: readonly object[]): Fixture["inputs"] => ({
  deploymentConfiguration: { lifecycleHooks },
});
export const roles = (first: string, other: string): readonly Fixture[] => [
  ...role("ecs-hooks", "ecs.amazonaws.com", invoke(first)),
  ...role("other-hooks", "ecs.amazonaws.com", invoke(other)),
];
export const secondLive = live.replace("worker", "second");
