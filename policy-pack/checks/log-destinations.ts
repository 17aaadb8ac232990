import { containersOf } from "../graph/containers";
import { dockerRunsOf } from "../graph/docker-runs";
import { machineTypes, scriptOf } from "../graph/machines";
import { Undecidable } from "../graph/reader";
import type { Reader } from "../graph/reader";
import type { Resource } from "../graph/resource";
import type { Value } from "../graph/values";

/** One group that a resource writes to, by the value that names it. */
export interface Destination {
  readonly value: Value | undefined;
  /** The property that holds the value; absent for a name that AWS makes of others. */
  readonly property?: string;
  /** Who writes, where the resource holds several. */
  readonly writer?: string;
}

interface NamedDestination extends Destination {
  readonly value: string;
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
  (inputs) => [{ property: path, value: inputs.raw(path) }];

function awslogs(reader: Reader, property: string): readonly Destination[] {
  const isUsed = reader.text("logConfiguration.logDriver") === "awslogs";
  const group = reader.raw("logConfiguration.options.awslogs-group") ?? "no group";
  return [{ property, value: isUsed ? group : undefined }];
}

const execLogs = "configuration.executeCommandConfiguration.logConfiguration.cloudWatchLogGroupName";

/** Groups that a configuration names: of the CloudWatch agent, or of a collector that exports metrics as logs. */
function configured(text: string, property: string): readonly NamedDestination[] {
  const names = text.matchAll(/(?<=log_group_name["']?\s*[:=]\s*["']?)[^\s"',}:=]+/g);
  return [...names].map(([value]) => ({ property, value }));
}

function containerLogs(container: Reader): readonly Destination[] {
  const property = "containerDefinitions";
  const variables = container.blocks("environment").map((each) => String(each.text("value")));
  return [...awslogs(container, property), ...variables.flatMap((text) => configured(text, property))];
}

const groupOption = "log-opt=awslogs-group=";

/** The groups of the containers that a machine starts, and of the agents that it configures. */
function machineLogs(machine: Resource): readonly Destination[] {
  const property = "userData";
  const ofContainers = dockerRunsOf(machine).flatMap(({ label, options }) =>
    [...options]
      .flatMap(([key, values]) => values.map((value) => `${key}=${value}`))
      .filter((option) => option.startsWith(groupOption))
      .map((option) => ({ property, value: option.slice(groupOption.length), writer: label })),
  );
  const found: readonly NamedDestination[] = [...ofContainers, ...configured(scriptOf(machine), property)];
  const late = found.find(({ value }) => /[$`{]/.test(value));
  if (late) {
    throw new Undecidable(`the log group ${late.value} is known when the script runs`);
  }
  return found;
}

/** The group of an API's errors, whose name AWS makes of the API's identifier: before that is known nothing is said. */
function executionLogs(inputs: Reader): readonly Destination[] {
  const [api, stage] = [inputs.raw("restApi"), inputs.raw("stageName")];
  const isOn = (inputs.text("settings.loggingLevel") ?? "OFF") !== "OFF";
  const isKnown = isOn && typeof api === "string" && typeof stage === "string";
  return [{ value: isKnown ? `API-Gateway-Execution-Logs_${api}/${stage}` : undefined }];
}

/** Whatever writes logs, and where it says so. */
const kinds: readonly ProducerKind[] = [
  {
    type: "aws:lambda/function:Function",
    kind: "function",
    destinations: (inputs) => {
      const chosen = inputs.raw("loggingConfig.logGroup");
      return chosen === undefined
        ? [{ value: `/aws/lambda/${inputs.text("name") ?? "a name of Pulumi's"}` }]
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
      // ECS knows one setting: containerInsights.
      const isOn = inputs
        .blocks("settings")
        .some((each) => ["enabled", "enhanced"].includes(String(each.text("value"))));
      const name = `/aws/ecs/containerinsights/${inputs.text("name") ?? "a name of Pulumi's"}/performance`;
      return [{ value: isOn ? name : undefined }, ...at(execLogs)(inputs, resource)];
    },
  },
  {
    type: "aws:rds/instance:Instance",
    kind: "database",
    destinations: (inputs) =>
      inputs.texts("enabledCloudwatchLogsExports").map((log) => ({
        value: `/aws/rds/instance/${inputs.text("identifier") ?? "a name of Pulumi's"}/${log}`,
      })),
  },
  {
    type: "aws:ec2/flowLog:FlowLog",
    kind: "flow log",
    destinations: (inputs, resource) =>
      ["logDestination", "logGroupName"]
        .flatMap((property) => at(property)(inputs, resource))
        .filter(() => (inputs.text("logDestinationType") ?? "cloud-watch-logs") === "cloud-watch-logs"),
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
    // Each record names its WebACL: several in one group can be told apart, and are one writer.
    destinations: (inputs, { type }) =>
      inputs
        .list("logDestinationConfigs")
        .map((value) => ({ property: "logDestinationConfigs", value, writer: type })),
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
      inputs.blocks("logConfigurations").map((block) => ({
        property: "logConfigurations",
        value: block.raw("cloudWatchLogsConfiguration.logGroupArn"),
      })),
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
