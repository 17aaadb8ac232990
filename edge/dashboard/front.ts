import {
  apiAlarms,
  apiLatencyAnomaly,
  canaryAlarm,
  systemAlarm,
  wafBlocked,
  wafSilent,
} from "../../shared/alarms";
import { apiStage } from "../../shared/inventory";
import type { FrontDoor } from "../../shared/naming";
import type { Parts, Section } from "./section";
import type { MetricLine } from "./widget";

const doors = ["api", "sign-in"] as const satisfies readonly FrontDoor[];

/** What clients meet: API, web ACLs, and the canary that is one of them. */
export function frontSection({ context }: Parts): Section {
  const { names, settings } = context;
  const ofApi = (metric: string, options: object = {}): MetricLine => ({
    namespace: "AWS/ApiGateway",
    metric,
    dimensions: { ApiName: names.api(), Stage: apiStage },
    ...options,
  });
  const ofAcl = (metric: string): MetricLine[] =>
    doors.map((door) => ({
      namespace: "AWS/WAFV2",
      metric,
      dimensions: { Region: settings.region, Rule: "ALL", WebACL: names.webAclMetric(door) },
      label: `${metric} (${door})`,
    }));
  const ofCanary = (metric: string, options: object = {}): MetricLine => ({
    namespace: "CloudWatchSynthetics",
    metric,
    dimensions: { CanaryName: names.canary() },
    ...options,
  });
  return {
    title: "API",
    runbooks: ["api", "canary"],
    charts: [
      {
        title: "API: requests and errors",
        stat: "Sum",
        lines: ["Count", "4XXError", "5XXError"].map((m) => ofApi(m)),
      },
      {
        title: "API: latency",
        stat: "p95",
        unit: "ms",
        lines: [
          ofApi("Latency", { stat: "p50", label: "Latency p50" }),
          ofApi("Latency", { stat: "p95", label: "Latency p95" }),
          ofApi("Latency", { stat: "p99", label: "Latency p99" }),
          ofApi("IntegrationLatency", { stat: "p95", label: "of which the backend, p95" }),
        ],
      },
      {
        title: "Canary",
        stat: "Average",
        unit: "%",
        lines: [ofCanary("SuccessPercent"), ofCanary("Duration", { yAxis: "right", label: "Duration (ms)" })],
      },
      { title: "Web ACLs: allowed", stat: "Sum", lines: ofAcl("AllowedRequests") },
      { title: "Web ACLs: blocked", stat: "Sum", lines: ofAcl("BlockedRequests") },
    ],
    alarms: [
      systemAlarm,
      ...apiAlarms(settings.thresholds),
      apiLatencyAnomaly,
      wafSilent(settings.canary),
      ...doors.map(wafBlocked),
      canaryAlarm(settings.canary.everyMinutes),
    ].map(({ id }) => id),
  };
}
