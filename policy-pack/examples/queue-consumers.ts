import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { account, region } from "./bucket";
import { functionArn, worker, workerRole } from "./function";
import { key } from "./key";
import { queue, queueArn, redriveTo } from "./queue";

const unknown = Symbol("unknown");
const fifo = "tradai-jobs-prod.fifo";
const consume = {
  Effect: "Allow",
  Action: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
  Resource: queueArn(fifo),
};
const decrypt = {
  Effect: "Allow",
  Action: "kms:Decrypt",
  Resource: `arn:aws:kms:${region}:${account}:key/*`,
  Condition: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/tradai-logs-prod" } },
};
const jobs = (inputs: Readonly<Record<string, unknown>> = {}): Fixture =>
  queue("jobs", fifo, {
    visibilityTimeoutSeconds: 360,
    redrivePolicy: redriveTo("tradai-failed-prod.fifo"),
    ...inputs,
  });
const mapping = (inputs: Readonly<Record<string, unknown>> = {}): Fixture => ({
  type: "aws:lambda/eventSourceMapping:EventSourceMapping",
  name: "mapping",
  inputs: {
    eventSourceArn: queueArn(fifo),
    functionName: "tradai-worker-prod",
    functionResponseTypes: ["ReportBatchItemFailures"],
    ...inputs,
  },
});
const complete = [jobs(), mapping(), worker(), ...workerRole(consume)];
const replaced = (...changed: readonly Fixture[]): readonly Fixture[] =>
  complete.map((each) => changed.find(({ name }) => name === each.name) ?? each);

const standard = "tradai-tasks-prod";
const stream = "arn:aws:dynamodb:eu-central-1:600802701449:table/tradai-jobs-prod/stream/2026";

/** Queues whose consumer has the time and the right to work. */
export const consumedQueues: readonly Example[] = [
  { title: "A queue that hides messages for six timeouts", environment: "dev", resources: complete },
  {
    title: "A queue whose mapping another layer declares",
    scope: "layer",
    resources: [jobs()],
  },
  {
    title: "A dead-letter queue, which nobody works on",
    resources: [queue("failed", "tradai-failed-prod.fifo")],
  },
  {
    title: "An encrypted queue that the consumer may decrypt",
    resources: [
      jobs({ kmsMasterKeyId: "alias/tradai-logs-prod" }),
      ...key(),
      mapping({ scalingConfig: { maximumConcurrency: 2 } }),
      worker({ reservedConcurrentExecutions: 2 }),
      ...workerRole(consume, decrypt),
    ],
  },
  {
    title: "A mapping of an alias",
    resources: [
      ...replaced(mapping({ functionName: `${functionArn}:live`, batchSize: 1 })),
      {
        type: "aws:lambda/alias:Alias",
        name: "alias",
        inputs: { name: "live", functionName: "tradai-worker-prod" },
      },
    ],
  },
  {
    title: "A queue whose consumer another program declares",
    resources: [jobs({ visibilityTimeoutSeconds: 30 }), mapping({ functionName: "tradai-others-prod" })],
  },
  {
    title: "A consumer of five seconds",
    resources: [jobs({ visibilityTimeoutSeconds: 30 }), mapping(), worker({ timeout: 5 })],
  },
  {
    title: "Large batches of a stream, which is no queue",
    resources: [
      mapping({ eventSourceArn: stream, functionResponseTypes: undefined, batchSize: 100 }),
      worker(),
      ...workerRole(consume),
    ],
  },
  {
    title: "Large batches of Kafka on machines of one's own, which has no ARN",
    resources: [
      mapping({ eventSourceArn: undefined, functionResponseTypes: undefined, batchSize: 100 }),
      worker(),
      ...workerRole(consume),
    ],
  },
  {
    title: "Large batches of a standard queue",
    resources: [
      queue("tasks", standard, { visibilityTimeoutSeconds: 360 }),
      mapping({ eventSourceArn: queueArn(standard), batchSize: 100 }),
      worker(),
      ...workerRole({ ...consume, Resource: queueArn(standard) }),
    ],
  },
  {
    title: "Large batches of a standard queue of another layer",
    scope: "layer",
    resources: [mapping({ eventSourceArn: queueArn(standard), batchSize: 100 })],
  },
  {
    title: "One message at a time, of a queue of another layer",
    scope: "layer",
    resources: [mapping({ batchSize: 1, functionResponseTypes: undefined, functionName: unknown })],
  },
  ...[{ reservedConcurrentExecutions: -1 }, {}, { reservedConcurrentExecutions: 5 }].map((reservation) => ({
    title: `A mapping of five calls at once and a function with ${JSON.stringify(reservation)}`,
    resources: replaced(mapping({ scalingConfig: { maximumConcurrency: 5 } }), worker(reservation)),
  })),
  {
    title: "Five calls at once of a function that another program declares",
    resources: [
      jobs(),
      mapping({ functionName: "tradai-others-prod", scalingConfig: { maximumConcurrency: 5 } }),
    ],
  },
];

