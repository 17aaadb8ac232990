import * as aws from "@pulumi/aws";
import type { LayerContext } from "../../shared/components";
import type { ServiceRow } from "../../shared/inventory";
import { countsOf } from "../tasks/service-tasks";

type Configuration = aws.types.input.appautoscaling.PolicyTargetTrackingScalingPolicyConfiguration;

/** What a target-tracking policy keeps near its value. */
interface Tracking {
  readonly id: "cpu" | "memory" | "requests";
  readonly value: number;
  readonly metric: Pick<Configuration, "customizedMetricSpecification" | "predefinedMetricSpecification">;
}

/** Requests a minute that one task is to answer; a guess until the canary has measured some (ORION-26). */
const requestsPerTask = 1000;

export interface ScalingArgs {
  readonly service: aws.ecs.Service;
  readonly cluster: aws.ecs.Cluster;
  /** Its target group, and the alternate one; none for a service that others call through Service Connect alone. */
  readonly targetGroups: readonly aws.lb.TargetGroup[];
}

function predefined(predefinedMetricType: string): Tracking["metric"] {
  return { predefinedMetricSpecification: { predefinedMetricType } };
}

/** Requests that each target of a service gets, in whichever half of its pair the tasks are. */
function requestsAtLoadBalancer(targetGroups: readonly aws.lb.TargetGroup[]): Tracking["metric"] {
  const parts = targetGroups.map(({ arnSuffix }, index) => ({
    id: `m${index + 1}`,
    returnData: false,
    metricStat: {
      stat: "Sum",
      metric: {
        namespace: "AWS/ApplicationELB",
        metricName: "RequestCountPerTarget",
        dimensions: [{ name: "TargetGroup", value: arnSuffix }],
      },
    },
  }));
  const expression = parts.map(({ id }) => `FILL(${id}, 0)`).join(" + ");
  return {
    customizedMetricSpecification: { metrics: [...parts, { id: "requests", expression, returnData: true }] },
  };
}

/**
 * The same as the proxies of its callers count it.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html
 */
function requestsAtProxies(discoveryName: string): Tracking["metric"] {
  return {
    customizedMetricSpecification: {
      namespace: "AWS/ECS",
      metricName: "RequestCountPerTarget",
      statistic: "Average",
      dimensions: [{ name: "TargetDiscoveryName", value: discoveryName }],
    },
  };
}

/**
 * Bounds of a service's tasks, and what they follow: processor, memory and requests
 * (EDGAR-32 to EDGAR-34). A singleton has bounds alone: nothing but an operator starts it (decisions.md section 5).
 */
export function createScaling(
  context: LayerContext,
  row: ServiceRow,
  { service, cluster, targetGroups }: ScalingArgs,
): void {
  const counts = countsOf(context, row.id);
  const target = new aws.appautoscaling.Target(
    `scaling-${row.id}`,
    {
      serviceNamespace: "ecs",
      scalableDimension: "ecs:service:DesiredCount",
      resourceId: `service/${context.names.cluster()}/${context.names.service(row.id)}`,
      minCapacity: counts.min,
      maxCapacity: counts.max,
      tags: context.tags(context.names.service(row.id)),
    },
    context.options({ dependsOn: [service, cluster] }),
  );
  if (row.singleton) return;
  const tracked: Tracking[] = [
    { id: "cpu", value: 60, metric: predefined("ECSServiceAverageCPUUtilization") },
    { id: "memory", value: 70, metric: predefined("ECSServiceAverageMemoryUtilization") },
    {
      id: "requests",
      value: requestsPerTask,
      metric:
        targetGroups.length > 0
          ? requestsAtLoadBalancer(targetGroups)
          : requestsAtProxies(context.names.serviceConnect(row.id)),
    },
  ];
  for (const { id, metric, value } of tracked) {
    new aws.appautoscaling.Policy(
      `scaling-${row.id}-${id}`,
      {
        name: context.names.scalingPolicy(row.id, id),
        policyType: "TargetTrackingScaling",
        serviceNamespace: target.serviceNamespace,
        scalableDimension: target.scalableDimension,
        resourceId: target.resourceId,
        targetTrackingScalingPolicyConfiguration: {
          targetValue: value,
          scaleInCooldown: 300,
          scaleOutCooldown: 60,
          ...metric,
        },
      },
      context.options(),
    );
  }
}
