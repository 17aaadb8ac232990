import * as aws from "@pulumi/aws";
import type { LayerContext } from "../components";
import type { ServiceId } from "../inventory";
import type { AlarmRow, AlarmTopics, Dimensions } from "./alarm";
import { alarmBasics, metricPart } from "./alarm";

/** When an alarm goes off on what is unusual for the hour and the day, and not on a threshold. */
export interface AnomalyRow extends Omit<AlarmRow, "comparison" | "threshold"> {
  /** Width of what is usual, in standard deviations. */
  readonly deviations: number;
}

const latency = {
  severity: "alert",
  statistic: "p95",
  periodSeconds: 300,
  datapoints: { beyond: 3, of: 4 },
  missingData: "notBreaching",
  // Wide: what is a little slower than last week calls nobody.
  deviations: 3,
  addedFor: ["ORION-26"],
} as const;

/** Slower than usual, long before a threshold is reached: the baseline that was missing (ORION-26). */
export const apiLatencyAnomaly = {
  ...latency,
  id: "api-latency-anomaly",
  runbook: "api",
  meaning: "The API is slower than it usually is at this time.",
  namespace: "AWS/ApiGateway",
  metric: "Latency",
} as const satisfies AnomalyRow;

/**
 * The same of one service behind the load balancer. The halves of a blue/green pair have the traffic in turn: each learns
 * for itself, and is quiet without traffic.
 */
export function targetLatencyAnomaly(id: ServiceId, half: "primary" | "alternate" = "primary"): AnomalyRow {
  return {
    ...latency,
    id: half === "primary" ? `${id}-latency-anomaly` : `${id}-alternate-latency-anomaly`,
    runbook: "services",
    meaning: `${id} is slower than it usually is at this time.`,
    namespace: "AWS/ApplicationELB",
    metric: "TargetResponseTime",
  };
}

/**
 * Creates an alarm that learns what is usual and goes off above it; CloudWatch needs two weeks to learn well
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Anomaly_Detection.html).
 */
export function createAnomalyAlarm(
  context: LayerContext,
  topics: AlarmTopics,
  row: AnomalyRow,
  dimensions: Dimensions,
): aws.cloudwatch.MetricAlarm {
  const { namespace, metric, deviations } = row;
  return new aws.cloudwatch.MetricAlarm(
    `alarm-${row.id}`,
    {
      ...alarmBasics(context, topics, row),
      metricQueries: [
        { ...metricPart(row, "measured", { namespace, metric, dimensions }), returnData: true },
        {
          id: "usual",
          expression: `ANOMALY_DETECTION_BAND(measured, ${deviations})`,
          label: `${metric} (usual)`,
          returnData: true,
        },
      ],
      thresholdMetricId: "usual",
      comparisonOperator: "GreaterThanUpperThreshold",
    },
    context.options(),
  );
}
