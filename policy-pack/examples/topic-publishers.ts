import type { Example, Fixture, ViolatingExample } from "../rule";
import {
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

/** One that has a service publish to the topic, for an account that the service names. */
interface Publisher {
  readonly what: string;
  readonly service: string;
  readonly type: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

const alarmKinds = ["aws:cloudwatch/metricAlarm:MetricAlarm", "aws:cloudwatch/compositeAlarm:CompositeAlarm"];
const publishers: readonly Publisher[] = [
  ...alarmKinds.flatMap((type) =>
    ["alarmActions", "okActions", "insufficientDataActions"].map((property) => ({
      what: `${type.replace(/.*:/, "")} by its ${property}`,
      service: "cloudwatch.amazonaws.com",
      type,
      inputs: { [property]: [topicArn] },
    })),
  ),
  {
    what: "budget",
    service: "budgets.amazonaws.com",
    type: "aws:budgets/budget:Budget",
    inputs: { notifications: [{ subscriberSnsTopicArns: [topicArn] }] },
  },
  {
    what: "subscription to cost anomalies",
    service: "costalerts.amazonaws.com",
    type: "aws:costexplorer/anomalySubscription:AnomalySubscription",
    inputs: { subscribers: [{ type: "SNS", address: topicArn }] },
  },
  {
    what: "vault of backups",
    service: "backup.amazonaws.com",
    type: "aws:backup/vaultNotifications:VaultNotifications",
    inputs: { backupVaultName: "tradai-backup-prod", snsTopicArn: topicArn },
  },
  {
    what: "subscription to events of databases",
    service: "events.rds.amazonaws.com",
    type: "aws:rds/eventSubscription:EventSubscription",
    inputs: { snsTopic: topicArn },
  },
  {
    what: "bucket",
    service: "s3.amazonaws.com",
    type: "aws:s3/bucketNotification:BucketNotification",
    inputs: { bucket: "tradai-data-prod", topics: [{ topicArn }] },
  },
];

const told = ({ service, type, inputs }: Publisher, ...admitted: readonly object[]): readonly Fixture[] => [
  topic(),
  ...topicKey(useKey(service, ownAccount)),
  topicPolicy(publishOverTls, ...admitted),
  subscription(),
  { type, name: "publisher", inputs },
];

/** Examples of everybody who publishes to topics: their service is admitted or not. */
export const publisherExamples: {
  readonly compliant: readonly Example[];
  readonly violating: readonly ViolatingExample[];
} = {
  compliant: publishers.map((each) => ({
    title: `A ${each.what} that the topic admits`,
    resources: told(each, publish(each.service, ownAccount)),
  })),
  violating: publishers.map((each) => ({
    title: `A ${each.what} that the topic does not admit`,
    resources: told(each),
    resource: "topic",
    says: `publisher publishes here, but the topic's policy does not admit ${each.service}`,
  })),
};
