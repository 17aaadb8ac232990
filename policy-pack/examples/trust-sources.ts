import type { Example, Fixture, ViolatingExample } from "../rule";
import { account, region } from "./bucket";
import { role, trustService } from "./iam";
import { key, logsUse, rootDelegation } from "./key";
import { admitToQueue } from "./queue";
import { publish, publishOverTls, topicPolicy } from "./topic";
import { bucketPolicy, own, queuePolicy, write } from "./trust";

/** Services that act for whoever asks, where they send on whose behalf they do. */
export const sourcelessServices: readonly ViolatingExample[] = [
  ...[
    ...["ecs-tasks.amazonaws.com", "states.amazonaws.com", "cloudtrail.amazonaws.com"],
    ...["vpc-flow-logs.amazonaws.com", "monitoring.rds.amazonaws.com", "scheduler.amazonaws.com"],
  ].map((service) => ({
    title: `A role for anybody's ${service}`,
    resources: [role(trustService(service))],
    resource: "task-role",
    says: `trusts ${service} whoever it acts for`,
  })),
  ...["ec2.amazonaws.com", "lambda.amazonaws.com"].map((service) => ({
    title: `A role for ${service} of this account, which sends no account`,
    resources: [role(trustService(service, own))],
    resource: "task-role",
    says: `demands a source that ${service} never sends`,
  })),
  ...[
    ...["cloudtrail.amazonaws.com", "config.amazonaws.com", "delivery.logs.amazonaws.com"],
    ...["lambda.amazonaws.com", "logging.s3.amazonaws.com", "sns.amazonaws.com"],
  ].map((service) => ({
    title: `A bucket for anybody's ${service}`,
    resources: [bucketPolicy({ ...write, Principal: { Service: service } })],
    resource: "logs-policy",
    says: `admits ${service} whoever it acts for`,
  })),
  {
    title: "A bucket for the access logs of anybody's buckets",
    resources: [accessLogs("arn:aws:s3:::*")],
    resource: "logs-policy",
    says: "admits logging.s3.amazonaws.com whoever it acts for",
  },
  ...["cloudwatch.amazonaws.com", "budgets.amazonaws.com", "costalerts.amazonaws.com"].map((service) => ({
    title: `Messages of anybody's ${service}`,
    resources: [topicPolicy(publishOverTls, publish(service))],
    resource: "topic-policy",
    says: `admits ${service} whoever it acts for`,
  })),
  {
    title: "Events of anybody's rules in a queue",
    resources: [queuePolicy(toQueue("events.amazonaws.com"))],
    resource: "queue-policy",
    says: "admits events.amazonaws.com whoever it acts for",
  },
  {
    title: "Events that come to a topic's key with an encryption context",
    resources: key({}, rootDelegation, {
      ...inKey("events.amazonaws.com"),
      Condition: { StringEquals: { "kms:EncryptionContext:aws:sns:topicArn": "tradai-alerts-prod" } },
    }),
    resource: "logs",
    says: "demands a source that EventBridge does not send here",
  },
];

/** Services that say on whose behalf they act, or of which no page says that they do. */
export const sourcedServices: readonly Example[] = [
  {
    title: "CloudTrail to a bucket, for one trail",
    resources: [
      bucketPolicy({
        ...write,
        Principal: { Service: "cloudtrail.amazonaws.com" },
        Condition: {
          ArnEquals: { "aws:SourceArn": `arn:aws:cloudtrail:${region}:${account}:trail/tradai-audit-prod` },
        },
      }),
    ],
  },
  {
    title: "A bucket for the access logs of another bucket, whose ARN holds no account",
    resources: [accessLogs("arn:aws:s3:::tradai-results-prod")],
  },
  {
    title: "Alarms to a topic, of this account",
    resources: [topicPolicy(publishOverTls, { ...publish("cloudwatch.amazonaws.com"), Condition: own })],
  },
  {
    title: "Events to a queue, of this account, beside a service of which no page says what it sends",
    resources: [
      queuePolicy({ ...toQueue("events.amazonaws.com"), Condition: own }, toQueue("iot.amazonaws.com")),
    ],
  },
  {
    title: "A key for the groups of this account, and for alarms, which need not say whose they are",
    resources: key({}, rootDelegation, logsUse, inKey("cloudwatch.amazonaws.com"), {
      ...inKey("cloudwatch.amazonaws.com"),
      Condition: own,
    }),
  },
];

function accessLogs(source: string): Fixture {
  return bucketPolicy({
    ...write,
    Principal: { Service: "logging.s3.amazonaws.com" },
    Condition: { ArnLike: { "aws:SourceArn": source } },
  });
}

function toQueue(service: string): object {
  return admitToQueue(service, "tradai-events-dlq-prod");
}

function inKey(service: string): object {
  return {
    Sid: "Use",
    Effect: "Allow",
    Principal: { Service: service },
    Action: ["kms:Decrypt", "kms:GenerateDataKey"],
    Resource: "*",
  };
}
