import { ofType } from "../checks/of-type";
import { consumedQueueChecks, mappingChecks, mappingType } from "../checks/queue-consumers";
import { queueType } from "../checks/queues";
import { account, region } from "../examples/bucket";
import { functionArn, worker, workerRole } from "../examples/function";
import { key } from "../examples/key";
import { queue, queueArn, redriveTo } from "../examples/queue";
import type { Fixture, Rule } from "../rule";

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
  type: mappingType,
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

const rule: Rule = {
  name: "queue-consumed",
  title: "A queue's consumer has the time and the right to work",
  description:
    "Every queue hides a message for six times the consumer's timeout, and every mapping of a queue reports single failures, keeps within the function's concurrency and may read the queue.",
  rationale:
    "A message that shows again while it is worked on is a backtest that runs twice, or an order that is placed twice; a mapping that may not read the queue stays silent.",
  remediation:
    "Set visibilityTimeoutSeconds to six times the consumer's timeout, functionResponseTypes to ReportBatchItemFailures, and grant the consumer's role receive, delete, attributes and decrypt.",
  severity: "high",
  kind: "stack",
  relations: [19, 24, 25, 26],
  findings: ["TRADAI-H-04", "TRADAI-S-30"],
  types: [queueType, mappingType],
  checks: [
    ...consumedQueueChecks.map((check) => ofType([queueType], check)),
    ...mappingChecks.map((check) => ofType([mappingType], check)),
  ],
  examples: {
    compliant: [
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
    ],
    violating: [
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
    ],
  },
};

export default rule;
