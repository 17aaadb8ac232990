import type { Example, Fixture, ViolatingExample } from "../rule";
import { eventRule, eventTarget, functionArn, onFailure, worker, workerRole } from "./function";
import { key } from "./key";
import { queue, queueAlarm, queueArn, redriveTo } from "./queue";

const jobs = "tradai-jobs-prod.fifo";
const failed = "tradai-failed-prod.fifo";
const events = "tradai-events-dlq-prod";
const fortnight = { messageRetentionSeconds: 1_209_600 };
const allow = {
  redriveAllowPolicy: JSON.stringify({ redrivePermission: "byQueue", sourceQueueArns: [queueArn(jobs)] }),
};

const source = queue("jobs", jobs, { redrivePolicy: redriveTo(failed) });
const deadLetter = queue("failed", failed, { ...fortnight, ...allow });
const pair = [source, deadLetter, queueAlarm(failed)];
const eventsQueue = [queue("events-dlq", events, fortnight), queueAlarm(events, "NumberOfMessagesSent")];
const send = { Effect: "Allow", Action: "sqs:SendMessage", Resource: queueArn(events) };
const called = [
  ...eventsQueue,
  worker(),
  ...workerRole(send),
  eventRule(),
  eventTarget(queueArn(events)),
  onFailure(queueArn(events)),
];
const without = (resources: readonly Fixture[], name: string): readonly Fixture[] =>
  resources.filter((each) => each.name !== name);
const alias: Fixture = {
  type: "aws:lambda/alias:Alias",
  name: "alias",
  inputs: { name: "live", functionName: "tradai-worker-prod" },
};
const schedule = (target: object): Fixture => ({
  type: "aws:scheduler/schedule:Schedule",
  name: "schedule",
  inputs: { name: "tradai-nightly-prod", target: { arn: functionArn, ...target } },
});

/** Failures that are kept where they come to rest. */
export const keptFailures: readonly Example[] = [
  { title: "A FIFO queue with its own kind behind it", resources: pair },
  {
    title: "A redrive policy in a resource of its own",
    resources: [
      queue("jobs", jobs),
      {
        type: "aws:sqs/redrivePolicy:RedrivePolicy",
        name: "jobs-redrive",
        inputs: {
          queueUrl: `https://sqs.eu-central-1.amazonaws.com/600802701449/${jobs}`,
          redrivePolicy: redriveTo(failed),
        },
      },
      deadLetter,
      queueAlarm(failed),
    ],
  },
  { title: "A function behind a rule", environment: "dev", resources: called },
  {
    title: "A function of a layer whose failures go to a queue without a key of its own",
    scope: "layer",
    resources: [
      ...eventsQueue,
      worker({ deadLetterConfig: { targetArn: queueArn(events) } }),
      ...workerRole(send),
    ],
  },
  {
    title: "A dead-letter queue whose senders other layers declare",
    scope: "layer",
    resources: eventsQueue,
  },
];

