import type { Fixture } from "../rule";
import { account, bucket, companion, denyInsecureTransport, logsInto, policy, trailInto } from "./bucket";

export function bucketPolicy(of: string, ...statements: readonly object[]): Fixture {
  return companion(of, "Policy", { policy: policy(...statements) });
}

/** The denial of requests without TLS to a bucket, changed where a caller says so. */
export function closed(of: string, changed: Readonly<Record<string, unknown>> = {}): object {
  return { ...denyInsecureTransport(`tradai-${of}-prod`), ...changed };
}

/** Lets a service write its logs into the bucket of the logs. */
export function delivers(service: string, ...actions: readonly string[]): object {
  return {
    Sid: "Delivery",
    Effect: "Allow",
    Principal: { Service: service },
    Action: actions,
    Resource: ["arn:aws:s3:::tradai-logs-prod", "arn:aws:s3:::tradai-logs-prod/*"],
    Condition: {
      StringEquals: { "aws:SourceAccount": account },
      ArnLike: { "aws:SourceArn": `arn:aws:*:*:${account}:*` },
    },
  };
}

export const trailActions: readonly string[] = ["s3:GetBucketAcl", "s3:PutObject"];

/** Logs of each kind, with what sends them into the bucket of the logs and what its sender needs there. */
export const receivers = [
  {
    title: "A trail",
    service: "cloudtrail.amazonaws.com",
    actions: trailActions,
    sender: [trailInto("logs")],
  },
  ...["accessLogs", "connectionLogs"].map((property) => ({
    title: `A load balancer's log by ${property}`,
    service: "logdelivery.elasticloadbalancing.amazonaws.com",
    actions: ["s3:PutObject"],
    sender: [
      {
        type: "aws:lb/loadBalancer:LoadBalancer",
        name: "balancer",
        inputs: { [property]: { bucket: "tradai-logs-prod", enabled: true } },
      },
    ],
  })),
  {
    title: "A bucket's access log",
    service: "logging.s3.amazonaws.com",
    actions: ["s3:PutObject"],
    sender: [bucket("results"), bucketPolicy("results", closed("results")), logsInto("results", "logs")],
  },
  {
    title: "The record of Config",
    service: "config.amazonaws.com",
    actions: ["s3:GetBucketAcl", "s3:PutObject"],
    sender: [
      {
        type: "aws:cfg/deliveryChannel:DeliveryChannel",
        name: "channel",
        inputs: { s3BucketName: "tradai-logs-prod" },
      },
    ],
  },
  {
    title: "A flow log",
    service: "delivery.logs.amazonaws.com",
    actions: ["s3:GetBucketAcl", "s3:PutObject"],
    sender: [
      {
        type: "aws:ec2/flowLog:FlowLog",
        name: "flows",
        inputs: { logDestinationType: "s3", logDestination: "arn:aws:s3:::tradai-logs-prod" },
      },
    ],
  },
] as const satisfies readonly {
  readonly title: string;
  readonly service: string;
  readonly actions: readonly string[];
  readonly sender: readonly Fixture[];
}[];
