import * as aws from "@pulumi/aws";
import { createAlarm, securityAlarm, securityControls } from "../../shared/alarms";
import type { AlarmTopics } from "../../shared/alarms";
import type { LayerContext } from "../../shared/components";
import type { PersistentOutputs } from "../../shared/contracts";

/**
 * Counts in the audit trail what an auditor wants somebody to hear of, and tells them (TRADAI-S-07). The trail is one of
 * all regions: one of this region alone would see neither the root user nor any sign-in.
 */
export function createSecurityAlarms(
  context: LayerContext,
  topics: AlarmTopics,
  { trailLogGroup }: Pick<PersistentOutputs, "trailLogGroup">,
): void {
  const namespace = context.names.securityMetrics();
  for (const control of securityControls) {
    const row = securityAlarm(control, namespace);
    new aws.cloudwatch.LogMetricFilter(
      row.id,
      {
        name: context.names.alarm(row.id),
        logGroupName: trailLogGroup.name,
        pattern: control.pattern,
        metricTransformation: { namespace, name: row.metric, value: "1" },
      },
      context.options(),
    );
    createAlarm(context, topics, row, { dimensions: {} });
  }
}
