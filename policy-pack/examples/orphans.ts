import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, ViolatingExample } from "../rule";
import { account, companion, policy, region } from "./bucket";
import { rolePolicy } from "./iam";
import { key } from "./key";
import { queue, queueAlarm, queueArn, redriveTo } from "./queue";

/** A resource by its short type: `sqs/queue`. */
export function resource(
  short: string,
  name: string,
  inputs: Fixture["inputs"],
  references: NonNullable<Fixture["references"]> = {},
): Fixture {
  const [, last = ""] = short.split("/");
  return {
    type: `aws:${short}:${last.charAt(0).toUpperCase()}${last.slice(1)}`,
    name,
    inputs,
    references,
  };
}

const table = resource("dynamodb/table", "runs", { name: "tradai-runs-prod" });
const tableArn = `arn:aws:dynamodb:${region}:${account}:table/tradai-runs-prod`;
const bucket = resource("s3/bucket", "results", { bucket: "tradai-results-prod" });
const secret = resource("secretsmanager/secret", "keys", { name: "tradai/prod/exchange-keys" });
const repository = resource("ecr/repository", "images", { name: "tradai/worker-prod" });
const registry = `${account}.dkr.ecr.${region}.amazonaws.com`;
const parameter = (name: string): Fixture => resource("ssm/parameter", "address", { name });
const address = resource("ec2/eip", "address", { tags: { Name: "tradai-nat-prod" } });
const machine = (script: string): Fixture =>
  resource("ec2/instance", "machine", { userDataBase64: Buffer.from(script).toString("base64") });
const may = (action: string, on: string, more: object = {}): Fixture =>
  rolePolicy({ Effect: "Allow", Action: action, Resource: on, ...more });
const failed = queue("failed", "tradai-failed-prod");
const jobs = queue("jobs", "tradai-jobs-prod", { redrivePolicy: redriveTo("tradai-failed-prod") });
const works = rolePolicy({
  Effect: "Allow",
  Action: ["sqs:SendMessage", "sqs:ReceiveMessage"],
  Resource: queueArn("tradai-jobs-prod"),
});
const workflow = (definition: unknown): readonly Fixture[] => [
  resource("sfn/stateMachine", "workflow", {
    name: "tradai-workflow-prod",
    definition: JSON.stringify(definition),
  }),
  resource("scheduler/schedule", "schedule", {
    target: { arn: `arn:aws:states:${region}:${account}:stateMachine:tradai-workflow-prod` },
  }),
];
const task = resource("ecs/taskDefinition", "task", { family: "tradai-worker-prod" });

const fine = (title: string, ...resources: readonly Fixture[]): Example => ({ title, resources });

