import type { ResourceGraph } from "../graph/graph";
import { UnknownRead } from "../graph/reader";
import { companionsOf, mayHaveCompanion, targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { parseArn } from "../iam/patterns";
import type { Check } from "../rule";
import { invokedFunction } from "./invoked-function";
import { declaredKey } from "./key-admission";
import { mayActOn, mayUseKey } from "./key-use";
import { queueType, redriveOf } from "./queues";

export const mappingType = "aws:lambda/eventSourceMapping:EventSourceMapping";
const roleType = "aws:iam/role:Role";

/** Seconds for which SQS hides a message that is worked on, where the queue does not say. */
const defaultVisibility = 30;
/** Seconds after which Lambda stops a function, where it does not say. */
const defaultTimeout = 3;
/** Messages that a mapping hands over at once, where it does not say; the most of a FIFO queue. */
const defaultBatch = 10;
/** https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html */
const timeoutsHidden = 6;

/** What a function says that reserves no concurrency: the same as saying nothing. */
const unreserved = -1;

const visibilityOf = ({ inputs }: Resource): number =>
  inputs.number("visibilityTimeoutSeconds") ?? defaultVisibility;

/** The function that a mapping hands messages to; undefined where it is declared elsewhere. */
function consumerOf(graph: ResourceGraph, mapping: Resource): Resource | undefined {
  const found = invokedFunction(graph, mapping, "functionName");
  if (found === "unknown") {
    throw new UnknownRead("functionName");
  }
  return found?.resource;
}

const queueOf = (graph: ResourceGraph, mapping: Resource): Resource | undefined =>
  targetOf(graph, mapping, "eventSourceArn", [queueType]).resource;

/** A message stays hidden for as long as its consumer may need it, with room for retries. */
const hiddenLongEnough: Check = function* (subject, { graph }) {
  const mappings = companionsOf(graph, subject, mappingType, "eventSourceArn");
  const own = visibilityOf(subject);
  for (const mapping of mappings) {
    const consumer = consumerOf(graph, mapping);
    if (!consumer) {
      continue;
    }
    const timeout = consumer.inputs.number("timeout") ?? defaultTimeout;
    const window = mapping.inputs.number("maximumBatchingWindowInSeconds") ?? 0;
    const least = timeoutsHidden * timeout + window;
    if (own < least) {
      yield {
        found: `a message is hidden for ${own} seconds, and ${consumer.name} may take ${timeout}`,
        expected: `${least} seconds: ${timeoutsHidden} times the timeout and the batching window of ${window}`,
      };
    }
  }
  if (mappings.length > 0 || !redriveOf(graph, subject)) {
    return;
  }
  if (mayHaveCompanion(graph, subject, mappingType, "eventSourceArn")) {
    throw new UnknownRead("eventSourceArn of an EventSourceMapping");
  }
  // Whoever counts receives against a message works on it; SQS's default fits none of these consumers.
  if (own <= defaultVisibility) {
    yield {
      found: `a message is hidden for ${own} seconds, no longer than SQS does by itself: it is handed out again while it is worked on`,
      expected: `\`visibilityTimeoutSeconds\` of ${timeoutsHidden} times the consumer's timeout`,
    };
  }
};

/** The queue as the mapping names it, whoever declares it: its name and whether it is FIFO. */
function sourceOf(graph: ResourceGraph, mapping: Resource): { name: string; isFifo: boolean } | undefined {
  const queue = queueOf(graph, mapping);
  if (queue) {
    return { name: queue.name, isFifo: queue.inputs.flag("fifoQueue") === true };
  }
  const source = parseArn(String(mapping.inputs.text("eventSourceArn")));
  return source?.service === "sqs"
    ? { name: source.resource, isFifo: source.resource.endsWith(".fifo") }
    : undefined;
}

/** A batch of which one message fails does not fail as a whole. */
const batchFits: Check = function* (mapping, { graph }) {
  const source = sourceOf(graph, mapping);
  if (!source) {
    return;
  }
  const size = mapping.inputs.number("batchSize") ?? defaultBatch;
  if (size > 1 && !mapping.inputs.texts("functionResponseTypes").includes("ReportBatchItemFailures")) {
    yield {
      found: `one message that fails sends all ${size} of its batch back`,
      expected: "`functionResponseTypes` with ReportBatchItemFailures, or `batchSize` 1",
    };
  }
  if (source.isFifo && size > defaultBatch) {
    yield {
      found: `a batch of ${size} is asked of the FIFO queue ${source.name}`,
      expected: `at most ${defaultBatch}`,
    };
  }
};

/** The mapping does not call the function more often at once than the function may run. */
const concurrencyFits: Check = function* (mapping, { graph }) {
  const most = mapping.inputs.number("scalingConfig.maximumConcurrency");
  if (most === undefined) {
    return;
  }
  const reserved = consumerOf(graph, mapping)?.inputs.number("reservedConcurrentExecutions") ?? unreserved;
  if (reserved !== unreserved && most > reserved) {
    yield {
      found: `the mapping calls ${most} at once, the function runs ${reserved}: the rest is throttled into the dead-letter queue`,
      expected: "`scalingConfig.maximumConcurrency` of at most the function's reservation",
    };
  }
};

/** The consumer's role may take messages off the queue. */
const mayConsume: Check = function* (mapping, context) {
  const { graph } = context;
  const queue = queueOf(graph, mapping);
  if (!queue) {
    return;
  }
  const consumer = consumerOf(graph, mapping);
  const role = consumer && targetOf(graph, consumer, "role", [roleType]).resource;
  if (!role) {
    return;
  }
  const missing = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"].filter(
    (action) => !mayActOn(graph, role, action, queue),
  );
  if (missing.length > 0) {
    yield {
      found: `${role.name} does not grant ${missing.join(", ")} on ${queue.name}: the mapping reads nothing`,
      expected: "receive, delete and attributes of the queue in the consumer's role",
    };
  }
  const key = declaredKey(context, queue, "kmsMasterKeyId");
  if (typeof key === "object" && !mayUseKey(context, role, key, "kms:Decrypt")) {
    yield {
      found: `${queue.name} is encrypted with ${key.name}, and ${role.name} does not grant kms:Decrypt on it`,
      expected: "kms:Decrypt on the key in the consumer's role",
    };
  }
};

/** What `queue-consumed` asks of queues. */
export const consumedQueueChecks: readonly Check[] = [hiddenLongEnough];
/** What `queue-consumed` asks of mappings. */
export const mappingChecks: readonly Check[] = [batchFits, concurrencyFits, mayConsume];
