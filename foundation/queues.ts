import * as aws from "@pulumi/aws";
import { alarmTopics, createAlarm, queueAlarms } from "../shared/alarms";
import type { LayerContext } from "../shared/components";
import type { PersistentOutputs } from "../shared/contracts";
import { byId, functionRows, queueRows } from "../shared/inventory";
import type { QueueId, QueueRow } from "../shared/inventory";
import { ResourcePolicyBuilder } from "../shared/policy";
import type { Topics } from "./topics";

export type Queues = Readonly<Record<QueueId, aws.sqs.Queue>>;
type Row = QueueRow & { readonly id: QueueId };

const secondsOfDay = 86_400;

/**
 * Six times the consumer's timeout, so that a batch which is throttled and tried again is not handed out twice meanwhile
 * (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html); SQS's own default for a queue that people
 * alone read.
 */
export function visibilityTimeout({ consumer }: Pick<QueueRow, "consumer">): number {
  const row = functionRows.find(({ id }) => id === consumer);
  return row === undefined ? 30 : row.timeoutSeconds * 6;
}

function policyOf({ settings, arns }: LayerContext, row: Row): string {
  const policy = new ResourcePolicyBuilder(settings, "queue", arns.queue(row.id)).requireTls();
  if (row.takesFromRules) {
    policy
      .allow("sqs:SendMessage")
      .to("events.amazonaws.com")
      .when({ ArnLike: { "aws:SourceArn": arns.eventRules() } })
      .because("Put aside events that no target took");
  }
  return policy.build().json;
}

/** What is redriven here, and from where; other queues are refused. */
function redriveAllowPolicy({ arns }: LayerContext, { takesFrom }: Row): string | undefined {
  if (takesFrom === undefined) return undefined;
  return JSON.stringify(
    takesFrom.length === 0
      ? { redrivePermission: "denyAll" }
      : { redrivePermission: "byQueue", sourceQueueArns: takesFrom.map((id) => arns.queue(id)) },
  );
}

function encryption(persistent: PersistentOutputs, { key }: Row): Partial<aws.sqs.QueueArgs> {
  const arn = persistent.keys[key]?.arn;
  return arn === undefined
    ? { sqsManagedSseEnabled: true }
    : { kmsMasterKeyId: arn, kmsDataKeyReusePeriodSeconds: 300 };
}

function createQueue(
  context: LayerContext,
  persistent: PersistentOutputs,
  row: Row,
  deadLetters: aws.sqs.Queue | undefined,
): aws.sqs.Queue {
  const name = context.names.queue(row);
  const logicalName = `queue-${row.id}`;
  const queue = new aws.sqs.Queue(
    logicalName,
    {
      name,
      // Messages of one group keep their order, and groups do not wait for one another. The sender gives the
      // deduplication id: two equal backtests are two backtests (decisions.md section 5, edge).
      ...(row.fifo && {
        fifoQueue: true,
        contentBasedDeduplication: false,
        deduplicationScope: "messageGroup",
        fifoThroughputLimit: "perMessageGroupId",
      }),
      visibilityTimeoutSeconds: visibilityTimeout(row),
      messageRetentionSeconds: row.retentionDays * secondsOfDay,
      receiveWaitTimeSeconds: 20,
      ...encryption(persistent, row),
      redriveAllowPolicy: redriveAllowPolicy(context, row),
      ...(row.deadLetter && {
        // A computed ARN, so that the document can be read in the first preview; the queue it names comes first.
        redrivePolicy: JSON.stringify({
          deadLetterTargetArn: context.arns.queue(row.deadLetter.queue),
          maxReceiveCount: row.deadLetter.maxReceiveCount,
        }),
      }),
      tags: context.tags(name),
    },
    context.holdsData(deadLetters === undefined ? {} : { dependsOn: [deadLetters] }),
  );
  new aws.sqs.QueuePolicy(
    `${logicalName}-policy`,
    { queueUrl: queue.url, policy: policyOf(context, row) },
    context.options(),
  );
  return queue;
}

/**
 * The FIFO pair of the backtests and the standard queue for what event rules and asynchronous functions could not deliver
 * (architecture.md 1.2, OPEN-14, ORION-22), with their alarms.
 */
export function createQueues(context: LayerContext, persistent: PersistentOutputs, topics: Topics): Queues {
  const made = new Map<QueueId, aws.sqs.Queue>();
  // A dead-letter queue comes before the queue that names it.
  const ordered = [...queueRows].sort((a, b) => Number("deadLetter" in a) - Number("deadLetter" in b));
  for (const row of ordered) {
    const deadLetters = row.deadLetter && made.get(row.deadLetter.queue);
    made.set(row.id, createQueue(context, persistent, row, deadLetters));
  }
  const queues = byId(queueRows, ({ id }) => {
    const queue = made.get(id);
    if (queue === undefined) throw new Error(`queue ${id} was not created`);
    return queue;
  });
  for (const alarm of queueAlarms) {
    const dimensions = { QueueName: queues[alarm.queue].name };
    createAlarm(context, alarmTopics(topics), alarm, { dimensions });
  }
  return queues;
}
