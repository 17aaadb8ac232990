import type { Fixture } from "../rule";
import { account, policy } from "./bucket";

/** Another account. */
export const other = "111122223333";
/** Bound to this account. */
export const own = { StringEquals: { "aws:SourceAccount": account } };

/** Trust in the identity provider of a pipeline. */
export function oidc(conditions: object): object {
  return {
    Sid: "Pipeline",
    Effect: "Allow",
    Principal: { Federated: `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com` },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: { StringEquals: conditions },
  };
}

/** Trust in people of this account. */
export function people(conditions: object): object {
  return {
    Sid: "People",
    Effect: "Allow",
    Principal: { AWS: `arn:aws:iam::${account}:root` },
    Action: "sts:AssumeRole",
    Condition: conditions,
  };
}

export function topic(...statements: readonly object[]): Fixture {
  return {
    type: "aws:sns/topicPolicy:TopicPolicy",
    name: "topic-policy",
    inputs: { arn: `arn:aws:sns:eu-central-1:${account}:tradai-alerts-prod`, policy: policy(...statements) },
  };
}

export function queuePolicy(...statements: readonly object[]): Fixture {
  return {
    type: "aws:sqs/queuePolicy:QueuePolicy",
    name: "queue-policy",
    inputs: {
      queueUrl: `https://sqs.eu-central-1.amazonaws.com/${account}/tradai-events-dlq-prod`,
      policy: policy(...statements),
    },
  };
}

export function bucketPolicy(...statements: readonly object[]): Fixture {
  return {
    type: "aws:s3/bucketPolicy:BucketPolicy",
    name: "logs-policy",
    inputs: { bucket: "tradai-logs-prod", policy: policy(...statements) },
  };
}

export const write = {
  Sid: "Write",
  Effect: "Allow",
  Action: "s3:PutObject",
  Resource: "arn:aws:s3:::tradai-logs-prod/*",
};

export const publish = {
  Sid: "Publish",
  Effect: "Allow",
  Principal: { Service: "events.amazonaws.com" },
  Action: "sns:Publish",
  Resource: `arn:aws:sns:eu-central-1:${account}:tradai-alerts-prod`,
};
