import type { Fixture } from "../rule";
import { topicArn } from "./topic";

type Inputs = Readonly<Record<string, unknown>>;
const unknown = Symbol("unknown");

export const notification = (notificationType: string, inputs: Inputs = {}): Inputs => ({
  notificationType,
  comparisonOperator: "GREATER_THAN",
  threshold: 80,
  thresholdType: "PERCENTAGE",
  subscriberSnsTopicArns: [topicArn],
  ...inputs,
});

export function budget(inputs: Inputs = {}): Fixture {
  return {
    type: "aws:budgets/budget:Budget",
    name: "budget",
    layer: "edge",
    inputs: {
      name: "tradai-prod",
      budgetType: "COST",
      timeUnit: "MONTHLY",
      limitAmount: "1500",
      limitUnit: "USD",
      notifications: [notification("ACTUAL"), notification("FORECASTED", { threshold: 100 })],
      ...inputs,
    },
  };
}

export const monitor: Fixture = {
  type: "aws:costexplorer/anomalyMonitor:AnomalyMonitor",
  name: "monitor",
  layer: "edge",
  inputs: { name: "tradai", monitorType: "DIMENSIONAL", monitorDimension: "SERVICE" },
};

/** The subscription as a first preview shows it: AWS names the monitor. */
export function anomalySubscription(inputs: Inputs = {}): Fixture {
  return {
    type: "aws:costexplorer/anomalySubscription:AnomalySubscription",
    name: "anomalies",
    layer: "edge",
    inputs: {
      name: "tradai-prod",
      frequency: "IMMEDIATE",
      monitorArnLists: [unknown],
      subscribers: [{ type: "SNS", address: topicArn }],
      thresholdExpression: {
        dimension: {
          key: "ANOMALY_TOTAL_IMPACT_ABSOLUTE",
          matchOptions: ["GREATER_THAN_OR_EQUAL"],
          values: ["100"],
        },
      },
      ...inputs,
    },
    references: { monitorArnLists: ["monitor"] },
  };
}
