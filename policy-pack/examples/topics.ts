import type { Example, Fixture, ViolatingExample } from "../rule";
import { account, policy, region } from "./bucket";
import { admitToQueue, queue, queueArn } from "./queue";
import {
  alarm,
  ownAccount,
  publish,
  publishOverTls,
  subscription,
  topic,
  topicArn,
  topicKey,
  topicPolicy,
  useKey,
} from "./topic";

const cloudwatch = "cloudwatch.amazonaws.com";
const events = "events.amazonaws.com";
const budgets = "budgets.amazonaws.com";
const anomalies = "costalerts.amazonaws.com";
const anomalySubscription = (): Fixture => ({
  type: "aws:costexplorer/anomalySubscription:AnomalySubscription",
  name: "anomalies",
  inputs: { frequency: "IMMEDIATE", subscribers: [{ type: "SNS", address: topicArn }] },
});
export const alarms = { ArnLike: { "aws:SourceArn": `arn:aws:cloudwatch:${region}:${account}:alarm:*` } };
export const others = {
  ArnLike: { "aws:SourceArn": `arn:aws:cloudwatch:${region}:${account}:alarm:others-*` },
};
const eventTarget: Fixture = {
  type: "aws:cloudwatch/eventTarget:EventTarget",
  name: "event-target",
  inputs: { rule: "tradai-scan-findings-prod", arn: topicArn },
};
const budget: Fixture = {
  type: "aws:budgets/budget:Budget",
  name: "budget",
  inputs: {
    name: "tradai-prod",
    notifications: [{ notificationType: "ACTUAL", subscriberSnsTopicArns: [topicArn] }],
  },
};
export const guarded = topicPolicy(publishOverTls, publish(cloudwatch, alarms), publish(events));
export const keys = topicKey(useKey(cloudwatch), useKey(events));
export const complete = [topic(), ...keys, guarded, subscription(), alarm(), eventTarget];
export const fromTopic = { ArnEquals: { "aws:SourceArn": topicArn } };
/** A queue that is subscribed besides, with the statement of its policy. */
export const toQueue = (statement: object): readonly Fixture[] => [
  ...complete,
  queue("inbox", "tradai-inbox-prod"),
  {
    type: "aws:sqs/queuePolicy:QueuePolicy",
    name: "inbox-policy",
    inputs: {
      queueUrl: `https://sqs.${region}.amazonaws.com/${account}/tradai-inbox-prod`,
      policy: policy(statement),
    },
  },
  { ...subscription({ protocol: "sqs", endpoint: queueArn("tradai-inbox-prod") }), name: "to-queue" },
];
export const replaced = (...changed: readonly Fixture[]): readonly Fixture[] =>
  complete.map((each) => changed.find(({ name }) => name === each.name) ?? each);

