import type { ViolatingExample } from "../rule";
import { monitoringRole } from "./database";
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
];
