import { containersOf } from "../graph/containers";
import type { ResourceGraph } from "../graph/graph";
import { OpenQuestions } from "../graph/open-questions";
import { UnknownRead } from "../graph/reader";
import type { Reader } from "../graph/reader";
import type { Target } from "../graph/references";
import { resolve } from "../graph/references";
import type { Resource } from "../graph/resource";
import type { Value } from "../graph/values";
import { parseArn } from "../iam/patterns";

export const logGroupType = "aws:cloudwatch/logGroup:LogGroup";

/** One group that a resource writes to: the value that names it, and the property that holds the value. */
interface Destination {
  readonly property: string;
  readonly value: Value | undefined;
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
    destinations: (_, task) =>
      containersOf(task).flatMap((container) => awslogs(container, "containerDefinitions")),
  },
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
    type: "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
    kind: "firewall",
    destinations: (inputs) =>
      inputs.list("logDestinationConfigs").map((value) => ({ property: "logDestinationConfigs", value })),
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

/** A group that a resource writes to, or why that cannot be told. */
export interface Written {
  readonly by: Resource;
  readonly kind: string;
  readonly target: Target;
}

/** True for what is no group: a bucket, a stream, a function as the target of a rule. */
function isElsewhere(resource: Resource, { property, value }: Destination): boolean {
  if (typeof value === "string") {
    const service = parseArn(value)?.service;
    return service !== undefined && service !== "logs";
  }
  const [top = property] = property.split(".");
  const sources = resource.dependenciesOf(top);
  return sources.length > 0 && !sources.some(({ type }) => type === logGroupType);
}

/** The groups that a resource writes to; throws `Undecidable` where a name of one is unknown. */
export function writtenBy(graph: ResourceGraph, resource: Resource): readonly Written[] {
  return kinds
    .filter(({ type }) => type === resource.type)
    .flatMap(({ kind, destinations }) =>
      destinations(resource.inputs, resource)
        .filter((each) => !isElsewhere(resource, each))
        .map(({ property, value }) => ({
          by: resource,
          kind,
          target: resolve(graph, resource, property, value, [logGroupType]),
        })),
    );
}

export interface ProducerIndex {
  readonly byGroup: ReadonlyMap<Resource, readonly Written[]>;
  /** Why a group without producer may have one all the same. */
  readonly gap?: string;
}

/** Who writes to which declared group. */
export function producersOf(graph: ResourceGraph): ProducerIndex {
  return graph.remember("producers of log groups", () => {
    const byGroup = new Map<Resource, Written[]>();
    const open = new OpenQuestions();
    for (const resource of graph.ofType(...producerTypes)) {
      for (const written of open.ask(() => writtenBy(graph, resource), resource.name) ?? []) {
        if (written.target.kind === "resource") {
          const { resource: group } = written.target;
          byGroup.set(group, [...(byGroup.get(group) ?? []), written]);
        } else if (written.target.kind === "unknown") {
          open.note(new UnknownRead(`the group of ${resource.name}`));
        }
      }
    }
    return { byGroup, ...(open.reason !== undefined && { gap: open.reason }) };
  });
}
