import type { Fixture } from "../rule";
import { account, policy, region } from "./bucket";
import { key, rootDelegation } from "./key";

const physical = "tradai-alerts-prod";
export const topicArn = `arn:aws:sns:${region}:${account}:${physical}`;

/** Lets a service use the key that encrypts the topic. */
export const useKey = (service: string, condition?: object): object => ({
  Sid: "Publish",
  Effect: "Allow",
  Principal: { Service: service },
  Action: ["kms:Decrypt", "kms:GenerateDataKey"],
  Resource: "*",
  ...(condition && { Condition: condition }),
});

/** Lets a service publish to the topic. */
export const publish = (service: string, condition?: object): object => ({
  Sid: "Publish",
  Effect: "Allow",
  Principal: { Service: service },
  Action: "sns:Publish",
  Resource: topicArn,
  ...(condition && { Condition: condition }),
});

/** Denies publishing without TLS. */
export const publishOverTls = {
  Sid: "RequireTls",
  Effect: "Deny",
  Principal: "*",
  Action: "sns:Publish",
  Resource: topicArn,
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};

export const ownAccount = { StringEquals: { "aws:SourceAccount": account } };

/** The topic of the alerts. */
export function topic(inputs: Readonly<Record<string, unknown>> = {}): Fixture {
  return {
    type: "aws:sns/topic:Topic",
    name: "topic",
    inputs: { name: physical, kmsMasterKeyId: "alias/tradai-logs-prod", ...inputs },
  };
}

/** The customer key that the topic names by its alias, with its statements besides the delegation. */
export function topicKey(...statements: readonly object[]): readonly Fixture[] {
  return key({}, rootDelegation, ...statements);
}

export function topicPolicy(...statements: readonly object[]): Fixture {
  return {
    type: "aws:sns/topicPolicy:TopicPolicy",
    name: "topic-policy",
    inputs: { arn: topicArn, policy: policy(...statements) },
  };
}

export function subscription(inputs: Readonly<Record<string, unknown>> = {}): Fixture {
  return {
    type: "aws:sns/topicSubscription:TopicSubscription",
    name: "subscription",
    inputs: { topic: topicArn, protocol: "email", endpoint: "ops@example.com", ...inputs },
  };
}

/** An alarm that tells the topic. */
export function alarm(inputs: Readonly<Record<string, unknown>> = {}): Fixture {
  return {
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    name: "alarm",
    inputs: { name: "tradai-rds-cpu-prod", alarmActions: [topicArn], ...inputs },
  };
}
