import { createAlarm, silence, wafBlocked, wafSilent } from "../../shared/alarms";
import type { AlarmTopics, MetricOf } from "../../shared/alarms";
import type { LayerContext } from "../../shared/components";
import type { FrontDoor } from "../../shared/naming";
import type { WebAcls } from "../waf/waf";
import { apiDimensions } from "./api";
import type { WatchedApi } from "./api";

const doors = ["api", "sign-in"] as const satisfies readonly FrontDoor[];

/**
 * What all rules of a web ACL did. CloudWatch knows a regional ACL by its metric's name, with the region beside it
 * (https://docs.aws.amazon.com/waf/latest/developerguide/waf-metrics.html).
 */
function requests({ settings }: LayerContext, acls: WebAcls, door: FrontDoor, metric: string): MetricOf {
  const acl = acls[door].visibilityConfig.metricName;
  return {
    namespace: "AWS/WAFV2",
    metric,
    dimensions: { WebACL: acl, Region: settings.region, Rule: "ALL" },
  };
}

/** Silence where there are requests, and many blocked ones. */
export function createWafAlarms(
  context: LayerContext,
  topics: AlarmTopics,
  watched: WatchedApi,
  acls: WebAcls,
): void {
  createAlarm(context, topics, wafSilent(context.settings.canary), {
    expression: silence,
    of: {
      requests: { namespace: "AWS/ApiGateway", metric: "Count", dimensions: apiDimensions(watched) },
      allowed: requests(context, acls, "api", "AllowedRequests"),
      blocked: requests(context, acls, "api", "BlockedRequests"),
    },
  });
  for (const door of doors) {
    const row = wafBlocked(door);
    const { dimensions } = requests(context, acls, door, row.metric);
    createAlarm(context, topics, row, { dimensions });
  }
}
