import { containersOf } from "../graph/containers";
import { dockerRunsOf } from "../graph/docker-runs";
import { machineTypes, scriptOf } from "../graph/machines";
import { Undecidable } from "../graph/reader";
import type { Reader } from "../graph/reader";
import type { Resource } from "../graph/resource";
import type { Value } from "../graph/values";

/** One group that a resource writes to: the value that names it, and the property that holds the value. */
export interface Destination {
  readonly property: string;
  readonly value: Value | undefined;
  /** Who writes, where the resource holds several. */
  readonly writer?: string;
}

interface ProducerKind {
  readonly type: string;
  /** What writes, in a word: one group serves one kind. */
  readonly kind: string;
  readonly destinations: (inputs: Reader, resource: Resource) => readonly Destination[];
}

/** A destination whose value stands at a path. */
const at =
  (path: string): ProducerKind["destinations"] =>
  (inputs) => {
    const value = inputs.raw(path);
    return value === undefined ? [] : [{ property: path, value }];
  };

function awslogs(reader: Reader, property: string): readonly Destination[] {
  return reader.text("logConfiguration.logDriver") === "awslogs"
    ? [{ property, value: reader.raw("logConfiguration.options.awslogs-group") ?? "no group" }]
    : [];
}

const execLogs = "configuration.executeCommandConfiguration.logConfiguration.cloudWatchLogGroupName";

