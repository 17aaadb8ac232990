import { resourcesOfArn } from "../../../policy-pack/graph/arn-targets";
import type { ResourceGraph } from "../../../policy-pack/graph/graph";
import type { Resource } from "../../../policy-pack/graph/resource";
import { UNKNOWN, type Value } from "../../../policy-pack/graph/values";
import { parseArn } from "../../../policy-pack/iam/patterns";
import type { Link, Verb } from "./link";
import { thingOf, thingsOf, outside, type Thing } from "./things";

/** How one type of resource links two things. */
interface Reference {
  readonly type: string;
  /** Property that names where the arrow begins; the resource itself without one. */
  readonly from?: string;
  readonly to: string;
  readonly verb: Verb;
  /** What is said of it besides. */
  readonly detail?: (resource: Resource) => string | undefined;
}

/** "every 5 minutes", for a rule that a schedule sets off. */
function interval(target: Resource): string | undefined {
  const expression = target.dependenciesOf("rule")[0]?.inputs.text("scheduleExpression");
  return expression?.replace(/^rate\((.+)\)$/, "every $1");
}

const references: readonly Reference[] = [
  {
    type: "aws:lambda/eventSourceMapping:EventSourceMapping",
    from: "eventSourceArn",
    to: "functionName",
    verb: "hands over to",
  },
  {
    type: "aws:cloudwatch/eventTarget:EventTarget",
    from: "rule",
    to: "arn",
    verb: "starts",
    detail: interval,
  },
  {
    type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
    from: "functionName",
    to: "destinationConfig",
    verb: "fails to",
  },
  // What a queue says inside itself, the graph holds as if it were said beside it.
  {
    type: "aws:sqs/redrivePolicy:RedrivePolicy",
    from: "queueUrl",
    to: "redrivePolicy",
    verb: "fails to",
  },
  { type: "aws:apigateway/authorizer:Authorizer", from: "restApi", to: "providerArns", verb: "asks" },
  { type: "aws:apigateway/integration:Integration", from: "restApi", to: "integrationTarget", verb: "calls" },
  {
    type: "aws:wafv2/webAclAssociation:WebAclAssociation",
    from: "webAclArn",
    to: "resourceArn",
    verb: "guards",
  },
  { type: "aws:cloudwatch/metricAlarm:MetricAlarm", to: "alarmActions", verb: "alarms" },
  { type: "aws:cloudwatch/compositeAlarm:CompositeAlarm", to: "alarmActions", verb: "alarms" },
  { type: "aws:s3/bucketLogging:BucketLogging", from: "bucket", to: "targetBucket", verb: "logs to" },
  { type: "aws:cloudtrail/trail:Trail", to: "s3BucketName", verb: "logs to" },
  { type: "aws:ec2/flowLog:FlowLog", to: "logDestination", verb: "logs to" },
  { type: "aws:lb/loadBalancer:LoadBalancer", to: "accessLogs", verb: "logs to" },
  {
    type: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
    from: "bucket",
    to: "rules",
    verb: "copies to",
  },
  { type: "aws:costexplorer/anomalySubscription:AnomalySubscription", to: "subscribers", verb: "alarms" },
  { type: "aws:budgets/budget:Budget", to: "notifications", verb: "alarms" },
];

/** ARNs and names in a value, however deep; JSON is looked into. */
function textsIn(value: Value | undefined): readonly string[] {
  if (typeof value === "string") {
    return value.startsWith("{") ? textsIn(JSON.parse(value) as Value) : [value];
  }
  if (value === undefined || value === UNKNOWN || typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/** Of all names, those of buckets alone are nobody else's. */
function bucketsBy(graph: ResourceGraph, name: string): readonly Resource[] {
  return graph.identifiedBy(name).filter(({ type }) => type === "aws:s3/bucket:Bucket");
}

/** What a property names: by its dependencies, and across layers by the ARN. */
function named(graph: ResourceGraph, resource: Resource, property: string): readonly Thing[] {
  const near = resource.dependenciesOf(property).flatMap((each) => thingOf(graph, each) ?? []);
  const far = textsIn(resource.inputs.raw(property)).flatMap((text) => {
    const arn = parseArn(text);
    const meant = arn === undefined ? bucketsBy(graph, text) : resourcesOfArn(graph, text, arn);
    return meant.flatMap((each) => thingOf(graph, each) ?? []);
  });
  return [...near, ...far];
}

function linksOf(graph: ResourceGraph, { type, from, to, verb, detail }: Reference): readonly Link[] {
  return graph.ofType(type).flatMap((resource) => {
    const begins = from === undefined ? [thingOf(graph, resource)] : named(graph, resource, from);
    const ends = named(graph, resource, to);
    const said = detail?.(resource);
    return begins.flatMap((begin) =>
      begin === undefined
        ? []
        : ends.map((end): Link => ({
            from: begin,
            to: end,
            // A rule starts what runs, and tells a topic.
            verb: verb === "starts" && end.kind === "topic" ? "publishes" : verb,
            ...(said !== undefined && { detail: said }),
          })),
    );
  });
}

/** Backups go to the vault of their plan, and from there to the vault in the other region. */
function backupLinks(graph: ResourceGraph): readonly Link[] {
  const [near, far] = ["vault", "vault-recovery"].map((name): Thing => ({ kind: "vault", name }));
  if (near === undefined || far === undefined) return [];
  const covered = graph
    .ofType("aws:backup/selection:Selection")
    .flatMap((selection) => named(graph, selection, "resources"));
  return [
    ...covered.map((from): Link => ({ from, to: near, verb: "saved in" })),
    { from: near, to: far, verb: "copies to" },
  ];
}

/** What no resource names by a property: the canary calls an address, clients and subscribers are no resources. */
function otherLinks(graph: ResourceGraph): readonly Link[] {
  const things = thingsOf(graph);
  const ofKind = (kind: Thing["kind"]): readonly Thing[] => things.filter((thing) => thing.kind === kind);
  const watched = ofKind("canary").flatMap((from) =>
    ofKind("api").map((to): Link => ({ from, to, verb: "calls" })),
  );
  const guarded = ofKind("web ACL").map((to): Link => ({ from: outside("clients"), to, verb: "calls" }));
  const told = graph
    .ofType("aws:sns/topicSubscription:TopicSubscription")
    .flatMap((each) => named(graph, each, "topic"))
    .map((from): Link => ({ from, to: outside("people"), verb: "mails" }));
  return [...watched, ...guarded, ...told];
}

/** What resources name in their properties. */
export function linksByReferences(graph: ResourceGraph): readonly Link[] {
  return [...references.flatMap((each) => linksOf(graph, each)), ...backupLinks(graph), ...otherLinks(graph)];
}
