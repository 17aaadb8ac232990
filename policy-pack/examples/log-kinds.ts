import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { database } from "./alarm";
import { account, region } from "./bucket";
import { worker } from "./function";

type Inputs = Readonly<Record<string, unknown>>;
const shared = "/aws/rds/instance/tradai-mlflow-prod/postgresql";
const arn = `arn:aws:logs:${region}:${account}:log-group:${shared}`;
const resource = (type: string, name: string, inputs: Inputs): Fixture => ({
  type: `aws:${type}`,
  name,
  inputs,
});
const group = (name: string, label = "group"): Fixture =>
  resource("cloudwatch/logGroup:LogGroup", label, { name });
const container = (...definitions: readonly Inputs[]): Fixture =>
  resource("ecs/taskDefinition:TaskDefinition", "task", {
    family: "tradai-backend-api-prod",
    containerDefinitions: JSON.stringify(definitions),
  });
const machine = (userData: string): Fixture =>
  resource("ec2/launchTemplate:LaunchTemplate", "template", { userData });
const cluster = (value: string): Fixture =>
  resource("ecs/cluster:Cluster", "cluster", {
    name: "tradai-prod",
    settings: [{ name: "containerInsights", value }],
  });
const settings = (name: string, inputs: Inputs): Fixture =>
  resource("apigateway/methodSettings:MethodSettings", name, {
    ...{ restApi: "0a1b2c3d4e", stageName: "v1", methodPath: "*/*" },
    settings: { loggingLevel: "ERROR" },
    ...inputs,
  });
const flowLog = (inputs: Inputs): Fixture => resource("ec2/flowLog:FlowLog", "flow-log", inputs);

/** Whatever writes where it is told, each to the same group. */
const writers: readonly Fixture[] = [
  flowLog({ logGroupName: shared }),
  resource("cloudtrail/trail:Trail", "trail", { cloudWatchLogsGroupArn: `${arn}:*` }),
  resource("apigateway/stage:Stage", "stage", { accessLogSettings: { destinationArn: arn } }),
  resource("apigatewayv2/stage:Stage", "http-stage", { accessLogSettings: { destinationArn: arn } }),
  resource("wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration", "firewall", {
    logDestinationConfigs: [arn],
  }),
  resource("sfn/stateMachine:StateMachine", "workflow", {
    loggingConfiguration: { logDestination: `${arn}:*` },
  }),
  resource("route53/resolverQueryLogConfig:ResolverQueryLogConfig", "resolver", { destinationArn: arn }),
  resource("route53/queryLog:QueryLog", "zone", { cloudwatchLogGroupArn: arn }),
  resource("cognito/logDeliveryConfiguration:LogDeliveryConfiguration", "user-pool", {
    logConfigurations: [{ cloudWatchLogsConfiguration: { logGroupArn: arn } }],
  }),
  resource("cloudwatch/eventTarget:EventTarget", "event-target", { arn }),
];
const exporting = database({ enabledCloudwatchLogsExports: ["postgresql"] });

/** How collectors name a group in their configuration. */
const ways = [
  "log_group_name: /tradai/prod/a",
  'log_group_name="/tradai/prod/b"',
  "{'log_group_name':'/tradai/prod/c','log_stream_name':'x'}",
  '{ "log_group_name"  :  "/tradai/prod/d" }',
  "{log_group_name:/tradai/prod/e}",
  "[log_group_name:/tradai/prod/f,x]",
];
const letters = ["a", "b", "c", "d", "e", "f"];
const collectors = container({
  name: "collector",
  environment: [...ways.map((value, index) => ({ name: `CONFIG_${index}`, value })), { name: "EMPTY" }],
});

const silent: readonly Fixture[] = [
  container({ name: "api", logConfiguration: { logDriver: "awsfirelens" } }),
  machine("docker run --log-opt awslogs-region=eu-central-1 api\ndocker run worker\n"),
  cluster("disabled"),
  settings("other-api", { restApi: UNKNOWN }),
  settings("other-stage", { stageName: UNKNOWN }),
  settings("quiet", { settings: { metricsEnabled: true } }),
  settings("off", { settings: { loggingLevel: "OFF" } }),
  flowLog({ logDestinationType: "s3", logGroupName: "/tradai/prod/gone" }),
  resource("cognito/logDeliveryConfiguration:LogDeliveryConfiguration", "user-pool", {
    logConfigurations: [{ eventSource: "userNotification" }],
  }),
  resource("sfn/stateMachine:StateMachine", "workflow", { name: "tradai-backtest-workflow-prod" }),
];

