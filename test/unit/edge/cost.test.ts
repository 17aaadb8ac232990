import assert from "node:assert/strict";
import { createCostAnomalies } from "../../../edge/cost/anomalies";
import { createBudget } from "../../../edge/cost/budget";
import { budgetFacts } from "../../facts/edge-detection";
import { buildPart, describeEdge } from "./layer";

interface Notification {
  readonly threshold: number;
  readonly notificationType: string;
  readonly subscriberSnsTopicArns: readonly string[];
}

describeEdge(
  "what the environment costs",
  (context, { foundation }) => {
    createBudget(context, foundation);
    createCostAnomalies(context, foundation);
  },
  ({ environment, facts, made, named }) => {
    const topic = `arn:aws:sns:eu-central-1:${facts.account}:tradai-alerts-${environment}`;

    it("has no limit, or another environment's", () => {
      const { inputs } = made("budget");
      assert.equal(inputs.name, named("tradai-monthly-{env}"));
      assert.equal(inputs.limitAmount, budgetFacts[environment].monthly);
      assert.equal(inputs.limitUnit, "USD");
      assert.equal(inputs.timeUnit, "MONTHLY");
    });

    it("counts tags that nobody has activated, and so nothing", () => {
      assert.deepEqual(made("budget").inputs.costFilters, [
        { name: "LinkedAccount", values: [facts.account] },
      ]);
    });

    it("is spent before anybody is told", () => {
      const notifications = made("budget").inputs.notifications as readonly Notification[];
      assert.deepEqual(
        notifications.map(({ threshold, notificationType }) => `${threshold} ${notificationType}`),
        ["50 ACTUAL", "80 ACTUAL", "100 ACTUAL", "100 FORECASTED"],
      );
      for (const { subscriberSnsTopicArns } of notifications) {
        assert.deepEqual(subscriberSnsTopicArns, [topic]);
      }
    });

    it("rises unusually without a word", () => {
      const { inputs } = made("cost-anomalies");
      assert.deepEqual([inputs.monitorType, inputs.monitorDimension], ["DIMENSIONAL", "SERVICE"]);
      const subscription = made("cost-anomalies-subscription").inputs;
      assert.deepEqual(subscription.monitorArnLists, ["arn-of-cost-anomalies"]);
      // A topic is told at once alone.
      assert.equal(subscription.frequency, "IMMEDIATE");
      assert.deepEqual(subscription.subscribers, [{ type: "SNS", address: topic }]);
      assert.deepEqual(subscription.thresholdExpression, {
        dimension: {
          key: "ANOMALY_TOTAL_IMPACT_ABSOLUTE",
          matchOptions: ["GREATER_THAN_OR_EQUAL"],
          values: [budgetFacts[environment].anomaly],
        },
      });
    });
  },
);

describe("an account that another environment owns", () => {
  it("gets a second monitor of services, which AWS refuses", async () => {
    const made = await buildPart(
      "dev",
      (context, { foundation }) => {
        createCostAnomalies(context, foundation);
      },
      (settings) => ({ ...settings, ownsAccount: false }),
    );
    assert.deepEqual(
      made.filter(({ type }) => type.startsWith("aws:")),
      [],
    );
  });
});
