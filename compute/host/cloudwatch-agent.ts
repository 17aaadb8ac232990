import type { LayerContext } from "../../shared/components";
import type { metricNamespaces } from "../../shared/inventory";

/** Namespace of the agent's metrics; the endpoint of CloudWatch admits it by its name. */
export const agentNamespace: (typeof metricNamespaces)[number] = "CWAgent";

/**
 * Configuration of the CloudWatch agent: memory, swap and disk, which EC2 does not measure (TRADAI-H-10), and the traces
 * that the containers send by OTLP to the agent's default addresses, for X-Ray
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Agent-OpenTelemetry-metrics.html).
 *
 * The metrics carry the group's name and not the instance's, so that an alarm outlives an instance. The name is written
 * out: `append_dimensions` would have the agent read the instance's tags, which takes a permission on all of them.
 */
export function agentConfiguration({ names }: LayerContext): string {
  const ofGroup = { AutoScalingGroupName: names.consolidatedGroup() };
  const configuration = {
    agent: { metrics_collection_interval: 60, run_as_user: "cwagent", omit_hostname: true },
    metrics: {
      namespace: agentNamespace,
      metrics_collected: {
        mem: { measurement: ["used_percent", "available"], append_dimensions: ofGroup },
        swap: { measurement: ["used_percent"], append_dimensions: ofGroup },
        disk: {
          measurement: ["used_percent"],
          resources: ["/"],
          drop_device: true,
          append_dimensions: ofGroup,
        },
      },
    },
    traces: { traces_collected: { otlp: {} } },
  };
  return JSON.stringify(configuration, null, 2);
}
