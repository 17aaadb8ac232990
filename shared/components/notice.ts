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

/** The topic that is told, and the queue in which an event is put aside that it did not take. */
export interface NoticeTargets {
  readonly topics: { readonly alerts: { readonly arn: pulumi.Input<string> } };
  readonly queues: { readonly "events-dlq": { readonly arn: pulumi.Input<string> } };
}

/** Has the alerts topic told of events on the default bus (EDGAR-11, TRADAI-S-42). */
export function createNotice(
  context: LayerContext,
  { id, about, pattern }: Notice,
  { topics, queues }: NoticeTargets,
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
      arn: topics.alerts.arn,
      retryPolicy: { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 10 },
      deadLetterConfig: { arn: queues["events-dlq"].arn },
    },
    context.options(),
  );
}
