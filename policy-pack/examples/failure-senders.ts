import type { Example } from "../rule";
import {
  unknown,
  failures,
  fortnight,
  atRest,
  kept,
  send,
  of,
  subscription,
  email,
  schedule,
  toMachine,
  mapping,
  ownQueue,
  called,
  aliasCalled,
  topic,
  topicArn,
  encrypted,
  useKeys,
  queryOn,
  sent,
} from "./failures";
import { eventRule, eventTarget, onFailure, worker, workerRole } from "./function";
import { queue, queueAlarm, queueArn, redriveTo } from "./queue";

/** Every sender of failures, and the ways to keep and hear of them. */
export const sentFailures: readonly Example[] = [
  ...(
    [
      ["a rule's target", eventTarget(queueArn(failures), toMachine)],
      ["a schedule", schedule({ deadLetterConfig: { arn: queueArn(failures) } })],
      ["a function", ownQueue],
      ["the calls of a function", onFailure(queueArn(failures))],
      ["a mapping", mapping],
      ["a subscription", subscription({ redrivePolicy: redriveTo(failures) })],
    ] as const
  ).map(([sender, by]) => ({ title: `A queue for the failures of ${sender}`, resources: [...kept, by] })),
  {
    title: "A redrive policy known after the update, made of the dead-letter queue's ARN",
    resources: [
      ...kept,
      queue("other-dlq", "tradai-other-dlq-prod"),
      queueAlarm("tradai-other-dlq-prod"),
      {
        ...subscription({ redrivePolicy: unknown }),
        references: { redrivePolicy: ["failures"] },
        dependsOn: ["other-dlq"],
      },
    ],
  },
  {
    title: "A dead-letter queue told by the queues that it takes messages of, which another layer declares",
    scope: "layer",
    resources: [
      queue("failures", failures, {
        redriveAllowPolicy: JSON.stringify({ redrivePermission: "byQueue", sourceQueueArns: [] }),
      }),
      queueAlarm(failures),
    ],
  },
  {
    title: "A dead-letter queue that AWS names, told by its logical name",
    scope: "layer",
    resources: [
      of("sqs/queue:Queue", "jobs-dlq", {}),
      {
        ...queueAlarm(failures),
        inputs: { ...queueAlarm(failures).inputs, dimensions: { QueueName: unknown } },
        references: { dimensions: ["jobs-dlq"] },
      },
    ],
  },
  ...[
    { redrivePermission: "allowAll" },
    {
      redrivePermission: "byQueue",
      sourceQueueArns: [queueArn("tradai-tasks-prod"), queueArn("tradai-jobs-prod")],
    },
  ].map((allow) => ({
    title: `A dead-letter queue that takes messages ${allow.redrivePermission}, after two attempts`,
    resources: [
      queue("jobs", "tradai-jobs-prod", { redrivePolicy: redriveTo(failures, 2) }),
      queue("failures", failures, { ...fortnight, redriveAllowPolicy: JSON.stringify(allow) }),
      queueAlarm(failures),
    ],
  })),
  {
    title: "A FIFO queue for the failures of a FIFO topic's subscription",
    resources: [
      queue("failures", "tradai-failures-prod.fifo"),
      queueAlarm("tradai-failures-prod.fifo"),
      subscription({ redrivePolicy: redriveTo("tradai-failures-prod.fifo") }),
    ],
  },
  {
    title: "An alarm on a query of messages that come to rest",
    resources: [
      atRest,
      schedule({ deadLetterConfig: { arn: queueArn(failures) } }),
      queryOn({ ...sent, dimensions: { QueueName: failures } }),
    ],
  },
  {
    title: "Alarms on queues whose names are known after the update",
    resources: [
      atRest,
      queue("other-dlq", "tradai-other-dlq-prod"),
      schedule({ deadLetterConfig: { arn: queueArn(failures) } }),
      {
        ...queryOn({ ...sent, dimensions: { QueueName: unknown } }),
        references: { metricQueries: ["failures"] },
        dependsOn: ["other-dlq"],
      },
      {
        ...queueAlarm("tradai-other-dlq-prod"),
        inputs: { ...sent, dimensions: { QueueName: unknown } },
        references: { dimensions: ["other-dlq"] },
        dependsOn: ["failures"],
      },
    ],
  },
  {
    title: "A function that keeps its failures itself",
    resources: [...called, eventRule(), ownQueue],
  },
  {
    title: "A configuration of the function's latest version, which the rule calls",
    resources: [...called, worker(), onFailure(queueArn(failures), { qualifier: "$LATEST" })],
  },
  {
    title: "A configuration of the alias that the rule calls",
    resources: [...aliasCalled, onFailure(queueArn(failures), { qualifier: "live" })],
  },
  {
    title: "A function that nobody calls, next to one that keeps its failures",
    resources: [
      ...called,
      worker(),
      onFailure(queueArn(failures)),
      of("lambda/function:Function", "idle", { name: "tradai-idle-prod", role: "tradai-idle-role-prod" }),
      email,
    ],
  },
  {
    title: "An encrypted queue whose key the function's role may use",
    resources: [...encrypted, ...workerRole(send, useKeys("kms:GenerateDataKey", "kms:Decrypt"))],
  },
  {
    title: "Failures that the function's role may publish",
    resources: [
      topic,
      worker(),
      ...workerRole({ Effect: "Allow", Action: "sns:Publish", Resource: topicArn }),
      onFailure(topicArn),
    ],
  },
];
