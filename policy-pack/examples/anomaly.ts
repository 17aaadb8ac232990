import type { Fixture } from "../rule";
import { alarm, metricQuery } from "./alarm";

type Inputs = Readonly<Record<string, unknown>>;

/** An alarm on what is unusual of one metric, with changes. */
export function anomaly(
  metric: { readonly namespace: string; readonly metricName: string; readonly dimensions: Inputs },
  inputs: Inputs = {},
  expression = "ANOMALY_DETECTION_BAND(measured, 3)",
): Fixture {
  return {
    ...alarm({
      ...metricQuery(
        { id: "measured", metric: { ...metric, period: 300, stat: "p95" }, returnData: true },
        { id: "usual", expression, returnData: true },
      ),
      threshold: undefined,
      thresholdMetricId: "usual",
      comparisonOperator: "GreaterThanUpperThreshold",
      ...inputs,
    }),
    name: "anomaly",
  };
}
