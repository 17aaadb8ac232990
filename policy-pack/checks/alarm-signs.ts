import { resolve, targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import type { RuleContext } from "../rule";
import type { AlarmMetric } from "./metrics/alarm-metrics";
import { alarmMetricsOf } from "./metrics/alarm-metrics";
import { isDeadLetterQueue, queueType } from "./queues";

const functionType = "aws:lambda/function:Function";
const instanceType = "aws:rds/instance:Instance";
const groupType = "aws:rds/parameterGroup:ParameterGroup";
/** Failures of which a period may have so many before somebody hears of them. */
const toleratedFailures = 10;
/** Seconds for which SQS keeps a message where the queue does not say. */
const defaultRetention = 345_600;

type Bound = (watched: Resource | undefined, context: RuleContext) => number | undefined;

/** A metric that shows a failure. */
export interface Sign {
  readonly namespace: string;
  readonly metrics: readonly string[];
  /** On which side the bad values lie. */
  readonly bad: "high" | "low";
  /** Set where whatever lives publishes the metric: then silence is death. */
  readonly isPulse?: true;
  /** What stays below this has done nothing: an alarm on that looks at the other side. */
  readonly idleBelow?: number;
  readonly watched?: { readonly dimension: string; readonly type: string };
  /** The highest value that the metric takes, or that may go unheard; undefined where nobody can tell. */
  readonly most: Bound;
}

const database = { dimension: "DBInstanceIdentifier", type: instanceType } as const;
const queue = { dimension: "QueueName", type: queueType } as const;
const lambda = { dimension: "FunctionName", type: functionType } as const;

const storageOf: Bound = (instance) => {
  const gibibytes = instance?.inputs.number("allocatedStorage");
  return gibibytes === undefined ? undefined : gibibytes * 2 ** 30;
};
const connectionsOf: Bound = (instance, { graph }) => {
  const group = instance && targetOf(graph, instance, "parameterGroupName", [groupType]);
  const given =
    group?.kind === "resource"
      ? group.resource.inputs.blocks("parameters").find((each) => each.text("name") === "max_connections")
      : undefined;
  const most = Number(given?.raw("value"));
  return Number.isInteger(most) ? most : undefined;
};

/** What the metrics mean: the pages that the table of namespaces names. */
const signs: readonly Sign[] = [
  {
    namespace: "AWS/Lambda",
    metrics: ["Errors", "Throttles", "AsyncEventsDropped", "DeadLetterErrors"],
    bad: "high",
    most: () => toleratedFailures,
  },
  {
    namespace: "AWS/Lambda",
    metrics: ["Duration"],
    bad: "high",
    idleBelow: 1000,
    watched: lambda,
    most: (subject) => subject && (subject.inputs.number("timeout") ?? 3) * 1000,
  },
  {
    namespace: "AWS/SQS",
    metrics: ["ApproximateAgeOfOldestMessage"],
    bad: "high",
    watched: queue,
    most: (subject) => subject && (subject.inputs.number("messageRetentionSeconds") ?? defaultRetention),
  },
  {
    namespace: "AWS/SQS",
    metrics: ["ApproximateNumberOfMessagesVisible", "NumberOfMessagesReceived", "NumberOfMessagesSent"],
    bad: "high",
    watched: queue,
    // The first message that comes to rest is one that failed for good.
    most: (subject, { graph }) => (subject && isDeadLetterQueue(graph, subject) ? 1 : undefined),
  },
  { namespace: "AWS/RDS", metrics: ["CPUUtilization"], bad: "high", most: () => 100 },
  {
    namespace: "AWS/RDS",
    metrics: ["DatabaseConnections"],
    bad: "high",
    watched: database,
    most: connectionsOf,
  },
  { namespace: "AWS/RDS", metrics: ["FreeStorageSpace"], bad: "low", watched: database, most: storageOf },
  { namespace: "AWS/RDS", metrics: ["FreeableMemory"], bad: "low", most: () => undefined },
  {
    namespace: "AWS/EC2",
    metrics: ["StatusCheckFailed", "StatusCheckFailed_Instance", "StatusCheckFailed_System"],
    bad: "high",
    isPulse: true,
    most: () => 1,
  },
  {
    namespace: "AWS/NATGateway",
    metrics: ["ErrorPortAllocation"],
    bad: "high",
    most: () => toleratedFailures,
  },
  {
    namespace: "AWS/ApplicationELB",
    metrics: [
      ...["HTTPCode_Target_5XX_Count", "HTTPCode_ELB_5XX_Count"],
      ...["TargetConnectionErrorCount", "RejectedConnectionCount"],
    ],
    bad: "high",
    most: () => toleratedFailures,
  },
  {
    namespace: "AWS/ApplicationELB",
    metrics: ["UnHealthyHostCount"],
    bad: "high",
    // The first target that does not answer; a group of one has no second.
    most: () => 1,
  },
  { namespace: "AWS/ApplicationELB", metrics: ["TargetResponseTime"], bad: "high", most: () => undefined },
  { namespace: "AWS/ECS", metrics: ["MemoryUtilization"], bad: "high", most: () => 100 },
  {
    namespace: "CWAgent",
    metrics: ["mem_used_percent", "swap_used_percent", "disk_used_percent"],
    bad: "high",
    most: () => 100,
  },
  {
    namespace: "AWS/States",
    metrics: ["ExecutionsFailed", "ExecutionsTimedOut", "ExecutionsAborted"],
    bad: "high",
    most: () => toleratedFailures,
  },
  { namespace: "AWS/ApiGateway", metrics: ["5XXError", "4XXError"], bad: "high", most: () => undefined },
  {
    namespace: "AWS/ApiGateway",
    metrics: ["Latency", "IntegrationLatency"],
    bad: "high",
    most: () => undefined,
  },
  { namespace: "AWS/WAFV2", metrics: ["BlockedRequests"], bad: "high", most: () => undefined },
  { namespace: "CloudWatchSynthetics", metrics: ["SuccessPercent"], bad: "low", most: () => 100 },
];

export function signFor({ namespace, metric }: AlarmMetric): Sign | undefined {
  return signs.find((sign) => sign.namespace === namespace && sign.metrics.includes(metric));
}

/** True for an alarm on runs that are too short to have done anything (TRADAI-H-07). */
export function isOnIdleness({ inputs }: Resource, each: AlarmMetric): boolean {
  const most = signFor(each)?.idleBelow;
  return (
    most !== undefined &&
    (inputs.text("comparisonOperator") ?? "").startsWith("LessThan") &&
    (inputs.number("threshold") ?? Infinity) <= most
  );
}

/** The sign that the alarm's one named metric is; undefined for metric math, whose threshold is another number's. */
export function signOf(alarm: Resource): { readonly sign: Sign; readonly each: AlarmMetric } | undefined {
  const each = alarmMetricsOf(alarm).find(({ property }) => property === "dimensions");
  const sign = each && !isOnIdleness(alarm, each) ? signFor(each) : undefined;
  return each && sign && { sign, each };
}

/** The highest value of the alarm's metric that there is, or that may go unheard; undefined where nobody can tell. */
export function mostOf(
  alarm: Resource,
  { watched, most }: Sign,
  each: AlarmMetric,
  context: RuleContext,
): number | undefined {
  const [, value] = each.values.find(([key]) => key === watched?.dimension) ?? [];
  const target = watched && resolve(context.graph, alarm, each.property, value, [watched.type]);
  return most(target?.kind === "resource" ? target.resource : undefined, context);
}
