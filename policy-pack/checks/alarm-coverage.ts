import type { ResourceGraph } from "../graph/graph";
import { OpenQuestions } from "../graph/open-questions";
import { Undecidable, UnknownRead } from "../graph/reader";
import type { Resource } from "../graph/resource";
import { UNKNOWN } from "../graph/values";
import type { Check } from "../rule";
import { schedulesOf } from "./function-bounds";
import type { AlarmMetric } from "./metrics/alarm-metrics";
import { alarmMetricsOf, alarmType } from "./metrics/alarm-metrics";
import { isNamed } from "./metrics/dimension-targets";
import { namespaceOf } from "./metrics/namespaces";
import { isDeadLetterQueue } from "./queues";

/** A kind of resource and the metrics that each needs an alarm on. */
interface Coverage {
  readonly type: string;
  readonly namespace: string;
  readonly dimension: string;
  readonly metrics: readonly string[];
  /** What the alarm would tell, for the message. */
  readonly tells: string;
  readonly appliesTo?: (graph: ResourceGraph, subject: Resource) => boolean;
}

/** Dead-letter queues are asked by `async-has-dlq`, which knows how each is filled. */
const table: readonly Coverage[] = [
  {
    type: "aws:rds/instance:Instance",
    namespace: "AWS/RDS",
    dimension: "DBInstanceIdentifier",
    metrics: ["CPUUtilization", "FreeStorageSpace", "DatabaseConnections", "FreeableMemory"],
    tells: "that the database runs out of what it needs",
  },
  {
    type: "aws:sqs/queue:Queue",
    namespace: "AWS/SQS",
    dimension: "QueueName",
    metrics: ["ApproximateAgeOfOldestMessage"],
    tells: "that nobody works on the queue",
    appliesTo: (graph, queue) => !isDeadLetterQueue(graph, queue),
  },
  {
    type: "aws:autoscaling/group:Group",
    namespace: "AWS/EC2",
    dimension: "AutoScalingGroupName",
    metrics: ["StatusCheckFailed"],
    tells: "that its only instance is down",
    appliesTo: (_, { inputs }) => inputs.number("maxSize") === 1,
  },
  {
    type: "aws:ec2/natGateway:NatGateway",
    namespace: "AWS/NATGateway",
    dimension: "NatGatewayId",
    metrics: ["ErrorPortAllocation"],
    tells: "that connections to the internet are refused",
  },
  {
    type: "aws:lambda/function:Function",
    namespace: "AWS/Lambda",
    dimension: "FunctionName",
    metrics: ["Errors", "Throttles"],
    tells: "that the function fails",
  },
  {
    // TRADAI-H-03: runs of 20 to 60 seconds against a limit of 60 went unseen.
    type: "aws:lambda/function:Function",
    namespace: "AWS/Lambda",
    dimension: "FunctionName",
    metrics: ["Duration"],
    tells: "that a scheduled run comes close to its timeout",
    appliesTo: (graph, subject) => schedulesOf(graph, subject).length > 0,
  },
  {
    type: "aws:sfn/stateMachine:StateMachine",
    namespace: "AWS/States",
    dimension: "StateMachineArn",
    metrics: ["ExecutionsFailed"],
    tells: "that a workflow fails",
  },
  {
    type: "aws:apigateway/restApi:RestApi",
    namespace: "AWS/ApiGateway",
    dimension: "ApiName",
    metrics: ["5XXError"],
    tells: "that the API fails",
  },
];

export const coveredTypes: readonly string[] = [...new Set(table.map(({ type }) => type))];

type Verdict = "covers" | "may cover" | "no";

/** Whether one metric of an alarm is the resource's. */
function covers(
  graph: ResourceGraph,
  alarm: Resource,
  each: AlarmMetric,
  row: Coverage,
  subject: Resource,
): Verdict {
  const target = namespaceOf(row.namespace)?.targets[row.dimension];
  const values = each.values.filter(([key]) => key === row.dimension).map(([, value]) => value);
  if (!target || (values.length === 0 && !each.isQuery)) {
    return "no";
  }
  // A query that names no resource selects all that publish the metric.
  if (values.length === 0 || values.some((value) => isNamed(graph, subject, target, value))) {
    return "covers";
  }
  const isUnnamed = target.properties.every((property) => subject.known(property) === undefined);
  if (!values.includes(UNKNOWN)) {
    return isUnnamed ? "may cover" : "no";
  }
  const candidates = alarm.dependenciesOf(each.property).filter(({ type }) => target.types.includes(type));
  if (candidates.length === 0) {
    return "may cover";
  }
  if (!candidates.includes(subject)) {
    return "no";
  }
  const unknowns = alarmMetricsOf(alarm)
    .flatMap((metric) => metric.values)
    .filter(([key, value]) => key === row.dimension && value === UNKNOWN).length;
  return unknowns >= candidates.length ? "covers" : "may cover";
}

/** The best that the declared alarms offer for a metric of the resource; `gap` is why one may cover it. */
function bestOf(
  graph: ResourceGraph,
  row: Coverage,
  metric: string,
  subject: Resource,
): { readonly isCovered: boolean; readonly gap?: string } {
  const open = new OpenQuestions();
  for (const alarm of graph.ofType(alarmType)) {
    const metrics = open.ask(() => alarmMetricsOf(alarm), alarm.name) ?? [];
    const verdicts = metrics
      .filter((each) => each.namespace === row.namespace && each.metric === metric)
      .map((each) => covers(graph, alarm, each, row, subject));
    if (verdicts.includes("covers")) {
      return { isCovered: true };
    }
    if (verdicts.includes("may cover")) {
      open.note(new UnknownRead(`what ${alarm.name} watches`));
    }
  }
  return { isCovered: false, ...(open.reason !== undefined && { gap: open.reason }) };
}

/** Whatever can fail unseen has an alarm on the metrics that show it. */
export const covered: Check = function* (subject, { graph, requireWhole }) {
  const rows = table.filter(
    ({ type, appliesTo }) => type === subject.type && (appliesTo?.(graph, subject) ?? true),
  );
  let undecided: string | undefined;
  for (const row of rows) {
    for (const metric of row.metrics) {
      const { isCovered, gap } = bestOf(graph, row, metric, subject);
      if (!isCovered && gap === undefined) {
        requireWhole("the alarm may be declared in another layer");
        yield {
          found: `no alarm on ${metric} tells ${row.tells}`,
          expected: `an alarm on ${row.namespace} ${metric} with the dimension ${row.dimension}`,
        };
      }
      undecided ??= isCovered ? undefined : gap;
    }
  }
  if (undecided !== undefined) {
    throw new Undecidable(undecided);
  }
};
