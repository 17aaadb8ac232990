import { resolve, targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import type { RuleContext } from "../rule";
import type { AlarmMetric } from "./metrics/alarm-metrics";
import { alarmMetricsOf, dimensionOf, looksForLow } from "./metrics/alarm-metrics";
import { isDeadLetterQueue, queueType } from "./queues";

const functionType = "aws:lambda/function:Function";
const instanceType = "aws:rds/instance:Instance";
const groupType = "aws:rds/parameterGroup:ParameterGroup";
/** Failures of which a period may have so many before somebody hears of them. */
const toleratedFailures = 10;
/** Seconds for which SQS keeps a message where the queue does not say. */
const defaultRetention = 345_600;

/** The highest value that a metric takes is one of the resource that a dimension names. */
interface BoundBy {
  readonly dimension: string;
  readonly type: string;
  /** Infinity where nobody can tell. */
  readonly of: (watched: Resource, context: RuleContext) => number;
}

/** A metric that shows a failure. */
export interface Sign {
  readonly namespace: string;
  readonly metrics: readonly string[];
  /** On which side the bad values lie. */
  readonly isBadHigh: boolean;
  /** Set where whatever lives publishes the metric: then silence is death. */
  readonly isPulse?: true;
  /** What stays below this has done nothing: an alarm on that looks at the other side. */
  readonly idleBelow?: number;
  /** The highest value that the metric takes, or that may go unheard; absent where nobody can tell. */
  readonly most?: number | BoundBy;
}

const database = { dimension: "DBInstanceIdentifier", type: instanceType } as const;
const queue = { dimension: "QueueName", type: queueType } as const;

function storageOf({ inputs }: Resource): number {
  return (inputs.number("allocatedStorage") ?? Infinity) * 2 ** 30;
}

function connectionsOf(instance: Resource, { graph }: RuleContext): number {
  const group = targetOf(graph, instance, "parameterGroupName", [groupType]);
  const parameters = group.kind === "resource" ? group.resource.inputs.blocks("parameters") : [];
  const given = parameters.find((each) => each.text("name") === "max_connections");
  const most = Number(given?.raw("value"));
  return Number.isInteger(most) ? most : Infinity;
}

/** What the metrics mean: the pages that the table of namespaces names. */
const signs: readonly Sign[] = [
  {
    namespace: "AWS/Lambda",
    metrics: ["Errors", "Throttles", "AsyncEventsDropped", "DeadLetterErrors"],
    isBadHigh: true,
    most: toleratedFailures,
  },
  {
    namespace: "AWS/Lambda",
    metrics: ["Duration"],
    isBadHigh: true,
    idleBelow: 1000,
    most: {
      dimension: "FunctionName",
      type: functionType,
      of: ({ inputs }) => (inputs.number("timeout") ?? 3) * 1000,
    },
  },
  {
    namespace: "AWS/SQS",
    metrics: ["ApproximateAgeOfOldestMessage"],
    isBadHigh: true,
    most: { ...queue, of: ({ inputs }) => inputs.number("messageRetentionSeconds") ?? defaultRetention },
  },
  {
    namespace: "AWS/SQS",
    metrics: ["ApproximateNumberOfMessagesVisible", "NumberOfMessagesReceived", "NumberOfMessagesSent"],
    isBadHigh: true,
    // The first message that comes to rest is one that failed for good.
    most: { ...queue, of: (subject, { graph }) => (isDeadLetterQueue(graph, subject) ? 1 : Infinity) },
  },
  { namespace: "AWS/RDS", metrics: ["CPUUtilization"], isBadHigh: true, most: 100 },
  {
    namespace: "AWS/RDS",
    metrics: ["DatabaseConnections"],
    isBadHigh: true,
    most: { ...database, of: connectionsOf },
  },
  {
    namespace: "AWS/RDS",
    metrics: ["FreeStorageSpace"],
    isBadHigh: false,
    most: { ...database, of: storageOf },
  },
  { namespace: "AWS/RDS", metrics: ["FreeableMemory"], isBadHigh: false },
  {
    namespace: "AWS/EC2",
    metrics: ["StatusCheckFailed", "StatusCheckFailed_Instance", "StatusCheckFailed_System"],
    isBadHigh: true,
    isPulse: true,
    most: 1,
  },
  {
    namespace: "AWS/NATGateway",
    metrics: ["ErrorPortAllocation"],
    isBadHigh: true,
    most: toleratedFailures,
  },
  {
    namespace: "AWS/ApplicationELB",
    metrics: [
      ...["HTTPCode_Target_5XX_Count", "HTTPCode_ELB_5XX_Count"],
      ...["TargetConnectionErrorCount", "RejectedConnectionCount"],
    ],
    isBadHigh: true,
    most: toleratedFailures,
  },
  {
    namespace: "AWS/ApplicationELB",
    metrics: ["UnHealthyHostCount"],
    isBadHigh: true,
    // The first target that does not answer; a group of one has no second.
    most: 1,
  },
  { namespace: "AWS/ApplicationELB", metrics: ["TargetResponseTime"], isBadHigh: true },
  { namespace: "AWS/ECS", metrics: ["MemoryUtilization"], isBadHigh: true, most: 100 },
  {
    namespace: "CWAgent",
    metrics: ["mem_used_percent", "swap_used_percent", "disk_used_percent"],
    isBadHigh: true,
    most: 100,
  },
  {
    namespace: "AWS/States",
    metrics: ["ExecutionsFailed", "ExecutionsTimedOut", "ExecutionsAborted"],
    isBadHigh: true,
    most: toleratedFailures,
  },
  { namespace: "AWS/ApiGateway", metrics: ["5XXError", "4XXError"], isBadHigh: true },
  {
    namespace: "AWS/ApiGateway",
    metrics: ["Latency", "IntegrationLatency"],
    isBadHigh: true,
  },
  { namespace: "AWS/WAFV2", metrics: ["BlockedRequests"], isBadHigh: true },
  { namespace: "CloudWatchSynthetics", metrics: ["SuccessPercent"], isBadHigh: false, most: 100 },
];

export function signFor({ namespace, metric }: AlarmMetric): Sign | undefined {
  return signs.find((sign) => sign.namespace === namespace && sign.metrics.includes(metric));
}

/** True for an alarm on runs that are too short to have done anything (TRADAI-H-07). */
export function isOnIdleness(alarm: Resource, each: AlarmMetric): boolean {
  const most = signFor(each)?.idleBelow ?? -Infinity;
  return looksForLow(alarm) && (alarm.inputs.number("threshold") ?? Infinity) <= most;
}

/** The sign that the alarm's one named metric is; undefined for metric math, whose threshold is another number's. */
export function signOf(alarm: Resource): { readonly sign: Sign; readonly each: AlarmMetric } | undefined {
  const each = alarmMetricsOf(alarm).find(({ property }) => property === "dimensions");
  const sign = each && !isOnIdleness(alarm, each) ? signFor(each) : undefined;
  return each && sign && { sign, each };
}

/** The highest value of the alarm's metric that there is, or that may go unheard; Infinity where nobody can tell. */
export function mostOf(
  alarm: Resource,
  { most = Infinity }: Sign,
  each: AlarmMetric,
  context: RuleContext,
): number {
  if (typeof most === "number") {
    return most;
  }
  const name = dimensionOf(each, most.dimension);
  const target = resolve(context.graph, alarm, each.property, name, [most.type]);
  return target.kind === "resource" ? most.of(target.resource, context) : Infinity;
}
