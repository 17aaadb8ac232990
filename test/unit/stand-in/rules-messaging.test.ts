import type { Values } from "../../../tools/stand-in/values";
import { account, policy } from "./harness";
import { by, testRefusals, type Ground } from "./refused";

const queue = "aws:sqs/queue:Queue";
const topic = "aws:sns/topic:Topic";
const topicPolicy = "aws:sns/topicPolicy:TopicPolicy";
const here = `eu-central-1:${account}`;
const arn = (name: string): string => `arn:aws:sqs:${here}:${name}`;
const nothing = (): void => undefined;

const source = (more: Values = {}): Values => ({
  name: "q.fifo",
  fifoQueue: true,
  redrivePolicy: JSON.stringify({ deadLetterTargetArn: arn("dlq.fifo"), maxReceiveCount: 3 }),
  ...more,
});

const deadLetters = (ground: Ground, allow?: Values): void =>
  ground.make(queue, "dlq", {
    name: "dlq.fifo",
    fifoQueue: true,
    ...(allow === undefined ? {} : { redriveAllowPolicy: JSON.stringify(allow) }),
  });

const onTopic = (statement: Values): Values => ({
  arn: `arn:aws:sns:${here}:t`,
  policy: policy({
    Principal: { Service: "cloudwatch.amazonaws.com" },
    Action: "sns:Publish",
    Resource: `arn:aws:sns:${here}:t`,
    ...statement,
  }),
});

describe("stand-in rules of queues", () => {
  testRefusals([
    {
      title: "a dead-letter queue that does not exist yet",
      given: nothing,
      type: queue,
      inputs: () => source(),
      error: /^InvalidParameterValue: .*Dead letter target does not exist/,
      mended: by((ground) => deadLetters(ground)),
    },
    {
      title: "a standard dead-letter queue of a FIFO queue",
      given: (ground) => {
        ground.make(queue, "standard", { name: "dlq" });
        deadLetters(ground);
      },
      type: queue,
      inputs: () =>
        source({ redrivePolicy: JSON.stringify({ deadLetterTargetArn: arn("dlq"), maxReceiveCount: 3 }) }),
      error: /Dead-letter queue must be same type of queue as the source/,
      mended: () => source(),
    },
    {
      title: "a dead-letter queue that lists other sources",
      given: (ground) =>
        deadLetters(ground, { redrivePermission: "byQueue", sourceQueueArns: [arn("q.fifo")] }),
      type: queue,
      inputs: () => source({ name: "other.fifo" }),
      error: /Permission to redrive is denied/,
      mended: () => ({ name: "q.fifo" }),
    },
    {
      title: "a dead-letter queue that admits no source",
      given: (ground) => deadLetters(ground, { redrivePermission: "denyAll" }),
      type: queue,
      inputs: () => source(),
      error: /Permission to redrive is denied/,
      mended: () => ({ redrivePolicy: null }),
    },
    {
      title: "a key of a queue that does not exist",
      given: nothing,
      type: queue,
      inputs: () => ({ name: "q", kmsMasterKeyId: `arn:aws:kms:${here}:key/1` }),
      error: /^KMS\.NotFoundException/,
      mended: () => ({ kmsMasterKeyId: "alias/aws/sqs" }),
    },
  ]);
});

describe("stand-in rules of topics and events", () => {
  testRefusals([
    {
      title: "a key of a topic that does not exist yet",
      given: (ground) => ground.make("aws:kms/key:Key", "k", {}),
      type: topic,
      inputs: () => ({ name: "t", kmsMasterKeyId: "alias/alerts" }),
      error: /^KMSNotFound/,
      mended: by((ground) =>
        ground.make("aws:kms/alias:Alias", "alias", { name: "alias/alerts", targetKeyId: ground.id("k") }),
      ),
    },
    {
      title: "an action in a topic's policy that SNS does not take there",
      given: (ground) => ground.make(topic, "t", { name: "t" }),
      type: topicPolicy,
      inputs: () => onTopic({ Action: "sns:*" }),
      error: /Policy statement action out of service scope!\n.*'sns:\*'/,
      mended: () => onTopic({ Action: ["SNS:Publish", "sns:Subscribe"] }),
    },
    {
      title: "a topic's policy about another topic",
      given: (ground) => ground.make(topic, "t", { name: "t" }),
      type: topicPolicy,
      inputs: () => onTopic({ Resource: "*" }),
      error: /^InvalidParameter: .*\n.*'\*' is not the ARN/,
      mended: () => onTopic({}),
    },
    {
      title: "a principal of a queue's policy that does not exist",
      given: (ground) => ground.make(queue, "q", { name: "q" }),
      type: "aws:sqs/queuePolicy:QueuePolicy",
      inputs: (ground) => ({
        queueUrl: ground.id("q"),
        policy: policy({
          Principal: { AWS: `arn:aws:iam::${account}:role/r` },
          Action: "sqs:SendMessage",
        }),
      }),
      error: /^InvalidAttributeValue: Invalid value for the parameter Policy/,
      mended: by((ground) => ground.role("r", "ecs-tasks.amazonaws.com")),
    },
    {
      title: "a target of a rule that does not exist yet",
      given: (ground) => ground.make("aws:sqs/queue:Queue", "q", { name: "q" }),
      type: "aws:cloudwatch/eventTarget:EventTarget",
      inputs: () => ({ rule: "r", targetId: "t", arn: arn("q"), eventBusName: "default" }),
      error: /^ResourceNotFoundException: Rule does not exist/,
      mended: by((ground) =>
        ground.make("aws:cloudwatch/eventRule:EventRule", "r", {
          name: "r",
          scheduleExpression: "rate(1 hour)",
        }),
      ),
    },
    {
      title: "a target whose role does not trust EventBridge",
      given: (ground) => {
        const rule = { name: "r", scheduleExpression: "rate(1 hour)" };
        ground.make("aws:cloudwatch/eventRule:EventRule", "r", rule);
        ground.make("aws:sqs/queue:Queue", "q", { name: "q" });
        ground.role("wrong", "lambda.amazonaws.com");
        ground.role("right", "events.amazonaws.com");
      },
      type: "aws:cloudwatch/eventTarget:EventTarget",
      inputs: () => ({
        rule: "r",
        targetId: "t",
        arn: arn("q"),
        roleArn: `arn:aws:iam::${account}:role/wrong`,
      }),
      error: /^ValidationException: .*events\.amazonaws\.com/,
      mended: () => ({ roleArn: `arn:aws:iam::${account}:role/right` }),
    },
  ]);
});