/** Queues whose messages are worked on twice, or not at all. */
export const starvedQueues: readonly ViolatingExample[] = [
  {
    title: "A queue at SQS's default of 30 seconds, with the mapping in another layer",
    environment: "dev",
    scope: "layer",
    resources: [jobs({ visibilityTimeoutSeconds: 30 })],
    resource: "jobs",
    says: "hidden for 30 seconds",
  },
  {
    title: "A queue that leaves its visibility to SQS",
    resources: [jobs({ visibilityTimeoutSeconds: undefined })],
    resource: "jobs",
    says: "hidden for 30 seconds",
  },
  {
    title: "A queue at SQS's default of 30 seconds, beside the mapping of another one",
    resources: replaced(
      jobs({ visibilityTimeoutSeconds: 30 }),
      mapping({ eventSourceArn: queueArn("tradai-others-prod.fifo") }),
    ),
    resource: "jobs",
    says: "hidden for 30 seconds, no longer than SQS does",
  },
  {
    title: "A message that shows again before the function's retries are over",
    resources: replaced(jobs({ visibilityTimeoutSeconds: 359 })),
    resource: "jobs",
    says: "hidden for 359 seconds, and worker may take 60",
  },
  {
    title: "A batching window that is not counted",
    resources: replaced(mapping({ maximumBatchingWindowInSeconds: 30 })),
    resource: "jobs",
    says: "hidden for 360 seconds",
  },
  {
    title: "A batch that fails as a whole",
    environment: "dev",
    resources: replaced(mapping({ functionResponseTypes: undefined })),
    resource: "mapping",
    says: "sends all 10",
  },
  {
    title: "More messages than a FIFO queue hands over",
    resources: replaced(mapping({ batchSize: 100 })),
    resource: "mapping",
    says: "a batch of 100",
  },
  {
    title: "A mapping that calls more often than the function may run",
    resources: replaced(
      mapping({ scalingConfig: { maximumConcurrency: 5 } }),
      worker({ reservedConcurrentExecutions: 2 }),
    ),
    resource: "mapping",
    says: "calls 5 at once, the function runs 2",
  },
  {
    title: "A batch that fails as a whole, with the queue in another layer",
    scope: "layer",
    resources: [mapping({ functionResponseTypes: [] })],
    resource: "mapping",
    says: "sends all 10",
  },
  {
    title: "More messages than a FIFO queue of another layer hands over",
    scope: "layer",
    resources: [mapping({ batchSize: 100 })],
    resource: "mapping",
    says: `a batch of 100 is asked of the FIFO queue ${fifo}`,
  },
  {
    title: "A mapping of an alias that calls more often than the function may run",
    scope: "layer",
    resources: [
      mapping({ functionName: `${functionArn}:live`, scalingConfig: { maximumConcurrency: 5 } }),
      worker({ reservedConcurrentExecutions: 2 }),
    ],
    resource: "mapping",
    says: "calls 5 at once, the function runs 2",
  },
  {
    title: "A consumer that may not delete",
    resources: replaced(...workerRole({ ...consume, Action: consume.Action.slice(0, 1) })),
    resource: "mapping",
    says: "does not grant sqs:DeleteMessage, sqs:GetQueueAttributes",
  },
  {
    title: "A consumer that may not decrypt",
    resources: [...replaced(jobs({ kmsMasterKeyId: "alias/tradai-logs-prod" })), ...key()],
    resource: "mapping",
    says: "does not grant kms:Decrypt",
  },
  {
    title: "A batch that fails as a whole, of a queue whose ARN is known after the update",
    resources: complete.map((each) =>
      each.name === "mapping"
        ? {
            ...mapping({ eventSourceArn: unknown, functionResponseTypes: undefined }),
            references: { eventSourceArn: ["jobs"] },
          }
        : each,
    ),
    resource: "mapping",
    says: "sends all 10",
  },
  {
    title: "A function that may not run at all",
    resources: replaced(
      mapping({ scalingConfig: { maximumConcurrency: 2 } }),
      worker({ reservedConcurrentExecutions: 0 }),
    ),
    resource: "mapping",
    says: "calls 2 at once, the function runs 0",
  },
];

/** Queues of which it cannot be told who works on them. */
export const unclearConsumers: readonly UndecidedExample[] = [
  {
    title: "A queue of another layer whose mapping may call any function more often than it runs",
    scope: "layer",
    resources: [mapping({ functionName: unknown, scalingConfig: { maximumConcurrency: 5 } })],
    resource: "mapping",
    says: "functionName",
  },
  {
    title: "A queue at SQS's default of 30 seconds, while the source of a mapping is not known",
    resources: replaced(
      jobs({ visibilityTimeoutSeconds: 30 }),
      mapping({ eventSourceArn: unknown, batchSize: 1 }),
    ),
    resource: "jobs",
    says: "`eventSourceArn of an EventSourceMapping` is known only",
  },
  {
    title: "A consumer of a queue whose key is not known",
    resources: replaced(jobs({ kmsMasterKeyId: unknown })),
    resource: "mapping",
    says: "`kmsMasterKeyId` is known only after the update",
  },
];
