import type { Row } from "./row";
import { rowsOf } from "./row";

/** A service that publishes to a topic in its own name, and not with the rights of a role. */
export type TopicPublisher = "alarms" | "events" | "budgets" | "cost anomalies";

export interface TopicRow extends Row {
  readonly publishers: readonly TopicPublisher[];
  /** List of `alerts` in the configuration that is subscribed. */
  readonly subscribers: "subscribers" | "escalation";
}

/** SNS topics, all on the alerts key (architecture.md 1.2, OPEN-15). */
export const topics = {
  alerts: {
    id: "alerts",
    purpose: "alarms, failed events, budgets and cost anomalies",
    publishers: ["alarms", "events", "budgets", "cost anomalies"],
    subscribers: "subscribers",
  },
  registration: {
    id: "registration",
    purpose: "services that register and leave; functions and services publish with their own rights",
    publishers: [],
    subscribers: "subscribers",
  },
  escalation: {
    id: "escalation",
    purpose: "alarms that cannot wait",
    publishers: ["alarms"],
    subscribers: "escalation",
    addedFor: ["EDGAR-60"],
  },
} as const satisfies Record<string, TopicRow>;

export type TopicId = (typeof topics)[keyof typeof topics]["id"];
export const topicRows: readonly (TopicRow & { readonly id: TopicId })[] = rowsOf(topics);
