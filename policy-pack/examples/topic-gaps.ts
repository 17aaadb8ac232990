import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { account, region } from "./bucket";
import { admitToQueue, queueArn } from "./queue";
import {
  alarm,
  ownAccount,
  publish,
  publishOverTls,
  subscription,
  topic,
  topicKey,
  topicPolicy,
  useKey,
} from "./topic";
import { alarms, complete, fromTopic, guarded, keys, others, replaced, toQueue } from "./topics";

const cloudwatch = "cloudwatch.amazonaws.com";
const events = "events.amazonaws.com";
const sns = "sns.amazonaws.com";
const without = (...names: readonly string[]): readonly Fixture[] =>
  complete.filter(({ name }) => !names.includes(name));
const filtered = { filterPolicy: JSON.stringify({ severity: ["high"] }) };
const admitted = admitToQueue(sns, "tradai-inbox-prod", fromTopic);
/** The queue that is subscribed, under a customer key. */
const keptQueue = (...statements: readonly object[]): readonly Fixture[] => [
  ...topicKey(useKey(cloudwatch), useKey(events), ...statements),
  ...toQueue(admitted)
    .filter((each) => !keys.includes(each))
    .map((each) =>
      each.name === "inbox"
        ? { ...each, inputs: { ...each.inputs, kmsMasterKeyId: "alias/tradai-logs-prod" } }
        : each,
    ),
];

