import { taskType } from "../checks/execution-grants";
import type { Fixture } from "../rule";
import { account, policy, region } from "./bucket";
import { trustService } from "./iam";
import { key } from "./key";

type Inputs = Readonly<Record<string, unknown>>;
export type Statements = readonly object[];

/** A statement that allows actions on a resource. */
export const grant = (resource: string, ...actions: readonly string[]): object => ({
  Effect: "Allow",
  Action: actions,
  Resource: resource,
});
export const registry = `${account}.dkr.ecr.${region}.amazonaws.com`;
export const repositories = `arn:aws:ecr:${region}:${account}:repository`;
const group = "/tradai/prod/backend-api";
export const secret = `arn:aws:secretsmanager:${region}:${account}:secret:tradai/prod/m2m-client`;
const anyKey = `arn:aws:kms:${region}:${account}:key/*`;

const token = grant("*", "ecr:GetAuthorizationToken");
export const pull = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"];
export const pullOwn = grant(`${repositories}/tradai-backend-api-prod`, ...pull);
export const pullCached = grant(`${repositories}/ecr-public/*`, ...pull, "ecr:BatchImportUpstreamImage");
export const write = grant(
  `arn:aws:logs:${region}:${account}:log-group:${group}:*`,
  "logs:CreateLogStream",
  "logs:PutLogEvents",
);
export const read = grant(`${secret}-??????`, "secretsmanager:GetSecretValue");
export const readParameter = grant(
  `arn:aws:ssm:${region}:${account}:parameter/tradai/prod/mlflow/salt`,
  "ssm:GetParameters",
);
export const decrypt = grant(anyKey, "kms:Decrypt");
/** All that the task below takes. */
export const execution: Statements = [token, pullOwn, pullCached, write, read, readParameter, decrypt];

/** A role of prod that a service may assume, with its statements; its logical name stands in the physical one. */
export function role(name: string, service: string, ...statements: Statements): readonly Fixture[] {
  const physical = `tradai-${name}-prod`;
  return [
    {
      type: "aws:iam/role:Role",
      name,
      inputs: { name: physical, assumeRolePolicy: policy(trustService(service)) },
    },
    {
      type: "aws:iam/rolePolicy:RolePolicy",
      name: `${name}-policy`,
      inputs: { role: physical, policy: policy(...statements) },
    },
  ];
}

const logConfiguration = { logDriver: "awslogs", options: { "awslogs-group": group } };
/** A task of two containers, one of them through the cache, with a secret and a parameter. */
export const task = (inputs: Inputs = {}): Fixture => ({
  type: taskType,
  name: "task",
  inputs: {
    family: "tradai-backend-api-prod",
    executionRoleArn: `arn:aws:iam::${account}:role/tradai-execution-prod`,
    taskRoleArn: `arn:aws:iam::${account}:role/tradai-task-role-prod`,
    containerDefinitions: JSON.stringify([
      {
        name: "backend-api",
        image: `${registry}/tradai-backend-api-prod:v0.1.1`,
        logConfiguration,
        secrets: [
          { name: "CLIENT", valueFrom: `${secret}:client_secret::` },
          { name: "SALT", valueFrom: "/tradai/prod/mlflow/salt" },
        ],
      },
      { name: "collector", image: `${registry}/ecr-public/aws-observability/collector:v1`, logConfiguration },
    ]),
    ...inputs,
  },
});
/** What the task refers to. */
export const parts: readonly Fixture[] = [
  { type: "aws:cloudwatch/logGroup:LogGroup", name: "group", inputs: { name: group } },
  {
    type: "aws:ecr/pullThroughCacheRule:PullThroughCacheRule",
    name: "cache",
    inputs: { ecrRepositoryPrefix: "ecr-public" },
  },
  {
    type: "aws:secretsmanager/secret:Secret",
    name: "m2m-client",
    inputs: { name: "tradai/prod/m2m-client", kmsKeyId: "alias/tradai-logs-prod" },
  },
  ...key(),
];
