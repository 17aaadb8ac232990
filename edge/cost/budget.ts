import * as aws from "@pulumi/aws";
import type { LayerContext } from "../../shared/components";
import type { FoundationOutputs } from "../../shared/contracts";

/** Percent of the monthly limit that are told, once spent or, the last, once forecast (ORION-38). */
const notified = [
  { percent: 50, kind: "ACTUAL" },
  { percent: 80, kind: "ACTUAL" },
  { percent: 100, kind: "ACTUAL" },
  { percent: 100, kind: "FORECASTED" },
] as const;

/**
 * What the environment may cost in a month, and who is told before it does. It counts the whole account, because cost
 * allocation tags count from the day alone on which somebody activates them (decisions.md section 1).
 */
export function createBudget(context: LayerContext, { topics }: FoundationOutputs): aws.budgets.Budget {
  const { names, settings } = context;
  const name = names.budget();
  return new aws.budgets.Budget(
    "budget",
    {
      name,
      budgetType: "COST",
      timeUnit: "MONTHLY",
      limitAmount: String(settings.budget.monthlyUsd),
      limitUnit: "USD",
      costFilters: [{ name: "LinkedAccount", values: [settings.account] }],
      notifications: notified.map(({ percent, kind }) => ({
        comparisonOperator: "GREATER_THAN",
        notificationType: kind,
        threshold: percent,
        thresholdType: "PERCENTAGE",
        subscriberSnsTopicArns: [topics.alerts.arn],
      })),
      tags: context.tags(name),
    },
    context.options(),
  );
}
