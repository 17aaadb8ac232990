import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { LayerContext } from "./layer";

/** Events that people are told of because no alarm measures them. */
export interface Notice {
  /** Logical name of the rule; its physical name is made of it, and the target is named after it. */
  readonly id: string;
  /** What has happened, as a sentence. */
  readonly about: string;
  /** An event pattern in EventBridge's own words. */
  readonly pattern: object;
}

export interface NoticeTargets {
  /** ARN of the topic that is told. */
  readonly topic: pulumi.Input<string>;
  /** ARN of the queue in which an event is put aside that the topic did not take. */
  readonly deadLetters: pulumi.Input<string>;
}

/** Has a topic told of events on the default bus (EDGAR-11, TRADAI-S-42). */
export function createNotice(
  context: LayerContext,
  { id, about, pattern }: Notice,
  { topic, deadLetters }: NoticeTargets,
): void {
  const name = context.names.eventRule(id);
  const rule = new aws.cloudwatch.EventRule(
    id,
    { name, description: about, eventPattern: JSON.stringify(pattern), tags: context.tags(name) },
    context.options(),
  );
  new aws.cloudwatch.EventTarget(
    `${id}-target`,
    {
      rule: rule.name,
      targetId: "alerts",
      arn: topic,
      retryPolicy: { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 10 },
      deadLetterConfig: { arn: deadLetters },
    },
    context.options(),
  );
}