/** Examples of topics that seem to be in order and are not, and the other way round. */
export const topicGaps: {
  readonly compliant: readonly Example[];
  readonly violating: readonly ViolatingExample[];
  readonly undecided: readonly UndecidedExample[];
} = {
  compliant: [
    {
      title: "A key that admits alarms alone, on itself by its ARN",
      resources: [
        ...complete.filter((each) => !keys.includes(each)),
        ...topicKey(
          {
            ...useKey(cloudwatch, {
              ArnLike: { "aws:SourceArn": `arn:aws:cloudwatch:${region}:${account}:alarm:*` },
            }),
            Resource: `arn:aws:kms:${region}:${account}:key/3f0c0c1e-0000-4000-8000-000000000001`,
          },
          useKey(events),
        ),
      ],
    },
    { title: "A topic that nobody publishes to yet", resources: without("alarm", "event-target") },
    {
      title: "Events alone, for a subscriber that filters them",
      resources: replaced(subscription(filtered)).filter(({ name }) => name !== "alarm"),
    },
    {
      title: "A subscriber that filters beside one that does not",
      resources: [...complete, { ...subscription(filtered), name: "filtered" }],
    },
    {
      title: "A statement that spells the service in capitals, as AWS's own default does",
      resources: replaced(
        topicPolicy(
          { ...publishOverTls, Action: "SNS:Publish" },
          publish(cloudwatch, alarms),
          publish(events),
        ),
      ),
    },
    {
      title: "A subscriber over https",
      resources: replaced(subscription({ protocol: "https", endpoint: "https://example.com/alerts" })),
    },
    {
      title: "A queue that is subscribed to somebody else's topic",
      resources: [
        ...toQueue(admitToQueue(events, "tradai-inbox-prod")).filter(({ name }) => name.startsWith("inbox")),
        subscription({
          topic: "arn:aws:sns:eu-central-1:111122223333:news",
          protocol: "sqs",
          endpoint: queueArn("tradai-inbox-prod"),
        }),
      ],
    },
    {
      title: "A queue under a key that admits the topic for this account",
      resources: keptQueue(useKey(sns, ownAccount)),
    },
  ],
  violating: [
    {
      title: "A subscription to somebody else's topic in the place of one's own",
      environment: "dev",
      resources: replaced(subscription({ topic: "arn:aws:sns:eu-central-1:111122223333:news" })),
      resource: "topic",
      says: "nobody is subscribed",
    },
    {
      title: "A queue under a key that does not admit the topic",
      resources: keptQueue(),
      resource: "to-queue",
      says: "inbox is subscribed, but its key logs does not admit sns.amazonaws.com",
    },
    {
      title: "Two alarms that the topic does not admit, told once",
      resources: [
        ...replaced(topicPolicy(publishOverTls, publish(cloudwatch, others), publish(events))),
        { ...alarm({ name: "tradai-rds-memory-prod" }), name: "alarm-too" },
      ],
      resource: "topic",
      says: "alarm publishes here, but the topic's policy",
    },
    {
      title: "A topic of alarms alone on the key that AWS manages",
      resources: replaced(topic({ kmsMasterKeyId: "alias/aws/sns" })).filter(
        ({ name }) => name !== "event-target",
      ),
      resource: "topic",
      says: "alias/aws/sns, which AWS manages",
    },
    {
      title: "A topic of alarms alone that is not encrypted",
      resources: replaced(topic({ kmsMasterKeyId: undefined })).filter(({ name }) => name !== "event-target"),
      resource: "topic",
      says: "the topic is not encrypted",
    },
    {
      title: "A key that admits events and no alarms",
      resources: [...complete.filter((each) => !keys.includes(each)), ...topicKey(useKey(events))],
      resource: "topic",
      says: "does not admit cloudwatch.amazonaws.com to kms:GenerateDataKey and kms:Decrypt",
    },
    {
      title: "The key that AWS manages, whatever another layer declares",
      scope: "layer",
      resources: replaced(topic({ kmsMasterKeyId: "alias/aws/sns" })).filter(
        ({ name }) => name !== "event-target",
      ),
      resource: "topic",
      says: "alias/aws/sns, which AWS manages",
    },
    {
      title: "A topic policy that demands a source of several services, EventBridge among them",
      resources: [
        ...without("event-target", "topic-policy"),
        topicPolicy(publishOverTls, {
          ...publish(cloudwatch, ownAccount),
          Principal: { Service: [cloudwatch, events] },
        }),
      ],
      resource: "topic",
      says: "the topic's policy demands a source of events.amazonaws.com",
    },
    {
      title: "A subscriber over https at an address without it",
      resources: replaced(subscription({ protocol: "https", endpoint: "http://example.com/alerts" })),
      resource: "subscription",
      says: 'delivers over https to "http://example.com/alerts"',
    },
  ],
  undecided: [
    {
      title: "A subscription to a topic known after the update",
      resources: replaced(subscription({ topic: UNKNOWN })),
      resource: "topic",
      says: "topic of a TopicSubscription",
    },
    {
      title: "A topic whose subscribers another layer may declare",
      scope: "layer",
      resources: without("subscription"),
      resource: "topic",
      says: "subscriptions may be declared in another layer",
    },
    {
      title: "A topic whose name is known after the update",
      resources: [
        topic({ name: UNKNOWN }),
        ...keys,
        { ...guarded, inputs: { ...guarded.inputs, arn: UNKNOWN }, references: { arn: ["topic"] } },
        { ...subscription({ topic: UNKNOWN }), references: { topic: ["topic"] } },
      ],
      resource: "topic",
      says: "`name` is known only after the update",
    },
    ...[
      { title: "An alias that another layer may declare", kmsMasterKeyId: "alias/tradai-other-prod" },
      { title: "A key that another layer may hand on", kmsMasterKeyId: UNKNOWN },
    ].map(({ title, kmsMasterKeyId }) => ({
      title,
      scope: "layer" as const,
      resources: replaced(topic({ kmsMasterKeyId })),
      resource: "topic",
      says: "the key may be declared in another layer",
    })),
    {
      title: "A key that is known after the update",
      resources: replaced(topic({ kmsMasterKeyId: UNKNOWN })),
      resource: "topic",
      says: "`kmsMasterKeyId` is known only after the update",
    },
    {
      title: "An alias of a key of another program",
      resources: complete.map((each) => (each.name === "logs-alias" ? { ...each, references: {} } : each)),
      resource: "topic",
      says: "what `targetKeyId of logs-alias` names is not declared here",
    },
  ],
};
