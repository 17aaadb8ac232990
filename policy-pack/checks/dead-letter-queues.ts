import type { ResourceGraph } from "../graph/graph";
import { Reader, UnknownRead } from "../graph/reader";
import { resolve } from "../graph/references";
import type { Resource } from "../graph/resource";
import type { Check } from "../rule";
import { allowsRedriveOf, feedersOf, isDeadLetterQueue, mayBeFed, queueType, redriveOf } from "./queues";

const alarmType = "aws:cloudwatch/metricAlarm:MetricAlarm";
/** Seconds for which SQS keeps a message where the queue does not say. */
const defaultRetention = 345_600;
/** Seconds for which SQS hides a message that was received where the queue does not say. */
const defaultVisibility = 30;
/** Attempts below which one hiccup of the consumer is taken for a bad message. */
const leastReceives = 2;
/**
 * Metrics that move when a message comes to rest in a queue. Sent messages count only what is sent: SQS's own redrive
 * is not. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
 */
const arrivals = [
  "ApproximateNumberOfMessagesVisible",
  "ApproximateAgeOfOldestMessage",
  "NumberOfMessagesReceived",
] as const;
const arrivalsByDelivery = [...arrivals, "NumberOfMessagesSent"] as const;

const isFifo = (queue: Resource): boolean => queue.inputs.flag("fifoQueue") === true;
const retentionOf = ({ inputs }: Resource): number =>
  inputs.number("messageRetentionSeconds") ?? defaultRetention;
const kindOf = (queue: Resource): string => (isFifo(queue) ? "FIFO" : "standard");

/** Every queue is redriven or takes failures itself. */
const redriven: Check = function* (subject, { graph, requireWhole }) {
  const redrive = redriveOf(graph, subject);
  if (!redrive) {
    if (isDeadLetterQueue(graph, subject)) {
      return;
    }
    if (mayBeFed(graph)) {
      throw new UnknownRead("the destination of somebody's failures");
    }
    requireWhole("what sends its failures here may be declared in another layer");
    yield {
      found: "the queue neither has a dead-letter queue nor is one",
      expected: "a `redrivePolicy` that names a dead-letter queue",
    };
    return;
  }
  const { deadLetter } = redrive;
  if (deadLetter.kind === "unknown") {
    throw new UnknownRead("redrivePolicy");
  }
  if (deadLetter.kind !== "resource") {
    requireWhole("the dead-letter queue may be declared in another layer");
    yield {
      found: `the redrive policy names ${deadLetter.kind === "absent" ? "no queue" : deadLetter.value}, which nothing declares`,
      expected: "the ARN of a declared dead-letter queue",
    };
  }
};

/** A dead-letter queue is another queue of the same kind that takes this one's messages and keeps them longer. */
const redriveFits: Check = function* (subject, { graph }) {
  const redrive = redriveOf(graph, subject);
  if (redrive?.deadLetter.kind !== "resource") {
    return;
  }
  const { resource: target } = redrive.deadLetter;
  if (target === subject) {
    yield { found: "the queue is its own dead-letter queue", expected: "another queue" };
    return;
  }
  if (isFifo(subject) !== isFifo(target)) {
    yield {
      found: `the queue is ${kindOf(subject)} and its dead-letter queue ${target.name} is ${kindOf(target)}: SQS refuses the pair`,
      expected: `a ${kindOf(subject)} dead-letter queue`,
    };
  }
  const [own, kept] = [retentionOf(subject), retentionOf(target)];
  if (kept <= own) {
    yield {
      found: `${target.name} keeps messages for ${kept} seconds, the queue itself for ${own}: their age counts from the first sending`,
      expected: "a dead-letter queue that keeps them longer than its source",
      resource: target,
    };
  }
};

/** The dead-letter queue lets this queue send there. */
const redriveAllowed: Check = function* (subject, { graph }) {
  const redrive = redriveOf(graph, subject);
  if (redrive?.deadLetter.kind !== "resource") {
    return;
  }
  const { resource: target } = redrive.deadLetter;
  if (allowsRedriveOf(graph, target, subject) === false) {
    yield {
      found: `the redrive-allow policy of ${target.name} does not take messages of this queue`,
      expected: "a dead-letter queue whose `sourceQueueArns` name it",
    };
  }
};

