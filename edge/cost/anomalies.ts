import * as aws from "@pulumi/aws";
import type { LayerContext } from "../../shared/components";
import type { FoundationOutputs } from "../../shared/contracts";

/**
 * Cost anomaly detection over all services of the account (ORION-38). AWS allows one monitor of services an account, so it
 * exists where the environment owns its account, and stays when the stack goes
 * (https://docs.aws.amazon.com/cost-management/latest/userguide/management-limits.html).
 */
export function createCostAnomalies(context: LayerContext, { topics }: FoundationOutputs): void {
  const { names, settings } = context;
  if (!settings.ownsAccount) return;
  const name = names.costAnomalies();
  const monitor = new aws.costexplorer.AnomalyMonitor(
    "cost-anomalies",
    { name, monitorType: "DIMENSIONAL", monitorDimension: "SERVICE", tags: context.tags(name) },
    context.options({ retainOnDelete: true }),
  );
  new aws.costexplorer.AnomalySubscription(
    "cost-anomalies-subscription",
    {
      name,
      // A topic is told at once; daily and weekly reports go by mail alone.
      frequency: "IMMEDIATE",
      monitorArnLists: [monitor.arn],
      subscribers: [{ type: "SNS", address: topics.alerts.arn }],
      thresholdExpression: {
        dimension: {
          key: "ANOMALY_TOTAL_IMPACT_ABSOLUTE",
          matchOptions: ["GREATER_THAN_OR_EQUAL"],
          values: [String(settings.budget.anomalyUsd)],
        },
      },
      tags: context.tags(name),
    },
    context.options(),
  );
}
