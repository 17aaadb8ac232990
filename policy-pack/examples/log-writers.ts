import type { Example, Fixture, ViolatingExample } from "../rule";
import { account, policy, region } from "./bucket";
import { host } from "./host";

type Inputs = Readonly<Record<string, unknown>>;
const unknown = Symbol("unknown");
const arnOf = (name: string): string => `arn:aws:logs:${region}:${account}:log-group:${name}:*`;
const group = (name: string, label = "group"): Fixture => ({
  type: "aws:cloudwatch/logGroup:LogGroup",
  name: label,
  inputs: { name },
});

/** The template of a host with a script, and its role with leave to write into one service's group. */
function machine(script: string): readonly Fixture[] {
  const kept = ["template", "profile", "consolidated-role"];
  return [
    ...host({ script }).filter(({ name }) => kept.includes(name)),
    {
      type: "aws:iam/rolePolicy:RolePolicy",
      name: "consolidated-policy",
      inputs: {
        role: "tradai-consolidated-dev",
        policy: policy({
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
          Resource: arnOf("/tradai/dev/backend-api"),
        }),
      },
      references: { role: ["consolidated-role"] },
    },
  ];
}
const runs = (name: string, logs = name): string =>
  `docker run --detach --name ${name} --log-driver awslogs \\\n  --log-opt awslogs-group=/tradai/dev/${logs} image\n`;

const task = (family: string, containers: readonly Inputs[]): Fixture => ({
  type: "aws:ecs/taskDefinition:TaskDefinition",
  name: `task-${family}`,
  inputs: { family: `tradai-${family}-dev`, containerDefinitions: JSON.stringify(containers) },
});
const awslogs = (name: string): Inputs => ({
  logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": `/tradai/dev/${name}` } },
});
const collector = (name: string): Inputs => ({
  name: "collector",
  environment: [
    { name: "AOT_CONFIG_CONTENT", value: `exporters:\n  awsemf:\n    log_group_name: ${name}\n` },
  ],
});
const proxied: Fixture = {
  type: "aws:ecs/service:Service",
  name: "service",
  inputs: {
    name: "tradai-mlflow-dev",
    taskDefinition: unknown,
    serviceConnectConfiguration: { enabled: true, ...awslogs("mlflow") },
  },
  references: { taskDefinition: ["task-mlflow"] },
};
const cluster = (configuration: Inputs): Fixture => ({
  type: "aws:ecs/cluster:Cluster",
  name: "cluster",
  inputs: { name: "tradai-dev", configuration: { executeCommandConfiguration: configuration } },
});
const workflow: Fixture = {
  type: "aws:sfn/stateMachine:StateMachine",
  name: "workflow",
  inputs: { name: "tradai-backtest-workflow-dev", loggingConfiguration: { logDestination: unknown } },
  references: { loggingConfiguration: ["group"] },
};
const firewall = (name: string): Fixture => ({
  type: "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
  name,
  inputs: { logDestinationConfigs: [arnOf("aws-waf-logs-tradai-dev")] },
});
/** Settings of a stage whose API AWS has named. */
const errorsOfApi: Fixture = {
  type: "aws:apigateway/methodSettings:MethodSettings",
  name: "settings",
  inputs: {
    restApi: "0a1b2c3d4e",
    stageName: "v1",
    methodPath: "*/*",
    settings: { loggingLevel: "ERROR" },
  },
};

const right = (title: string, ...resources: readonly Fixture[]): Example => ({
  title,
  environment: "dev",
  resources,
});
const wrong = (
  title: string,
  resource: string,
  says: string,
  ...resources: readonly Fixture[]
): ViolatingExample => ({ title, environment: "dev", resources, resource, says });

export const compliantWriters: readonly Example[] = [
  right(
    "Containers of a host, each with its group",
    ...machine(runs("backend-api")),
    group("/tradai/dev/backend-api"),
  ),
  right(
    "A service's container, its proxy and its collector",
    task("mlflow", [awslogs("mlflow"), collector("/tradai/dev/mlflow")]),
    proxied,
    group("/tradai/dev/mlflow"),
  ),
  right(
    "A workflow whose group AWS names",
    workflow,
    group("/aws/vendedlogs/states/tradai-backtest-workflow-dev"),
  ),
  right(
    "What people type in containers",
    cluster({ logging: "OVERRIDE", logConfiguration: { cloudWatchLogGroupName: "/tradai/dev/commands" } }),
    group("/tradai/dev/commands"),
  ),
  right(
    "Two firewalls, whose records name them",
    firewall("logging"),
    firewall("logging-auth"),
    group("aws-waf-logs-tradai-dev"),
  ),
  right("Errors of an API", errorsOfApi, group("API-Gateway-Execution-Logs_0a1b2c3d4e/v1")),
];

export const violatingWriters: readonly ViolatingExample[] = [
  wrong(
    "A container of a host without group",
    "template",
    "/tradai/dev/backend-api, which nothing declares",
    ...machine(runs("backend-api")),
  ),
  wrong(
    "Two containers of a host in one group",
    "group",
    "2 write to it: backend-api, mlflow",
    ...machine(runs("backend-api") + runs("mlflow", "backend-api")),
    group("/tradai/dev/backend-api"),
  ),
  wrong(
    "A host that may not write into its container's group",
    "template",
    "does not grant logs:CreateLogStream and logs:PutLogEvents on group: what its containers say is lost",
    ...machine(runs("mlflow")),
    group("/tradai/dev/mlflow"),
  ),
  wrong(
    "An agent that writes nowhere",
    "template",
    "/tradai/consolidated/containers, which nothing declares",
    ...machine('{ "log_group_name": "/tradai/consolidated/containers" }'),
  ),
  wrong(
    "Two tasks in one group",
    "group",
    "2 write to it: task-backend-api, task-mlflow",
    task("backend-api", [awslogs("mlflow")]),
    task("mlflow", [awslogs("mlflow")]),
    group("/tradai/dev/mlflow"),
  ),
  wrong(
    "A collector that writes nowhere",
    "task-mlflow",
    "/metrics/default, which nothing declares",
    task("mlflow", [collector("/metrics/default")]),
  ),
  wrong(
    "What people type in containers, into a group that is gone",
    "cluster",
    "/tradai/dev/commands, which nothing declares",
    cluster({ logging: "OVERRIDE", logConfiguration: { cloudWatchLogGroupName: "/tradai/dev/commands" } }),
  ),
  wrong(
    "Errors of an API whose group AWS makes",
    "settings",
    "API-Gateway-Execution-Logs_0a1b2c3d4e/v1, which nothing declares",
    errorsOfApi,
  ),
  wrong(
    "A group for errors of an API that writes none",
    "group",
    "nothing declared writes to API-Gateway-Execution-Logs_0a1b2c3d4e/v1",
    { ...errorsOfApi, inputs: { ...errorsOfApi.inputs, settings: { loggingLevel: "OFF" } } },
    group("API-Gateway-Execution-Logs_0a1b2c3d4e/v1"),
  ),
];
