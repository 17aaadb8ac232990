import {
  hostAlarm,
  targetAlarms,
  targetLatencyAnomaly,
  tasksBelowDesired,
  tasksBelowDesiredAnywhere,
  toRun,
} from "../../shared/alarms";
import type { LayerContext } from "../../shared/components";
import { isBlueGreen, serviceRows, servicesOnEcs } from "../../shared/inventory";
import type { Parts, Section } from "./section";
import type { Chart, Line, MetricLine, SearchLine } from "./widget";

/** Both groups of a blue/green pair answer to the search, whichever has the traffic. */
function targetCharts({ loadBalancer }: Parts): readonly Chart[] {
  const everyTarget = (metric: string, options: Partial<SearchLine> = {}): SearchLine => ({
    namespace: "AWS/ApplicationELB",
    metric,
    keys: ["LoadBalancer", "TargetGroup"],
    where: { LoadBalancer: loadBalancer },
    label: "${PROP('Dim.TargetGroup')}",
    ...options,
  });
  const healthy = everyTarget("HealthyHostCount", { label: "healthy: ${PROP('Dim.TargetGroup')}" });
  const unhealthy = everyTarget("UnHealthyHostCount", { label: "unhealthy: ${PROP('Dim.TargetGroup')}" });
  return [
    { title: "Targets: requests", stat: "Sum", lines: [everyTarget("RequestCount")] },
    { title: "Targets: latency p95", stat: "p95", unit: "s", lines: [everyTarget("TargetResponseTime")] },
    {
      title: "Targets: errors of the services",
      stat: "Sum",
      lines: [everyTarget("HTTPCode_Target_5XX_Count")],
    },
    { title: "Targets: health", stat: "Maximum", lines: [healthy, unhealthy] },
  ];
}

/** Every service says something, wherever it runs. */
function logChart({ names }: LayerContext): Chart {
  return {
    title: "Services: lines of their logs",
    stat: "Sum",
    lines: serviceRows.map(({ id }): MetricLine => ({
      namespace: "AWS/Logs",
      metric: "IncomingLogEvents",
      dimensions: { LogGroupName: names.taskLogGroup(id) },
      label: id,
    })),
  };
}

function taskCharts({ names, settings }: LayerContext): readonly Chart[] {
  const ofTasks = (namespace: string, metric: string, label = ""): Line[] =>
    servicesOnEcs(settings).map(({ id }) => ({
      namespace,
      metric,
      dimensions: { ClusterName: names.cluster(), ServiceName: names.service(id) },
      label: `${id}${label}`,
    }));
  return [
    {
      title: "Services on ECS: CPU",
      stat: "Average",
      unit: "%",
      lines: ofTasks("AWS/ECS", "CPUUtilization"),
    },
    {
      title: "Services on ECS: memory",
      stat: "Maximum",
      unit: "%",
      lines: ofTasks("AWS/ECS", "MemoryUtilization"),
    },
    {
      title: "Services on ECS: tasks",
      stat: "Average",
      lines: [
        ...ofTasks("ECS/ContainerInsights", "RunningTaskCount", " running"),
        ...ofTasks("ECS/ContainerInsights", "DesiredTaskCount", " desired"),
      ],
    },
  ];
}

function hostChart({ names }: LayerContext): Chart {
  const dimensions = { AutoScalingGroupName: names.consolidatedGroup() };
  return {
    title: "Consolidated host",
    stat: "Average",
    unit: "%",
    lines: [
      { namespace: "AWS/EC2", metric: "CPUUtilization", dimensions },
      { namespace: "CWAgent", metric: "mem_used_percent", dimensions },
      { namespace: "CWAgent", metric: "swap_used_percent", dimensions },
    ],
  };
}

/** The six services: behind the load balancer, on ECS or on the host. */
export function servicesSection(parts: Parts): Section {
  const { context } = parts;
  const { settings } = context;
  const onHost = settings.services === "consolidated";
  const behind = serviceRows.filter(({ loadBalancer }) => loadBalancer !== undefined);
  return {
    title: "Services",
    runbooks: onHost ? ["services", "host"] : ["services"],
    charts: [
      ...targetCharts(parts),
      logChart(context),
      ...(onHost ? [hostChart(context)] : []),
      ...taskCharts(context),
    ],
    alarms: [
      ...behind.flatMap((row) => [
        ...targetAlarms(row.id, toRun(settings, row)),
        targetLatencyAnomaly(row.id),
        ...(isBlueGreen(settings, row) ? [targetLatencyAnomaly(row.id, "alternate")] : []),
      ]),
      ...servicesOnEcs(settings).map(({ id }) => tasksBelowDesired(id)),
      onHost ? hostAlarm : tasksBelowDesiredAnywhere,
    ].map(({ id }) => id),
  };
}
