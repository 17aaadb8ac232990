import type { ViolatingExample } from "../rule";
import { policy } from "./bucket";
import { monitoringRole } from "./database";
import { admitToQueue } from "./queue";
import { publish, publishOverTls, topicPolicy } from "./topic";

/** Services that act for whoever asks, where they send on whose behalf they do. */
export const sourcelessServices: readonly ViolatingExample[] = [
  {
    title: "Enhanced monitoring of anybody's database",
    resources: [monitoringRole()],
    resource: "monitoring-role",
    says: "trusts monitoring.rds.amazonaws.com whoever it acts for",
  },
  ...["cloudwatch.amazonaws.com", "budgets.amazonaws.com"].map((service) => ({
    title: `Messages of anybody's ${service}`,
    resources: [topicPolicy(publishOverTls, publish(service))],
    resource: "topic-policy",
    says: `admits ${service} whoever it acts for`,
  })),
  {
    title: "Events of anybody's rules in a queue",
    resources: [
      {
        type: "aws:sqs/queuePolicy:QueuePolicy",
        name: "queue-policy",
        inputs: {
          queueUrl: "https://sqs.eu-central-1.amazonaws.com/600802701449/tradai-events-dlq-prod",
          policy: policy(admitToQueue("events.amazonaws.com", "tradai-events-dlq-prod")),
        },
      },
    ],
    resource: "queue-policy",
    says: "admits events.amazonaws.com whoever it acts for",
  },
];