/** A message that fails has time to fail as often as it may, and waits for people where it comes to rest. */
const keptLongEnough: Check = function* (subject, { graph }) {
  const kept = retentionOf(subject);
  const receives = redriveOf(graph, subject)?.settings?.number("maxReceiveCount") ?? 0;
  const attempts = receives * (subject.inputs.number("visibilityTimeoutSeconds") ?? defaultVisibility);
  if (kept <= attempts) {
    yield {
      found: `messages are kept for ${kept} seconds and are given up after ${attempts}: they are gone before they come to the dead-letter queue`,
      expected: "a retention beyond `visibilityTimeoutSeconds` times `maxReceiveCount`",
    };
  }
  if (isDeadLetterQueue(graph, subject) && kept < defaultRetention) {
    yield {
      found: `the dead-letter queue keeps messages for ${kept} seconds: failures of a weekend are gone before anybody looks`,
      expected: `\`messageRetentionSeconds\` of ${defaultRetention} or more`,
    };
  }
};

/** More than one attempt is made. */
const retried: Check = function* (subject, { graph }) {
  const redrive = redriveOf(graph, subject);
  if (!redrive) {
    return;
  }
  if (!redrive.settings) {
    throw new UnknownRead("redrivePolicy");
  }
  const receives = redrive.settings.number("maxReceiveCount");
  if (receives === undefined || receives < leastReceives) {
    yield {
      found: `a message is given up after ${receives ?? "an unstated number of"} attempts`,
      expected: `\`maxReceiveCount\` of ${leastReceives} or more`,
    };
  }
};

/** Failures come to a standard queue where EventBridge or Lambda sends them: neither sends to a FIFO queue. */
const deliverable: Check = function* (subject, { graph }) {
  const senders = feedersOf(graph, subject).filter(
    ({ by, kind }) => kind === "delivery" && by.type !== "aws:sns/topicSubscription:TopicSubscription",
  );
  if (senders.length > 0 && isFifo(subject)) {
    yield {
      found: `the queue is FIFO, and ${senders.map(({ by }) => by.name).join(", ")} sends failures to it`,
      expected: "a standard queue: EventBridge and Lambda send failures to no FIFO queue",
    };
  }
};

/** Somebody hears of what comes to rest in a dead-letter queue. */
const watched: Check = function* (subject, { graph, requireWhole }) {
  if (!isDeadLetterQueue(graph, subject)) {
    return;
  }
  const isRedriven = feedersOf(graph, subject).some(({ kind }) => kind === "queue");
  const metrics: readonly string[] = isRedriven ? arrivals : arrivalsByDelivery;
  if (!graph.ofType(alarmType).some((alarm) => watches(graph, alarm, subject, metrics))) {
    requireWhole("the alarm may be declared in another layer");
    yield {
      found: "no alarm tells that messages come to rest here",
      expected: `an alarm on ${metrics.join(", ")} of this queue`,
      fix: "Declare a MetricAlarm of namespace AWS/SQS with the queue's name as dimension.",
    };
  }
};

function watches(
  graph: ResourceGraph,
  alarm: Resource,
  queue: Resource,
  metrics: readonly string[],
): boolean {
  const queries = alarm.inputs.blocks("metricQueries").map((query) => ({
    at: "metricQueries",
    metric: new Reader(query.raw("metric") ?? null, query.at("metric")),
  }));
  const own = { at: "dimensions", metric: alarm.inputs };
  return [own, ...queries].some(({ at, metric }) => {
    if (
      metric.text("namespace") !== "AWS/SQS" ||
      !metrics.some((each) => each === metric.text("metricName"))
    ) {
      return false;
    }
    const target = resolve(graph, alarm, at, metric.raw("dimensions.QueueName"), [queueType]);
    if (target.kind === "unknown") {
      throw new UnknownRead(metric.at("dimensions.QueueName"));
    }
    return target.resource === queue;
  });
}

/** What `async-has-dlq` asks of queues. */
export const queueChecks: readonly Check[] = [
  redriven,
  redriveFits,
  redriveAllowed,
  keptLongEnough,
  retried,
  deliverable,
  watched,
];
