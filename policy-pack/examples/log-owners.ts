import type { Example, Fixture, ViolatingExample } from "../rule";
import { database } from "./alarm";
import { account, region } from "./bucket";
import { worker, workerRole } from "./function";
import { wrongWith } from "./wrong";

type Inputs = Readonly<Record<string, unknown>>;
const arn = (name: string): string => `arn:aws:logs:${region}:${account}:log-group:${name}`;
const group = (name: string, label = "group"): Fixture => ({
  type: "aws:cloudwatch/logGroup:LogGroup",
  name: label,
  inputs: { name },
});
const ofWorker = group("/aws/lambda/tradai-worker-prod");
const flows = "/aws/vpc/tradai-prod/flow-logs";
const ofCanary = "/aws/lambda/cwsyn-tradai-canary-prod-356edba1-dcb4-4adf-a74a-bd6312d17927";

const writer = (
  Action: readonly string[] = ["logs:CreateLogStream", "logs:PutLogEvents"],
): readonly Fixture[] =>
  workerRole({ Effect: "Allow", Action, Resource: `${arn("/aws/lambda/tradai-worker-prod")}:*` });

const flowLog = (inputs: Inputs = {}): Fixture => ({
  type: "aws:ec2/flowLog:FlowLog",
  name: "flow-log",
  inputs: { trafficType: "ALL", logDestination: arn(flows), ...inputs },
});
const task = (name: string): Fixture => ({
  type: "aws:ecs/taskDefinition:TaskDefinition",
  name: "task",
  inputs: {
    family: "tradai-backend-api-prod",
    containerDefinitions: JSON.stringify([
      {
        name: "backend",
        logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": name } },
      },
    ]),
  },
});
const exporting = database({ enabledCloudwatchLogsExports: ["postgresql"], monitoringInterval: 60 });
const producer = (type: string, inputs: Inputs): Fixture => ({ type, name: "producer", inputs });
const destinations: Readonly<Record<string, Fixture>> = {
  "An API's access log": producer("aws:apigateway/stage:Stage", {
    stageName: "v1",
    accessLogSettings: { destinationArn: arn("/gone"), format: "$context.requestId" },
  }),
  "A firewall's log": producer("aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration", {
    logDestinationConfigs: [arn("/gone")],
  }),
  "A workflow's log": producer("aws:sfn/stateMachine:StateMachine", {
    name: "tradai-backtest-workflow-prod",
    loggingConfiguration: { logDestination: `${arn("/gone")}:*`, level: "ALL" },
  }),
  "A cluster's figures": producer("aws:ecs/cluster:Cluster", {
    name: "tradai-prod",
    settings: [{ name: "containerInsights", value: "enhanced" }],
  }),
};
/** Producers with their groups, and groups with their producers. */
export const owned: readonly Example[] = [
  { title: "A function and its group", resources: [worker(), ofWorker] },
  { title: "A function whose role may write", resources: [worker(), ofWorker, ...writer()] },
  {
    title: "A function with a group of its choice",
    resources: [
      worker({ loggingConfig: { logFormat: "JSON", logGroup: "/tradai/prod/worker" } }),
      group("/tradai/prod/worker"),
    ],
  },
  {
    title: "A group whose ARN is known after the update",
    resources: [
      {
        ...flowLog({ logDestination: Symbol("unknown") }),
        references: { logDestination: ["group"] },
      },
      group(flows),
    ],
  },
  {
    title: "A canary and the group of its function",
    resources: [
      { type: "aws:synthetics/canary:Canary", name: "canary", inputs: { name: "tradai-canary-prod" } },
      group(ofCanary),
    ],
  },
  {
    title: "A database, its export and its figures",
    resources: [
      exporting,
      group("/aws/rds/instance/tradai-mlflow-prod/postgresql"),
      group("RDSOSMetrics", "figures"),
    ],
  },
  {
    title: "A flow log in a bucket",
    resources: [flowLog({ logDestinationType: "s3", logDestination: "arn:aws:s3:::tradai-logs-prod" })],
  },
  {
    title: "A container and its group",
    resources: [task("/tradai/prod/backend-api"), group("/tradai/prod/backend-api")],
  },
  {
    title: "A container of the consolidated host",
    environment: "dev",
    resources: [
      group("/tradai/dev/backend-api"),
      {
        type: "aws:ec2/launchTemplate:LaunchTemplate",
        name: "host",
        inputs: {
          userData: Buffer.from("docker run --log-opt awslogs-group=/tradai/dev/backend-api").toString(
            "base64",
          ),
        },
      },
    ],
  },
];

/** Producers without groups, and groups without producers. */
export const unowned: readonly ViolatingExample[] = [
  wrongWith(
    "A function that writes text",
    "worker",
    "no fields to search by",
    worker({ loggingConfig: { logFormat: "Text", logGroup: "/tradai/prod/worker" } }),
    group("/tradai/prod/worker"),
  ),
  wrongWith("A function without group", "worker", "/aws/lambda/tradai-worker-prod", worker()),
  wrongWith(
    "A function that may not write what it says",
    "worker",
    "does not grant logs:PutLogEvents on group: what the function says is lost",
    worker(),
    ofWorker,
    ...writer(["logs:CreateLogStream"]),
  ),
  wrongWith(
    "A group that is not the function's",
    "group",
    "nothing declared writes to /tradai/prod/worker",
    worker(),
    { ...ofWorker, name: "own" },
    group("/tradai/prod/worker"),
  ),
  wrongWith(
    "An export without group",
    "database",
    "/aws/rds/instance/tradai-mlflow-prod/postgresql",
    exporting,
  ),
  wrongWith("A flow log into a group that is gone", "flow-log", flows, flowLog()),
  wrongWith(
    "A container into a misspelt group",
    "task",
    "/tradai/prod/backend",
    task("/tradai/prod/backend"),
  ),
  ...Object.entries(destinations).map(([title, each]) =>
    wrongWith(title, "producer", "which nothing declares", each),
  ),
  wrongWith("The group of a canary that is gone", "group", "nothing declared writes", group(ofCanary)),
  wrongWith("Figures of a database that has none", "group", "nothing declared writes", group("RDSOSMetrics")),
  wrongWith(
    "A function and the network in one group",
    "group",
    "flow log, function",
    worker(),
    ofWorker,
    flowLog({ logDestination: arn("/aws/lambda/tradai-worker-prod") }),
  ),
];
