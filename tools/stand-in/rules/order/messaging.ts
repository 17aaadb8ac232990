import { roleTrusts } from "../needs";
import {
  key,
  lambda,
  logGroup,
  queue,
  role,
  topic,
  row,
  refusal,
  noKey,
  noQueue,
  type OrderRow,
} from "./row";

const noTopic = refusal("NotFound", "Topic does not exist", "sns/latest/api/API_SetTopicAttributes.html");
const noBus = {
  ...refusal(
    "ResourceNotFoundException",
    "Event bus does not exist.",
    "eventbridge/latest/APIReference/API_PutRule.html",
  ),
  except: /^default$/,
};
const noTarget = refusal(
  "ResourceNotFoundException",
  "An entity that you specified does not exist.",
  "eventbridge/latest/APIReference/API_PutTargets.html",
);
const bus = ["aws:cloudwatch/eventBus:EventBus"];

const targets = [
  ...lambda,
  ...logGroup,
  ...queue,
  ...topic,
  ...bus,
  "aws:ecs/cluster:Cluster",
  "aws:sfn/stateMachine:StateMachine",
];

/** Pairs of queues, topics and events. Reviewed 2026-11-21. */
export const messagingRows: readonly OrderRow[] = [
  row("aws:sqs/queue:Queue", "kmsMasterKeyId", key, { ...noKey, error: "KMS.NotFoundException" }),
  row("aws:sqs/queuePolicy:QueuePolicy", "queueUrl", queue, noQueue),
  row("aws:sqs/redrivePolicy:RedrivePolicy", "queueUrl", queue, noQueue),
  row("aws:sqs/redriveAllowPolicy:RedriveAllowPolicy", "queueUrl", queue, noQueue),
  row("aws:sns/topic:Topic", "kmsMasterKeyId", key, { ...noKey, error: "KMSNotFound" }),
  row("aws:sns/topicPolicy:TopicPolicy", "arn", topic, noTopic),
  row("aws:sns/topicSubscription:TopicSubscription", "topic", topic, {
    ...noTopic,
    source: "sns/latest/api/API_Subscribe.html",
  }),
  row("aws:cloudwatch/eventRule:EventRule", "eventBusName", bus, noBus),
  row("aws:cloudwatch/eventTarget:EventTarget", "eventBusName", bus, noBus),
  row(
    "aws:cloudwatch/eventTarget:EventTarget",
    "rule",
    ["aws:cloudwatch/eventRule:EventRule"],
    refusal(
      "ResourceNotFoundException",
      "Rule does not exist on EventBus default.",
      "eventbridge/latest/APIReference/API_PutTargets.html",
    ),
  ),
  row("aws:cloudwatch/eventTarget:EventTarget", "arn", targets, {
    ...noTarget,
    // The account's own bus, which nobody makes.
    except: /:event-bus\/default$/,
  }),
  row("aws:cloudwatch/eventTarget:EventTarget", "deadLetterConfig.arn", queue, noTarget),
  row(
    "aws:cloudwatch/eventTarget:EventTarget",
    "roleArn",
    role,
    refusal(
      "ValidationException",
      "Provided role cannot be assumed by principal 'events.amazonaws.com'.",
      "eventbridge/latest/userguide/eb-use-identity-based.html",
    ),
    roleTrusts("events.amazonaws.com"),
  ),
];