/** Consumers that name what they consume in each of the ways that AWS knows. */
export const namedConsumers: readonly Example[] = [
  fine("A table that a role may read", table, may("dynamodb:GetItem", tableArn)),
  fine("A table's index that a role may query", table, may("dynamodb:Query", `${tableArn}/index/by-day`)),
  fine("A table that a role may do everything with", table, may("dynamodb:*", tableArn)),
  fine("A table among those of a name", table, may("DYNAMODB:getitem", tableArn.replace("runs", "*"))),
  fine(
    "Objects that a role may write",
    bucket,
    may("s3:PutObject", "arn:aws:s3:::tradai-results-prod/reports/*"),
  ),
  fine("A secret by the ARN without its last characters", secret, {
    ...may(
      "secretsmanager:GetSecretValue",
      `arn:aws:secretsmanager:${region}:${account}:secret:tradai/prod/exchange-keys-??????`,
    ),
  }),
  fine("A secret by its whole ARN", secret, {
    ...may(
      "secretsmanager:GetSecretValue",
      `arn:aws:secretsmanager:${region}:${account}:secret:tradai/prod/exchange-keys-a1B2c3`,
    ),
  }),
  fine("A queue and where its failed messages go", jobs, failed, works),
  fine(
    "A queue behind an API",
    queue("jobs", "tradai-jobs-prod"),
    may("sqs:ReceiveMessage", queueArn("tradai-jobs-prod")),
    resource("apigateway/integration", "integration", {
      uri: `arn:aws:apigateway:${region}:sqs:path/${account}/tradai-jobs-prod`,
    }),
  ),
  fine(
    "A function's image by tag",
    repository,
    resource("lambda/function", "worker", { imageUri: `${registry}/tradai/worker-prod:1.2.3` }),
  ),
  fine(
    "A function's image by digest",
    repository,
    resource("lambda/function", "worker", {
      imageUri: `${registry}/tradai/worker-prod@sha256:${"0".repeat(64)}`,
    }),
  ),
  fine(
    "An image that a machine starts",
    repository,
    machine(`#!/bin/bash\ndocker run --name worker "${registry}/tradai/worker-prod:1.2.3"\n`),
  ),
  fine(
    "Images below the prefix of a cache",
    resource("ecr/pullThroughCacheRule", "cache", { ecrRepositoryPrefix: "tradai/public" }),
    machine(`docker run ${registry}/tradai/public/otel/collector:0.1.0`),
  ),
  fine(
    "A parameter that a container takes",
    parameter("/tradai/prod/mlflow/address"),
    task,
    ...workflow({ TaskDefinition: `arn:aws:ecs:${region}:${account}:task-definition/tradai-worker-prod` }),
    {
      ...resource("ecs/taskDefinition", "reader", {
        family: "tradai-reader-prod",
        containerDefinitions: JSON.stringify([
          { secrets: [{ name: "ADDRESS", valueFrom: "/tradai/prod/mlflow/address" }] },
        ]),
      }),
    },
    may("ecs:RunTask", `arn:aws:ecs:${region}:${account}:task-definition/tradai-reader-prod:*`),
  ),
  fine("A parameter that the web application reads", parameter("/tradai/prod/cognito/issuer")),
  fine(
    "A parameter in a text that only begins like a structure",
    parameter("/tradai/prod/mlflow/address"),
    machine("[ -f /etc/mlflow ] || aws ssm get-parameter --name /tradai/prod/mlflow/address"),
  ),
  fine(
    "An address that a machine finds by its tag",
    address,
    machine("describe Name=tag:Name,Values=tradai-nat-prod"),
  ),
  fine(
    "A key that a bucket names by its alias",
    ...key(),
    resource("s3/bucketServerSideEncryptionConfiguration", "encryption", {
      rules: [{ applyServerSideEncryptionByDefault: { kmsMasterKeyId: "alias/tradai-logs-prod" } }],
    }),
  ),
  fine(
    "A certificate that is presented once it is validated",
    resource("acm/certificate", "certificate", { domainName: "example.com" }),
    resource(
      "acm/certificateValidation",
      "validation",
      { certificateArn: UNKNOWN },
      { certificateArn: ["certificate"] },
    ),
    resource("lb/listener", "listener", { certificateArn: UNKNOWN }, { certificateArn: ["validation"] }),
  ),
  fine(
    "A model by its name",
    resource("apigateway/model", "model", { name: "Backtest" }),
    resource("apigateway/method", "method", { requestModels: { "application/json": "Backtest" } }),
  ),
  fine(
    "A scope of a resource server",
    resource("cognito/resourceServer", "server", { identifier: "tradai-api" }),
    resource("cognito/userPoolClient", "client", { allowedOauthScopes: ["tradai-api/read"] }),
  ),
  fine(
    "What is no resource of AWS",
    { type: "awsx:ecr:Repository", name: "component", inputs: { name: "x" } },
    address,
    machine("Values=tradai-nat-prod"),
  ),
];

const wrong = (
  title: string,
  subject: Fixture,
  says: string,
  ...others: readonly Fixture[]
): ViolatingExample => ({ title, resource: subject.name, says, resources: [subject, ...others] });

