import * as aws from "@pulumi/aws";
import { byId, topicRows } from "../shared/inventory";
import type { TopicId, TopicPublisher, TopicRow } from "../shared/inventory";
import type { LayerContext } from "../shared/components";
import type { PersistentOutputs } from "../shared/contracts";
import { ResourcePolicyBuilder } from "../shared/policy";

export type Topics = Readonly<Record<TopicId, aws.sns.Topic>>;

/** Lets a service publish in its own name, for this account alone; adds its statement to the topic's policy. */
const admit: Readonly<
  Record<TopicPublisher, (policy: ResourcePolicyBuilder, context: LayerContext) => ResourcePolicyBuilder>
> = {
  alarms: (policy, { arns, settings }) =>
    policy
      .allow("sns:Publish")
      .to("cloudwatch.amazonaws.com")
      .when({
        ArnLike: { "aws:SourceArn": arns.alarms() },
        StringEquals: { "aws:SourceAccount": settings.account },
      })
      .because("Publish the alarms of this environment"),
  // EventBridge sends no source to a topic; with a condition every event would be lost (decisions.md section 3).
  events: (policy) =>
    policy.allow("sns:Publish").to("events.amazonaws.com").because("Publish events of event rules"),
  budgets: (policy, { settings }) =>
    policy
      .allow("sns:Publish")
      .to("budgets.amazonaws.com")
      .when({
        ArnLike: { "aws:SourceArn": `arn:aws:budgets::${settings.account}:*` },
        StringEquals: { "aws:SourceAccount": settings.account },
      })
      .because("Publish budget notices"),
  "cost anomalies": (policy, { settings }) =>
    policy
      .allow("sns:Publish")
      .to("costalerts.amazonaws.com")
      .when({ StringEquals: { "aws:SourceAccount": settings.account } })
      .because("Publish cost anomalies"),
};

function policyOf(context: LayerContext, row: TopicRow & { readonly id: TopicId }): string {
  const policy = new ResourcePolicyBuilder(
    context.settings,
    "topic",
    context.arns.topic(row.id),
  ).requireTls();
  return row.publishers.reduce((built, publisher) => admit[publisher](built, context), policy).build().json;
}

function subscribe(
  context: LayerContext,
  row: TopicRow & { readonly id: TopicId },
  topic: aws.sns.Topic,
): void {
  for (const { protocol, endpoint } of context.settings.alerts[row.subscribers]) {
    new aws.sns.TopicSubscription(
      `topic-${row.id}-${protocol}-${endpoint}`,
      { topic: topic.arn, protocol, endpoint },
      context.options(),
    );
  }
}

/**
 * The topics, on a key whose policy admits those who publish to them, each with the configured subscribers
 * (architecture.md 1.2, OPEN-15, USDCOP-02, EDGAR-60). A subscriber confirms by itself before it is told anything.
 */
export function createTopics(context: LayerContext, persistent: PersistentOutputs): Topics {
  return byId(topicRows, (row) => {
    const name = context.names.topic(row.id);
    const topic = new aws.sns.Topic(
      `topic-${row.id}`,
      {
        name,
        displayName: name,
        kmsMasterKeyId: persistent.keys.alerts.arn,
        signatureVersion: 2,
        tags: context.tags(name),
      },
      context.options(),
    );
    new aws.sns.TopicPolicy(
      `topic-${row.id}-policy`,
      { arn: topic.arn, policy: policyOf(context, row) },
      context.options(),
    );
    subscribe(context, row, topic);
    return topic;
  });
}
