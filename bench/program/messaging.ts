import * as aws from "@pulumi/aws";
import type { Settings } from "../../shared/config";
import { ResourcePolicyBuilder } from "../../shared/policy";
import { settings } from "../mix";
import { alarmOf, type Unit } from "./unit";

const DAY = 86_400;

function policyOf(scope: Settings, unit: Unit, name: string, queue: aws.sqs.Queue): void {
  new aws.sqs.QueuePolicy(name, {
    queueUrl: queue.url,
    policy: new ResourcePolicyBuilder(scope, "queue", unit.arn("sqs", name)).requireTls().build().json,
  });
}

/** A queue with its dead-letter queue. */
export function queueOf(scope: Settings, unit: Unit, name: string): aws.sqs.Queue {
  const { timeoutSeconds, retentionDays, receives } = settings.queue;
  const common = { sqsManagedSseEnabled: true, messageRetentionSeconds: retentionDays * DAY };
  const failed = name.replace("queue", "failed");
  const deadLetters = new aws.sqs.Queue(failed, { name: failed, tags: unit.tags(failed), ...common });
  const queue = new aws.sqs.Queue(name, {
    name,
    tags: unit.tags(name),
    ...common,
    visibilityTimeoutSeconds: timeoutSeconds,
    redrivePolicy: deadLetters.arn.apply((arn) =>
      JSON.stringify({ deadLetterTargetArn: arn, maxReceiveCount: receives }),
    ),
  });
  policyOf(scope, unit, failed, deadLetters);
  policyOf(scope, unit, name, queue);
  alarmOf(unit, name, "AWS/SQS", "ApproximateNumberOfMessagesVisible", { QueueName: deadLetters.name });
  return queue;
}

/** The topic of a unit's alarms. */
export function topicOf(scope: Settings, unit: Omit<Unit, "alerts">, name: string): aws.sns.Topic {
  const topic = new aws.sns.Topic(name, { name, tags: unit.tags(name), kmsMasterKeyId: "alias/aws/sns" });
  new aws.sns.TopicPolicy(name, {
    arn: topic.arn,
    policy: new ResourcePolicyBuilder(scope, "topic", unit.arn("sns", name)).requireTls().build().json,
  });
  return topic;
}

/** Has a queue listen to a topic. */
export function listen(name: string, topic: aws.sns.Topic, queue: aws.sqs.Queue): void {
  new aws.sns.TopicSubscription(name, {
    topic: topic.arn,
    protocol: "sqs",
    endpoint: queue.arn,
    rawMessageDelivery: true,
  });
}