const idle = "nothing declared reads or writes the table";
/** What names a resource and does not consume it. */
export const namedByOthers: readonly ViolatingExample[] = [
  wrong(
    "A right that names no table",
    table,
    idle,
    may("dynamodb:GetItem", tableArn.replace("tradai-runs-prod", "*")),
  ),
  wrong("A right to everything", table, idle, may("dynamodb:GetItem", "*")),
  wrong("A right to something else", table, idle, may("dynamodb:DescribeTable", tableArn)),
  wrong("A right that is denied", table, idle, may("dynamodb:GetItem", tableArn, { Effect: "Deny" })),
  wrong("A right on a table with a longer name", table, idle, may("dynamodb:GetItem", `${tableArn}-old`)),
  wrong(
    "A right on another service's resource",
    table,
    idle,
    may("dynamodb:GetItem", "arn:aws:s3:::tradai-runs-prod"),
  ),
  wrong(
    "A label",
    table,
    idle,
    resource("lambda/eventSourceMapping", "mapping", { tags: { eventSourceArn: tableArn } }),
  ),
  wrong("A backup", table, idle, resource("backup/selection", "selection", { resources: [tableArn] })),
  wrong(
    "A bucket's own policy and companions",
    bucket,
    "nothing declared reads or writes the bucket",
    companion("results", "Policy", {
      policy: policy({
        Effect: "Allow",
        Action: "s3:GetObject",
        Resource: "arn:aws:s3:::tradai-results-prod/*",
      }),
    }),
  ),
  wrong(
    "A queue that only an alarm watches",
    queue("jobs", "tradai-jobs-prod"),
    "nothing declared receives from the queue",
    may("sqs:SendMessage", queueArn("tradai-jobs-prod")),
    queueAlarm("tradai-jobs-prod"),
  ),
  wrong(
    "A queue that nobody fills",
    queue("jobs", "tradai-jobs-prod"),
    "nothing declared sends to the queue",
    may("sqs:ReceiveMessage", queueArn("tradai-jobs-prod")),
  ),
  wrong(
    "A workflow that only starts itself",
    resource("sfn/stateMachine", "workflow", {
      name: "tradai-workflow-prod",
      definition: JSON.stringify({
        StateMachineArn: `arn:aws:states:${region}:${account}:stateMachine:tradai-workflow-prod`,
      }),
    }),
    "nothing declared starts the workflow",
  ),
  wrong(
    "A repository of which only the rights are there",
    repository,
    "nothing declared runs an image of it",
    may("ecr:BatchGetImage", `arn:aws:ecr:${region}:${account}:repository/tradai/worker-prod`),
  ),
  wrong(
    "A repository whose name another one's begins with",
    repository,
    "nothing declared runs an image of it",
    machine(`docker run ${registry}/tradai/worker-prod-old:1.2.3`),
  ),
  {
    title: "A key with an alias alone",
    resources: key(),
    resource: "logs",
    says: "nothing declared is encrypted with the key",
  },
  wrong(
    "A parameter of the documents that nobody reads",
    parameter("/tradai/prod/mlflow/cognito"),
    "nothing declared reads the parameter",
  ),
  wrong(
    "A parameter whose name ends as one that the web application reads",
    parameter("/tradai/prod/mlflow/prod/cognito/issuer"),
    "nothing declared reads the parameter",
  ),
  wrong(
    "A model of which a method names the description alone",
    resource("apigateway/model", "model", { name: "Backtest", description: "Strategy" }),
    "nothing declared has bodies of the model",
    resource("apigateway/method", "method", { requestModels: { "application/json": "Strategy" } }),
  ),
  wrong(
    "An address without label",
    { ...address, inputs: {} },
    "nothing declared has the address",
    machine("Values=tradai-nat-prod"),
  ),
  wrong("A component that mentions a table", table, idle, {
    type: "tradai:component:Reader",
    name: "component",
    inputs: { eventSourceArn: UNKNOWN },
    references: { eventSourceArn: ["runs"] },
  }),
];