/** A task in each of two regions, with a group of the same name beside it. */
const inRegion = (home: string): readonly Fixture[] =>
  [
    group("/tradai/prod/api", `group-${home}`),
    {
      ...container({
        name: "api",
        logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": "/tradai/prod/api" } },
      }),
      name: `task-${home}`,
      references: { containerDefinitions: [`group-${home}`] },
    },
    group("/tradai/prod/host", `logs-${home}`),
    {
      ...machine(`docker run --name on-${home} --log-opt awslogs-group=/tradai/prod/host host`),
      name: `template-${home}`,
      references: { userData: [`logs-${home}`] },
    },
    group("/tradai/prod/proxy", `proxies-${home}`),
    {
      ...resource("ecs/service:Service", `service-${home}`, {
        taskDefinition: `arn:aws:ecs:${home}:${account}:task-definition/tradai-mlflow-prod:1`,
        serviceConnectConfiguration: {
          logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": "/tradai/prod/proxy" } },
        },
      }),
      references: { serviceConnectConfiguration: [`proxies-${home}`] },
    },
  ].map((each) => ({ ...each, provider: { region: home, allowedAccountIds: [account] } }));

const wrong = (title: string, about: string, says: string, ...resources: readonly Fixture[]) => ({
  ...{ title, resource: about, says, resources },
});

/** Examples of where each kind of producer says to which group it writes. */
export const kindExamples: {
  readonly compliant: readonly Example[];
  readonly violating: readonly ViolatingExample[];
  readonly undecided: readonly UndecidedExample[];
} = {
  compliant: [
    { title: "What writes no log, or not into a group of its own", resources: silent },
    {
      title: "A collector whose configurations name a group each, in the ways of YAML, TOML and JSON",
      resources: [collectors, ...letters.map((letter) => group(`/tradai/prod/${letter}`, `group-${letter}`))],
    },
    {
      title: "The figures of a cluster",
      resources: [cluster("enabled"), group("/aws/ecs/containerinsights/tradai-prod/performance")],
    },
    {
      title: "A user pool whose group's ARN is known after the update, while it waits for another group",
      resources: [
        {
          ...resource("cognito/logDeliveryConfiguration:LogDeliveryConfiguration", "user-pool", {
            logConfigurations: [{ cloudWatchLogsConfiguration: { logGroupArn: UNKNOWN } }],
          }),
          references: { logConfigurations: ["group"] },
          dependsOn: ["group-of-worker"],
        },
        group("/tradai/prod/sign-in"),
        ...[worker(), group("/aws/lambda/tradai-worker-prod", "group-of-worker")],
      ],
    },
    {
      title: "Tasks and hosts of two regions, each with the group beside it",
      resources: [...inRegion("eu-central-1"), ...inRegion("us-east-1")],
    },
  ],
  violating: [
    ...writers.map((writer) =>
      wrong(
        `A group that is gone, for ${writer.name}`,
        writer.name,
        `it writes to the log group ${writer.name === "flow-log" ? shared : arn}`,
        writer,
      ),
    ),
    wrong(
      "Producers of every kind in the group of a database",
      "group",
      "producers of 10 kinds write to it: access log, database, event rule, firewall, flow log, resolver, trail, user pool, workflow, zone",
      ...[group(shared), exporting, ...writers],
    ),
    wrong(
      "A container that writes logs into no group",
      "task",
      "it writes to the log group no group, which nothing declares",
      container({ name: "api", logConfiguration: { logDriver: "awslogs" } }),
    ),
    ...[
      {
        writer: worker({ name: undefined }),
        name: "/aws/lambda/a name of Pulumi's",
      },
      {
        writer: database({ identifier: undefined, enabledCloudwatchLogsExports: ["postgresql"] }),
        name: "/aws/rds/instance/a name of Pulumi's/postgresql",
      },
      {
        writer: resource("ecs/cluster:Cluster", "cluster", {
          settings: [{ name: "containerInsights", value: "enabled" }],
        }),
        name: "/aws/ecs/containerinsights/a name of Pulumi's/performance",
      },
    ].map(({ writer, name }) =>
      wrong(
        `A ${writer.name} that Pulumi names, without group`,
        writer.name,
        `it writes to the log group ${name}, which nothing declares`,
        writer,
      ),
    ),
  ],
  undecided: ["docker run --log-opt awslogs-group=$GROUP api", '"log_group_name": "/tradai/{hostname}"'].map(
    (script) =>
      wrong(
        `A group whose name the machine makes: ${script}`,
        "template",
        `the log group ${script.includes("$GROUP") ? "$GROUP" : "/tradai/{hostname"} is known when the script runs`,
        machine(script),
      ),
  ),
};
