import type { ResourceGraph } from "../../../policy-pack/graph/graph";
import type { Resource } from "../../../policy-pack/graph/resource";

/** Something that a diagram may show: a resource of the plan that does something or keeps something. */
export interface Thing {
  readonly kind: Kind;
  /** As the inventory calls it: `backtest-consumer`. */
  readonly name: string;
}

interface KindRow {
  readonly kind: string;
  readonly type: string;
  /** What the logical name begins with besides. */
  readonly prefix?: string;
}

/** Types of resources that are things; all others belong to one of them. */
const kindRows = [
  { kind: "api", type: "aws:apigateway/restApi:RestApi" },
  { kind: "web ACL", type: "aws:wafv2/webAcl:WebAcl" },
  { kind: "canary", type: "aws:synthetics/canary:Canary" },
  { kind: "load balancer", type: "aws:lb/loadBalancer:LoadBalancer" },
  { kind: "service", type: "aws:ecs/service:Service", prefix: "service-" },
  { kind: "task", type: "aws:ecs/taskDefinition:TaskDefinition", prefix: "task-" },
  { kind: "group of instances", type: "aws:autoscaling/group:Group" },
  { kind: "function", type: "aws:lambda/function:Function", prefix: "function-" },
  { kind: "workflow", type: "aws:sfn/stateMachine:StateMachine", prefix: "workflow-" },
  { kind: "rule", type: "aws:cloudwatch/eventRule:EventRule" },
  { kind: "alarm", type: "aws:cloudwatch/metricAlarm:MetricAlarm", prefix: "alarm-" },
  { kind: "alarm", type: "aws:cloudwatch/compositeAlarm:CompositeAlarm", prefix: "alarm-" },
  { kind: "queue", type: "aws:sqs/queue:Queue", prefix: "queue-" },
  { kind: "topic", type: "aws:sns/topic:Topic", prefix: "topic-" },
  { kind: "database", type: "aws:rds/instance:Instance" },
  { kind: "NAT gateway", type: "aws:ec2/natGateway:NatGateway" },
  { kind: "endpoint", type: "aws:ec2/vpcEndpoint:VpcEndpoint", prefix: "endpoint-" },
  { kind: "subnet", type: "aws:ec2/subnet:Subnet", prefix: "subnet-" },
  { kind: "internet gateway", type: "aws:ec2/internetGateway:InternetGateway" },
  { kind: "table", type: "aws:dynamodb/table:Table", prefix: "table-" },
  { kind: "bucket", type: "aws:s3/bucket:Bucket", prefix: "bucket-" },
  { kind: "secret", type: "aws:secretsmanager/secret:Secret", prefix: "secret-" },
  { kind: "parameter", type: "aws:ssm/parameter:Parameter", prefix: "parameter-" },
  { kind: "user pool", type: "aws:cognito/userPool:UserPool" },
  { kind: "images", type: "aws:ecr/repository:Repository" },
  { kind: "packages", type: "aws:codeartifact/repository:Repository", prefix: "packages-" },
  { kind: "trail", type: "aws:cloudtrail/trail:Trail" },
  { kind: "vault", type: "aws:backup/vault:Vault", prefix: "backup-" },
  { kind: "log group", type: "aws:cloudwatch/logGroup:LogGroup" },
  { kind: "procedure", type: "aws:ssm/document:Document", prefix: "runbook-" },
  { kind: "flow log", type: "aws:ec2/flowLog:FlowLog" },
  { kind: "cost monitor", type: "aws:costexplorer/anomalySubscription:AnomalySubscription" },
  { kind: "budget", type: "aws:budgets/budget:Budget" },
] as const satisfies readonly KindRow[];

/** `group` is a security group whose members are no single thing, `outside` what the plan does not hold. */
export type Kind = (typeof kindRows)[number]["kind"] | "group" | "outside";

/** Types that belong to a thing, by the property with which they name it. */
const belongings: Readonly<Record<string, string>> = {
  "aws:lambda/alias:Alias": "functionName",
  "aws:apigateway/stage:Stage": "restApi",
  "aws:apigateway/integration:Integration": "restApi",
  "aws:cloudwatch/eventTarget:EventTarget": "rule",
};

/** Types that belong to what names them, by its type and property. */
const carriers: Readonly<Record<string, readonly [type: string, property: string]>> = {
  "aws:ecs/taskDefinition:TaskDefinition": ["aws:ecs/service:Service", "taskDefinition"],
  "aws:iam/instanceProfile:InstanceProfile": ["aws:ec2/launchTemplate:LaunchTemplate", "iamInstanceProfile"],
  "aws:ec2/launchTemplate:LaunchTemplate": ["aws:autoscaling/group:Group", "launchTemplate"],
};

function namedBy(graph: ResourceGraph, type: string, property: string): ReadonlyMap<Resource, Resource> {
  return graph.remember(`architecture: ${type} ${property}`, () => {
    const pairs = graph
      .ofType(type)
      .flatMap((from) => from.dependenciesOf(property).map((to) => [to, from] as const));
    return new Map(pairs);
  });
}

/** The thing that a resource is or belongs to; undefined where it is none. */
export function thingOf(graph: ResourceGraph, resource: Resource): Thing | undefined {
  const carrier = carriers[resource.type];
  const holder = carrier && namedBy(graph, ...carrier).get(resource);
  if (holder !== undefined) return thingOf(graph, holder);
  const owner = resource.dependenciesOf(belongings[resource.type] ?? "")[0];
  if (owner !== undefined) return thingOf(graph, owner);
  const row: KindRow | undefined = kindRows.find(({ type }) => type === resource.type);
  if (row === undefined) return undefined;
  return { kind: row.kind as Kind, name: resource.name.replace(new RegExp(`^${row.prefix ?? ""}`), "") };
}

/** Every thing of a plan, once. */
export function thingsOf(graph: ResourceGraph): readonly Thing[] {
  const all = kindRows
    .flatMap(({ type }) => graph.ofType(type))
    .flatMap((resource) => thingOf(graph, resource) ?? []);
  return [...new Map(all.map((thing) => [keyOf(thing), thing])).values()];
}

/** Equal for the same thing. */
export function keyOf({ kind, name }: Thing): string {
  return `${kind} ${name}`;
}

/** Something that the plan does not hold. */
export function outside(name: string): Thing {
  return { kind: "outside", name };
}