/** Failures that are lost, or that nobody hears of. */
export const lostFailures: readonly ViolatingExample[] = [
  {
    title: "A queue without dead-letter queue",
    environment: "dev",
    resources: [queue("jobs", jobs)],
    resource: "jobs",
    says: "neither has a dead-letter queue nor is one",
  },
  {
    title: "A redrive policy that names a queue which is gone",
    resources: [source],
    resource: "jobs",
    says: "which nothing declares",
  },
  {
    title: "A FIFO queue with a standard dead-letter queue",
    environment: "dev",
    resources: [queue("jobs", jobs, { redrivePolicy: redriveTo(events) }), ...eventsQueue].map((each) =>
      each.name === `${events}-alarm` ? queueAlarm(events) : each,
    ),
    resource: "jobs",
    says: "is FIFO and its dead-letter queue events-dlq is standard",
  },
  {
    title: "A standard queue with a FIFO dead-letter queue",
    resources: [
      queue("jobs", "tradai-jobs-prod", { redrivePolicy: redriveTo(failed) }),
      queue("failed", failed, fortnight),
      queueAlarm(failed),
    ],
    resource: "jobs",
    says: "is standard and its dead-letter queue failed is FIFO",
  },
  {
    title: "A queue that is its own dead-letter queue",
    resources: [queue("jobs", jobs, { redrivePolicy: redriveTo(jobs) }), queueAlarm(jobs)],
    resource: "jobs",
    says: "its own dead-letter queue",
  },
  {
    title: "A dead-letter queue that forgets with its source",
    resources: [source, queue("failed", failed, allow), queueAlarm(failed)],
    resource: "failed",
    says: "keeps messages for 345600 seconds",
  },
  {
    title: "A message that SQS forgets between its attempts",
    resources: [
      queue("jobs", jobs, {
        redrivePolicy: redriveTo(failed),
        visibilityTimeoutSeconds: 3600,
        messageRetentionSeconds: 7200,
      }),
      ...pair.slice(1),
    ],
    resource: "jobs",
    says: "kept for 7200 seconds and are given up after 10800",
  },
  {
    title: "Failures that are forgotten within a day",
    environment: "dev",
    resources: [
      ...without(called, "events-dlq"),
      ...eventsQueue
        .slice(0, 1)
        .map((each) => ({ ...each, inputs: { ...each.inputs, messageRetentionSeconds: 86_400 } })),
    ],
    resource: "events-dlq",
    says: "for 86400 seconds",
  },
  {
    title: "A message that is given up after one attempt",
    resources: [queue("jobs", jobs, { redrivePolicy: redriveTo(failed, 1) }), ...pair.slice(1)],
    resource: "jobs",
    says: "after 1 attempts",
  },
  {
    title: "A dead-letter queue that takes messages of another queue",
    resources: [
      source,
      queue("failed", failed, {
        ...fortnight,
        redriveAllowPolicy: allow.redriveAllowPolicy.replace("jobs", "tasks"),
      }),
      queueAlarm(failed),
    ],
    resource: "jobs",
    says: "does not take messages of this queue",
  },
  {
    title: "A dead-letter queue that nobody watches",
    environment: "dev",
    resources: pair.slice(0, 2),
    resource: "failed",
    says: "no alarm",
  },
  {
    title: "An alarm on sent messages, which a redrive does not count",
    resources: [source, deadLetter, queueAlarm(failed, "NumberOfMessagesSent")],
    resource: "failed",
    says: "no alarm",
  },
  {
    title: "Events that fail into a FIFO queue",
    resources: [
      ...pair,
      eventRule(),
      eventTarget(queueArn(failed), { arn: queueArn(jobs), sqsTarget: { messageGroupId: "a" } }),
    ],
    resource: "failed",
    says: "target sends failures to it",
  },
  {
    title: "A function behind a rule that keeps no failure",
    environment: "dev",
    resources: without(called, "invoke-config"),
    resource: "worker",
    says: "target calls the function and does not wait",
  },
  {
    title: "A failure destination of the function where the rule calls its alias",
    resources: [
      ...without(called, "target"),
      alias,
      eventTarget(queueArn(events), { arn: `${functionArn}:live` }),
    ],
    resource: "worker",
    says: "its alias live",
  },
  {
    title: "A destination that the function's role may not send to",
    resources: [
      ...without(called, "worker-policy"),
      ...workerRole({ ...send, Resource: queueArn("tradai-others-prod") }).slice(1),
    ],
    resource: "worker",
    says: "does not grant sqs:SendMessage",
  },
  {
    title: "A destination whose key the function's role may not use",
    resources: [
      ...without(called, "events-dlq"),
      queue("events-dlq", events, { ...fortnight, kmsMasterKeyId: "alias/tradai-logs-prod" }),
      ...key(),
    ],
    resource: "worker",
    says: "does not grant kms:GenerateDataKey and kms:Decrypt on logs",
  },
  {
    title: "A target that drops what it cannot deliver",
    resources: [...without(called, "target"), eventTarget("", { deadLetterConfig: undefined })],
    resource: "target",
    says: "no dead-letter queue",
  },
  {
    title: "A schedule without retry policy",
    resources: [...called, schedule({ deadLetterConfig: { arn: queueArn(events) } })],
    resource: "schedule",
    says: "says nothing of retries",
  },
];
