import type { Fixture, UndecidedExample, ViolatingExample } from "../rule";
import {
  unknown,
  failures,
  fortnight,
  atRest,
  kept,
  send,
  lonely,
  of,
  subscription,
  email,
  schedule,
  toMachine,
  ownQueue,
  redrive,
  called,
  aliasCalled,
  topic,
  topicArn,
  encrypted,
  useKeys,
  queryOn,
  sent,
} from "./failures";
import { eventTarget, functionArn, onFailure, worker, workerRole } from "./function";
import { queue, queueAlarm, queueArn, redriveTo } from "./queue";

const isLost = (title: string, says: string, ...resources: readonly Fixture[]): ViolatingExample => ({
  title,
  resources,
  resource: "worker",
  says,
});
const unwatched = (title: string, ...resources: readonly Fixture[]): ViolatingExample => ({
  title,
  resources: [atRest, schedule({ deadLetterConfig: { arn: queueArn(failures) } }), ...resources],
  resource: "failures",
  says: "no alarm",
});
const noQueue = { resource: "jobs", says: "neither has a dead-letter queue nor is one" };

/** Failures that go where nobody takes them, or may not go. */
export const strayFailures: readonly ViolatingExample[] = [
  {
    title: "A queue without dead-letter queue, where a function's failures go to a topic",
    resources: [
      lonely,
      topic,
      {
        ...worker({ deadLetterConfig: { targetArn: unknown } }),
        references: { deadLetterConfig: ["topic"] },
      },
      email,
    ],
    ...noQueue,
  },
  {
    title: "A queue that takes no failures",
    resources: [
      queue("jobs", "tradai-jobs-prod", {
        redriveAllowPolicy: JSON.stringify({ redrivePermission: "denyAll" }),
      }),
    ],
    ...noQueue,
  },
  {
    title: "A dead-letter queue that takes no failures",
    resources: [
      queue("jobs", "tradai-jobs-prod", { redrivePolicy: redriveTo(failures) }),
      queue("failures", failures, {
        ...fortnight,
        redriveAllowPolicy: JSON.stringify({ redrivePermission: "denyAll" }),
      }),
      queueAlarm(failures),
    ],
    resource: "jobs",
    says: "does not take messages of this queue",
  },
  {
    title: "A redrive policy that does not say how often",
    resources: [
      ...kept.slice(0, 1),
      queueAlarm(failures),
      queue("jobs", "tradai-jobs-prod", {
        redrivePolicy: JSON.stringify({ deadLetterTargetArn: queueArn(failures) }),
      }),
    ],
    resource: "jobs",
    says: "an unstated number of attempts",
  },
  {
    title: "A message that SQS forgets with its last attempt",
    resources: [
      atRest,
      queueAlarm(failures),
      queue("jobs", "tradai-jobs-prod", {
        redrivePolicy: redriveTo(failures),
        visibilityTimeoutSeconds: 2400,
        messageRetentionSeconds: 7200,
      }),
    ],
    resource: "jobs",
    says: "kept for 7200 seconds and are given up after 7200",
  },
  {
    ...unwatched("A redrive-allow policy that is no JSON, of a queue that nobody watches"),
    resources: [
      queue("failures", failures, { ...fortnight, redriveAllowPolicy: "anybody" }),
      schedule({ deadLetterConfig: { arn: queueArn(failures) } }),
    ],
  },
  unwatched(
    "An alarm on a metric of the same name in another namespace",
    of("cloudwatch/metricAlarm:MetricAlarm", "alarm", {
      ...sent,
      namespace: "Tradai",
      dimensions: { QueueName: failures },
    }),
  ),
  unwatched("An alarm on another queue", queueAlarm("tradai-others-prod", "NumberOfMessagesSent")),
  ...[
    schedule({ arn: functionArn, deadLetterConfig: { arn: queueArn(failures) } }),
    subscription({ redrivePolicy: redriveTo(failures) }),
  ].map((by) =>
    isLost(
      `A function that a ${by.name} calls and that keeps no failure`,
      `${by.name} calls the function and does not wait`,
      ...kept,
      worker(),
      by,
    ),
  ),
  isLost(
    "A configuration of another function",
    "target calls the function",
    ...called,
    worker(),
    onFailure(queueArn(failures), { functionName: "tradai-others-prod" }),
  ),
  isLost(
    "A configuration that names no destination",
    "target calls the function",
    ...called,
    worker(),
    onFailure("", { destinationConfig: undefined, maximumRetryAttempts: 0 }),
  ),
  isLost(
    "A configuration of an alias where the rule calls the function",
    "target calls the function",
    ...called,
    worker(),
    onFailure(queueArn(failures), { qualifier: "live" }),
  ),
  isLost(
    "A configuration of the latest version where the rule calls an alias",
    "its alias live",
    ...aliasCalled,
    onFailure(queueArn(failures), { qualifier: "$LATEST" }),
  ),
  isLost(
    "A queue of the function itself that its role may not send to",
    "does not grant sqs:SendMessage",
    ...kept,
    ownQueue,
    ...workerRole({ ...send, Action: "sqs:ReceiveMessage" }),
  ),
  isLost(
    "A topic that the function's role may not publish to",
    "does not grant sns:Publish",
    topic,
    worker(),
    ...workerRole({ Effect: "Allow", Action: "sqs:SendMessage", Resource: topicArn }),
    onFailure(topicArn),
  ),
  isLost(
    "A key that the function's role may not decrypt with",
    "does not grant kms:Decrypt on logs",
    ...encrypted,
    ...workerRole(send, useKeys("kms:GenerateDataKey")),
  ),
];

