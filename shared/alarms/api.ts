import type { Settings } from "../config";
import type { AlarmRow } from "./alarm";

const ofApi = {
  runbook: "api",
  severity: "alert",
  namespace: "AWS/ApiGateway",
  comparison: "GreaterThanThreshold",
  // Nobody called.
  missingData: "notBreaching",
} as const;

/** Answers are counted over so many seconds, as the settings say. */
const counted = { statistic: "Sum", periodSeconds: 300, datapoints: { beyond: 2, of: 3 } } as const;

/** Its own errors mean that the API answers nobody any more; the system's alarm looks at it. */
export const apiErrors = "api-5xx";

/**
 * The three documented alarms of the API (decisions.md section 5); OPEN-28 leaves the thresholds to the settings. Latency is
 * a percentile over several minutes: an average flapped (TRADAI-H-12).
 */
export function apiAlarms({ api5xx, api4xx, apiLatencyMs }: Settings["thresholds"]): readonly AlarmRow[] {
  return [
    {
      ...ofApi,
      ...counted,
      id: apiErrors,
      meaning: "The API answers with errors of its own, or what is behind it does.",
      metric: "5XXError",
      threshold: api5xx,
    },
    {
      ...ofApi,
      ...counted,
      id: "api-4xx",
      meaning: "The API turns many requests away: a client that is not let in, or one that tries.",
      metric: "4XXError",
      threshold: api4xx,
    },
    {
      ...ofApi,
      id: "api-latency",
      meaning: `One in twenty answers of the API takes longer than ${apiLatencyMs} ms.`,
      metric: "Latency",
      statistic: "p95",
      periodSeconds: 60,
      datapoints: { beyond: 3, of: 5 },
      // Milliseconds.
      threshold: apiLatencyMs,
    },
  ];
}
