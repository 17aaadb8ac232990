import { Duration } from "aws-cdk-lib";
import { Alias as KeyAlias } from "aws-cdk-lib/aws-kms";
import { Subscription, SubscriptionProtocol, Topic } from "aws-cdk-lib/aws-sns";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { settings } from "../mix";
import { alarmOf, named, type Unit } from "./unit";

/** A queue with its dead-letter queue. */
export function queueOf(unit: Unit, name: string): Queue {
  const { timeoutSeconds, retentionDays, receives } = settings.queue;
  const common = {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(retentionDays),
  };
  const failed = name.replace("queue", "failed");
  const deadLetters = new Queue(unit, failed, { queueName: failed, ...common });
  const queue = new Queue(unit, name, {
    queueName: name,
    ...common,
    visibilityTimeout: Duration.seconds(timeoutSeconds),
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: receives },
  });
  named(deadLetters, failed);
  named(queue, name);
  alarmOf(unit, name, "AWS/SQS", "ApproximateNumberOfMessagesVisible", { QueueName: deadLetters.queueName });
  return queue;
}

/** The topic of a unit's alarms. */
export function topicOf(unit: Unit, name: string): Topic {
  const topic = new Topic(unit, name, {
    topicName: name,
    masterKey: KeyAlias.fromAliasName(unit, `${name}-key`, "alias/aws/sns"),
    enforceSSL: true,
  });
  return named(topic, name);
}

/** Has a queue listen to a topic. */
export function listen(unit: Unit, name: string, topic: Topic, queue: Queue): void {
  new Subscription(unit, `${name}-subscription`, {
    topic,
    protocol: SubscriptionProtocol.SQS,
    endpoint: queue.queueArn,
    rawMessageDelivery: true,
  });
}