/** Examples of topics, of who publishes to them and of who hears them. */
export const topicExamples: {
  readonly compliant: readonly Example[];
  readonly violating: readonly ViolatingExample[];
} = {
  compliant: [
    { title: "A topic of alarms and events", environment: "dev", resources: complete },
    {
      title: "A key that is known after the update",
      resources: replaced({
        ...topic({ kmsMasterKeyId: Symbol("unknown") }),
        references: { kmsMasterKeyId: ["logs"] },
      }),
    },
    {
      title: "Alarms and a budget whose topic is known after the update",
      resources: [
        topic(),
        ...topicKey(useKey(cloudwatch), useKey(budgets, ownAccount)),
        topicPolicy(publishOverTls, publish(cloudwatch, alarms), publish(budgets, ownAccount)),
        subscription(),
        { ...alarm({ alarmActions: Symbol("unknown") }), references: { alarmActions: ["topic"] } },
        {
          ...budget,
          inputs: { notifications: Symbol("unknown") },
          references: { notifications: ["topic"] },
        },
      ],
    },
    {
      title: "A queue that is subscribed and admits the topic",
      resources: toQueue(admitToQueue("sns.amazonaws.com", "tradai-inbox-prod", fromTopic)),
    },
  ],
  violating: [
    {
      title: "A queue that is subscribed and does not admit the topic",
      environment: "dev",
      resources: toQueue(admitToQueue("sns.amazonaws.com", "tradai-inbox-prod", others)),
      resource: "to-queue",
      says: "inbox is subscribed, but its policy does not admit sns.amazonaws.com",
    },
    {
      title: "A topic without subscriber",
      environment: "dev",
      resources: complete.filter(({ name }) => name !== "subscription"),
      resource: "topic",
      says: "nobody is subscribed, and alarm publishes here",
    },
    {
      title: "A subscriber that hears messages with an attribute alone",
      environment: "dev",
      resources: replaced(subscription({ filterPolicy: JSON.stringify({ severity: ["high"] }) })),
      resource: "topic",
      says: "every subscriber filters what it hears",
    },
    {
      title: "An alarm topic on the key that AWS manages",
      environment: "dev",
      resources: replaced(topic({ kmsMasterKeyId: "alias/aws/sns" })),
      resource: "topic",
      says: "alias/aws/sns, which AWS manages",
    },
    {
      title: "A topic that is not encrypted",
      resources: replaced(topic({ kmsMasterKeyId: undefined })),
      resource: "topic",
      says: "not encrypted",
    },
    {
      title: "A key that nobody declares",
      resources: [
        ...replaced(topic({ kmsMasterKeyId: "alias/tradai-gone-prod" })).filter(
          ({ name }) => name !== "event-target",
        ),
      ],
      resource: "topic",
      says: "alias/tradai-gone-prod is not declared",
    },
    {
      title: "A key that does not admit CloudWatch",
      resources: [...topicKey(useKey(events)), ...complete.filter((each) => !keys.includes(each))],
      resource: "topic",
      says: "its key logs does not admit cloudwatch.amazonaws.com",
    },
    {
      title: "A key that demands a source of EventBridge, which sends none",
      resources: [
        ...topicKey(useKey(cloudwatch), useKey(events, ownAccount)),
        ...complete.filter((each) => !keys.includes(each)),
      ],
      resource: "topic",
      says: "its key logs does not admit events.amazonaws.com",
    },
    {
      title: "A topic policy that demands a source of EventBridge",
      resources: replaced(
        topicPolicy(publishOverTls, publish(cloudwatch, alarms), publish(events, ownAccount)),
      ),
      resource: "topic",
      says: "policy does not admit events.amazonaws.com",
    },
    {
      title: "A topic policy that demands a source before the first event rule",
      environment: "dev",
      resources: replaced(
        topicPolicy(publishOverTls, publish(cloudwatch, alarms), publish(events, ownAccount)),
      ).filter(({ name }) => name !== "event-target"),
      resource: "topic",
      says: "the topic's policy demands a source of events.amazonaws.com",
    },
    {
      title: "A key that demands a source before the first event rule",
      resources: [
        ...topicKey(useKey(cloudwatch), useKey(events, ownAccount)),
        ...complete.filter((each) => !keys.includes(each) && each.name !== "event-target"),
      ],
      resource: "topic",
      says: "the policy of its key demands a source of events.amazonaws.com",
    },
    {
      title: "A topic policy that admits other alarms",
      environment: "dev",
      resources: replaced(topicPolicy(publishOverTls, publish(cloudwatch, others), publish(events))),
      resource: "topic",
      says: "policy does not admit cloudwatch.amazonaws.com",
    },
    {
      title: "A budget that the topic does not admit",
      resources: [
        topic(),
        ...topicKey(useKey(budgets, ownAccount)),
        topicPolicy(publishOverTls, publish(cloudwatch, alarms)),
        subscription(),
        budget,
      ],
      resource: "topic",
      says: "policy does not admit budgets.amazonaws.com",
    },
    {
      title: "Cost anomalies that the topic does not admit",
      resources: [
        topic(),
        ...topicKey(useKey(anomalies, ownAccount)),
        topicPolicy(publishOverTls, publish(cloudwatch, alarms)),
        subscription(),
        anomalySubscription(),
      ],
      resource: "topic",
      says: "policy does not admit costalerts.amazonaws.com",
    },
    {
      title: "Cost anomalies that the key does not admit",
      resources: [
        topic(),
        ...topicKey(useKey(cloudwatch)),
        topicPolicy(publishOverTls, publish(anomalies, ownAccount)),
        subscription(),
        anomalySubscription(),
      ],
      resource: "topic",
      says: "its key logs does not admit costalerts.amazonaws.com",
    },
    {
      title: "A topic that takes messages in clear text",
      resources: replaced(topicPolicy(publish(cloudwatch, alarms), publish(events))),
      resource: "topic",
      says: "without TLS",
    },
    {
      title: "Two policies, of which the last one written wins",
      resources: [...complete, { ...guarded, name: "second-policy" }],
      resource: "topic",
      says: "2 policies: second-policy, topic-policy",
    },
    {
      title: "A subscriber over http",
      resources: replaced(subscription({ protocol: "http", endpoint: "http://example.com/alerts" })),
      resource: "subscription",
      says: "delivers over http",
    },
  ],
};