/** Groups that a configuration names: of the CloudWatch agent, or of a collector that exports metrics as logs. */
function configured(text: string, property: string): readonly Destination[] {
  return [...text.matchAll(/["']?log_group_name["']?\s*[:=]\s*["']?([^\s"',}]+)/g)].map(([, value]) => ({
    property,
    value,
  }));
}

function containerLogs(container: Reader): readonly Destination[] {
  const property = "containerDefinitions";
  const variables = container.blocks("environment").map((each) => each.raw("value"));
  return [
    ...awslogs(container, property),
    ...variables.flatMap((value) => (typeof value === "string" ? configured(value, property) : [])),
  ];
}

/** The groups of the containers that a machine starts, and of the agents that it configures. */
function machineLogs(machine: Resource): readonly Destination[] {
  const property = "userData";
  const ofContainers = dockerRunsOf(machine).flatMap(({ label, options }) =>
    (options.get("log-opt") ?? []).flatMap((option): readonly Destination[] => {
      const [, value] = /^awslogs-group=(.+)$/.exec(option) ?? [];
      return value === undefined ? [] : [{ property, value, writer: label }];
    }),
  );
  const found = [...ofContainers, ...configured(scriptOf(machine), property)];
  const late = found
    .map(({ value }) => value)
    .find((value) => typeof value === "string" && /[$`{]/.test(value));
  if (typeof late === "string") {
    throw new Undecidable(`the log group ${late} is known when the script runs`);
  }
  return found;
}

/** The group of an API's errors, whose name AWS makes of the API's identifier: before that is known nothing is said. */
function executionLogs(inputs: Reader): readonly Destination[] {
  const [api, stage] = [inputs.raw("restApi"), inputs.raw("stageName")];
  const isOn = (inputs.text("settings.loggingLevel") ?? "OFF") !== "OFF";
  return isOn && typeof api === "string" && typeof stage === "string"
    ? [{ property: "restApi", value: `API-Gateway-Execution-Logs_${api}/${stage}` }]
    : [];
}

/** Whatever writes logs, and where it says so. */
const kinds: readonly ProducerKind[] = [
  {
    type: "aws:lambda/function:Function",
    kind: "function",
    destinations: (inputs) => {
      const chosen = inputs.raw("loggingConfig.logGroup");
      return chosen === undefined
        ? [{ property: "name", value: `/aws/lambda/${inputs.text("name") ?? "a name of Pulumi's"}` }]
        : [{ property: "loggingConfig.logGroup", value: chosen }];
    },
  },
  {
    type: "aws:ecs/taskDefinition:TaskDefinition",
    kind: "container",
    destinations: (_, task) => containersOf(task).flatMap(containerLogs),
  },
  ...machineTypes.map((type) => ({
    type,
    kind: "container",
    destinations: (_: Reader, machine: Resource) => machineLogs(machine),
  })),
  {
    type: "aws:ecs/service:Service",
    kind: "container",
    destinations: (inputs) =>
      inputs
        .blocks("serviceConnectConfiguration")
        .flatMap((block) => awslogs(block, "serviceConnectConfiguration")),
  },
  {
    type: "aws:ecs/cluster:Cluster",
    kind: "cluster",
    destinations: (inputs, resource) => {
      const insights = inputs.blocks("settings").find((each) => each.text("name") === "containerInsights");
      const isOn = ["enabled", "enhanced"].includes(insights?.text("value") ?? "");
      const name = `/aws/ecs/containerinsights/${inputs.text("name") ?? "a name of Pulumi's"}/performance`;
      return [...(isOn ? [{ property: "settings", value: name }] : []), ...at(execLogs)(inputs, resource)];
    },
  },
  {
    type: "aws:rds/instance:Instance",
    kind: "database",
    destinations: (inputs) =>
      inputs.texts("enabledCloudwatchLogsExports").map((log) => ({
        property: "enabledCloudwatchLogsExports",
        value: `/aws/rds/instance/${inputs.text("identifier") ?? "a name of Pulumi's"}/${log}`,
      })),
  },
  {
    type: "aws:ec2/flowLog:FlowLog",
    kind: "flow log",
    destinations: (inputs, resource) =>
      (inputs.text("logDestinationType") ?? "cloud-watch-logs") === "cloud-watch-logs"
        ? [...at("logDestination")(inputs, resource), ...at("logGroupName")(inputs, resource)]
        : [],
  },
  { type: "aws:cloudtrail/trail:Trail", kind: "trail", destinations: at("cloudWatchLogsGroupArn") },
  {
    type: "aws:apigateway/stage:Stage",
    kind: "access log",
    destinations: at("accessLogSettings.destinationArn"),
  },
  {
    type: "aws:apigatewayv2/stage:Stage",
    kind: "access log",
    destinations: at("accessLogSettings.destinationArn"),
  },
  {
    type: "aws:apigateway/methodSettings:MethodSettings",
    kind: "execution log",
    destinations: (inputs) => executionLogs(inputs),
  },
  {
    type: "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
    kind: "firewall",
    // Each record names its WebACL: several in one group can be told apart.
    destinations: (inputs) =>
      inputs
        .list("logDestinationConfigs")
        .map((value) => ({ property: "logDestinationConfigs", value, writer: "the firewall" })),
  },
  {
    type: "aws:sfn/stateMachine:StateMachine",
    kind: "workflow",
    destinations: at("loggingConfiguration.logDestination"),
  },
  {
    type: "aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig",
    kind: "resolver",
    destinations: at("destinationArn"),
  },
  { type: "aws:route53/queryLog:QueryLog", kind: "zone", destinations: at("cloudwatchLogGroupArn") },
  {
    type: "aws:cognito/logDeliveryConfiguration:LogDeliveryConfiguration",
    kind: "user pool",
    destinations: (inputs) =>
      inputs.blocks("logConfigurations").flatMap((block) => {
        const value = block.raw("cloudWatchLogsConfiguration.logGroupArn");
        return value === undefined ? [] : [{ property: "logConfigurations", value }];
      }),
  },
  { type: "aws:cloudwatch/eventTarget:EventTarget", kind: "event rule", destinations: at("arn") },
];

export const producerTypes: readonly string[] = kinds.map(({ type }) => type);

/** The groups that a resource writes to as its inputs name them, and what writes, in a word. */
export function destinationsOf(
  resource: Resource,
): readonly { readonly kind: string; readonly destination: Destination }[] {
  return kinds
    .filter(({ type }) => type === resource.type)
    .flatMap(({ kind, destinations }) =>
      destinations(resource.inputs, resource).map((destination) => ({ kind, destination })),
    );
}
