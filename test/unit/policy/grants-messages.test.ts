import { PolicyBuilder } from "../../../shared/policy";
import { alertsKeyInDev, keyInProd } from "./key-use";
import { dev, inDev, prod } from "./scope";
import { describeWritten } from "./written";

const queue = inDev("sqs", "tradai-backtest-queue-dev.fifo");
const inProd = (service: string, resource: string): string =>
  `arn:aws:${service}:eu-central-1:444455556666:${resource}`;
const prodQueue = inProd("sqs", "tradai-backtest-queue-prod.fifo");
const send = ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage"];
const receive = [
  "sqs:ChangeMessageVisibility",
  "sqs:DeleteMessage",
  "sqs:GetQueueAttributes",
  "sqs:ReceiveMessage",
];

describeWritten("grants on queues and topics", [
  [
    "withQueueSend: sends and asks, never receives",
    () => new PolicyBuilder(dev).withQueueSend("backtest-queue").build(),
    [
      {
        Sid: "SendToItsQueues",
        Effect: "Allow",
        Action: ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage"],
        Resource: queue,
      },
    ],
  ],
  [
    "withQueueSend: in prod the data key comes with a backtest queue",
    () => new PolicyBuilder(prod).withQueueSend("backtest-queue").build(),
    [
      { Sid: "SendToItsQueues", Effect: "Allow", Action: send, Resource: prodQueue },
      keyInProd(
        "WriteThroughSqsWithTheDataKey",
        "sqs",
        "alias/tradai-data-prod",
        "kms:Decrypt",
        "kms:GenerateDataKey",
      ),
    ],
  ],
  [
    "withQueueSend: queues on different keys bring both, in dev the alerts key alone",
    () => new PolicyBuilder(dev).withQueueSend("backtest-queue", "events-dlq").build(),
    [
      {
        Sid: "SendToItsQueues",
        Effect: "Allow",
        Action: send,
        Resource: [queue, inDev("sqs", "tradai-events-dlq-dev")],
      },
      alertsKeyInDev("WriteThroughSqsWithTheAlertsKey", "sqs", "kms:Decrypt", "kms:GenerateDataKey"),
    ],
  ],
  [
    "withQueueConsume: without a customer key it asks for none",
    () => new PolicyBuilder(dev).withQueueConsume("backtest-dlq").build(),
    [
      {
        Sid: "ReceiveFromItsQueues",
        Effect: "Allow",
        Action: receive,
        Resource: inDev("sqs", "tradai-backtest-dlq-dev.fifo"),
      },
    ],
  ],
  [
    "withFailedInvocations: Lambda hands over with the function's role, and only sends",
    () => new PolicyBuilder(dev).withFailedInvocations("events-dlq").build(),
    [
      {
        Sid: "HandOverInvocationsThatFailed",
        Effect: "Allow",
        Action: "sqs:SendMessage",
        Resource: inDev("sqs", "tradai-events-dlq-dev"),
      },
      alertsKeyInDev("WriteThroughSqsWithTheAlertsKey", "sqs", "kms:Decrypt", "kms:GenerateDataKey"),
    ],
  ],
  [
    "withFailedInvocations: in prod the queue is on the alerts key, not on the data key",
    () => new PolicyBuilder(prod).withFailedInvocations("events-dlq").build(),
    [
      {
        Sid: "HandOverInvocationsThatFailed",
        Effect: "Allow",
        Action: "sqs:SendMessage",
        Resource: inProd("sqs", "tradai-events-dlq-prod"),
      },
      keyInProd(
        "WriteThroughSqsWithTheAlertsKey",
        "sqs",
        "alias/tradai-alerts-prod",
        "kms:Decrypt",
        "kms:GenerateDataKey",
      ),
    ],
  ],
  [
    "withRequestsQueued: API Gateway only sends",
    () => new PolicyBuilder(dev).withRequestsQueued("backtest-queue").build(),
    [
      {
        Sid: "HandOverWhatClientsPost",
        Effect: "Allow",
        Action: "sqs:SendMessage",
        Resource: inDev("sqs", "tradai-backtest-queue-dev.fifo"),
      },
    ],
  ],
  [
    "withTopicPublish: in dev too, for several topics at once",
    () => new PolicyBuilder(dev).withTopicPublish("registration", "alerts").build(),
    [
      {
        Sid: "PublishToItsTopics",
        Effect: "Allow",
        Action: "sns:Publish",
        Resource: [inDev("sns", "tradai-alerts-dev"), inDev("sns", "tradai-registration-dev")],
      },
      alertsKeyInDev("WriteThroughSnsWithTheAlertsKey", "sns", "kms:Decrypt", "kms:GenerateDataKey"),
    ],
  ],
  [
    "withQueueConsume: what an event source mapping needs (relation 26), the key included",
    () => new PolicyBuilder(prod).withQueueConsume("backtest-queue").build(),
    [
      keyInProd("ReadThroughSqsWithTheDataKey", "sqs", "alias/tradai-data-prod", "kms:Decrypt"),
      {
        Sid: "ReceiveFromItsQueues",
        Effect: "Allow",
        Action: [
          "sqs:ChangeMessageVisibility",
          "sqs:DeleteMessage",
          "sqs:GetQueueAttributes",
          "sqs:ReceiveMessage",
        ],
        Resource: prodQueue,
      },
    ],
  ],
  [
    "withTopicPublish: the alerts key exists in every environment",
    () => new PolicyBuilder({ ...prod, customerKeys: false }).withTopicPublish("alerts").build(),
    [
      {
        Sid: "PublishToItsTopics",
        Effect: "Allow",
        Action: "sns:Publish",
        Resource: "arn:aws:sns:eu-central-1:444455556666:tradai-alerts-prod",
      },
      keyInProd(
        "WriteThroughSnsWithTheAlertsKey",
        "sns",
        "alias/tradai-alerts-prod",
        "kms:Decrypt",
        "kms:GenerateDataKey",
      ),
    ],
  ],
]);