/** Failures of which it cannot be told where they go. */
export const unclearFailures: readonly UndecidedExample[] = [
  {
    title: "Failures kept for one of two functions, nobody knows which",
    resources: [
      worker(),
      { ...worker({ name: "tradai-other-prod" }), name: "other" },
      { type: "aws:sqs/queue:Queue", name: "elsewhere", inputs: { redrivePolicy: unknown } },
      {
        ...onFailure(failures, { functionName: unknown }),
        references: { functionName: ["elsewhere", "worker", "other"] },
      },
    ],
    resource: "worker",
    says: "functionName of a FunctionEventInvokeConfig",
  },
  {
    title: "A queue that a target may send its failures to",
    resources: [lonely, eventTarget("", { ...toMachine, deadLetterConfig: { arn: unknown } })],
    resource: "jobs",
    says: "the destination of somebody's failures",
  },
  {
    title: "A redrive policy that is known only after the update",
    resources: [queue("jobs", "tradai-jobs-prod", { redrivePolicy: unknown })],
    resource: "jobs",
    says: "redrivePolicy",
  },
  {
    title: "A redrive policy that may be of any queue",
    resources: [lonely, redrive({ queueUrl: unknown, redrivePolicy: redriveTo("tradai-others-prod") })],
    resource: "jobs",
    says: "queueUrl of a RedrivePolicy",
  },
  {
    title: "A dead-letter queue of another layer",
    scope: "layer",
    resources: [queue("jobs", "tradai-jobs-prod", { redrivePolicy: redriveTo(failures) })],
    resource: "jobs",
    says: "the dead-letter queue may be declared in another layer",
  },
  {
    title: "A queue that may take the failures of another layer",
    scope: "layer",
    resources: [lonely],
    resource: "jobs",
    says: "what sends its failures here may be declared in another layer",
  },
  {
    title: "A dead-letter queue whose alarm may be in another layer",
    scope: "layer",
    resources: [queue("jobs-dlq", "tradai-jobs-dlq-prod")],
    resource: "jobs-dlq",
    says: "the alarm may be declared in another layer",
  },
  {
    title: "An alarm that may be on any queue",
    resources: [
      atRest,
      schedule({ deadLetterConfig: { arn: queueArn(failures) } }),
      queryOn({ ...sent, dimensions: { QueueName: unknown } }),
    ],
    resource: "failures",
    says: "metricQueries[0].metric.dimensions.QueueName",
  },
  {
    title: "A configuration that may be of any function",
    resources: [...kept, worker(), onFailure(queueArn(failures), { functionName: unknown })],
    resource: "worker",
    says: "functionName of a FunctionEventInvokeConfig",
  },
  {
    title: "A destination that AWS names",
    resources: [
      of("sqs/queue:Queue", "jobs-dlq", {}),
      {
        ...queueAlarm(failures, "NumberOfMessagesSent"),
        inputs: { ...sent, dimensions: { QueueName: unknown } },
        references: { dimensions: ["jobs-dlq"] },
      },
      worker(),
      ...workerRole(send),
      {
        ...onFailure("", { destinationConfig: { onFailure: { destination: unknown } } }),
        references: { destinationConfig: ["jobs-dlq"] },
      },
    ],
    resource: "worker",
    says: "arn of jobs-dlq",
  },
];
