import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import {
  apiAlarms,
  apiLatencyAnomaly,
  createAlarm,
  createAnomalyAlarm,
  targetLatencyAnomaly,
} from "../../shared/alarms";
import type { AlarmPart, AlarmTopics } from "../../shared/alarms";
import type { LayerContext } from "../../shared/components";
import type { ComputeOutputs } from "../../shared/contracts";
import { serviceRows } from "../../shared/inventory";
import type { ServiceId } from "../../shared/inventory";

type Half = "primary" | "alternate";

/** What CloudWatch calls the target groups of a service. */
interface TargetGroup {
  readonly arnSuffix: pulumi.Input<string>;
  readonly alternateArnSuffix?: pulumi.Input<string>;
}

/** The API and its one stage. */
export interface WatchedApi {
  readonly restApi: aws.apigateway.RestApi;
  readonly stage: aws.apigateway.Stage;
}

/** What CloudWatch calls the API; every metric of it has both. */
export function apiDimensions({
  restApi,
  stage,
}: WatchedApi): Record<"ApiName" | "Stage", aws.apigateway.RestApi["name"]> {
  return { ApiName: restApi.name, Stage: stage.stageName };
}

/** The documented alarms of the API. */
export function createApiAlarms(
  context: LayerContext,
  topics: AlarmTopics,
  watched: WatchedApi,
): readonly AlarmPart[] {
  const dimensions = apiDimensions(watched);
  return apiAlarms(context.settings.thresholds).map((row) => ({
    row,
    alarm: createAlarm(context, topics, row, { dimensions }),
  }));
}

/** One that learns what is usual for each latency: the API's, and that of each service behind the load balancer. */
export function createLatencyAnomalies(
  context: LayerContext,
  topics: AlarmTopics,
  watched: WatchedApi,
  { loadBalancer, targetGroups }: Pick<ComputeOutputs, "loadBalancer" | "targetGroups">,
): void {
  createAnomalyAlarm(context, topics, apiLatencyAnomaly, apiDimensions(watched));
  const groups: Readonly<Partial<Record<ServiceId, TargetGroup>>> = targetGroups;
  for (const { id } of serviceRows) {
    const group = groups[id];
    if (group === undefined) continue;
    const { arnSuffix: primary, alternateArnSuffix: alternate } = group;
    for (const [half, suffix] of Object.entries({ primary, alternate })) {
      if (suffix === undefined) continue;
      createAnomalyAlarm(context, topics, targetLatencyAnomaly(id, half as Half), {
        LoadBalancer: loadBalancer.arnSuffix,
        TargetGroup: suffix,
      });
    }
  }
}
