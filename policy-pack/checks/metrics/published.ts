import type { ResourceGraph } from "../../graph/graph";
import type { Resource } from "../../graph/resource";
import { show } from "../../graph/values";
import type { Check } from "../../rule";
import type { AlarmMetric } from "./alarm-metrics";
import { alarmMetricsOf } from "./alarm-metrics";
import { isNamed } from "./dimension-targets";
import { namespaceOf } from "./namespaces";

/** A namespace in which AWS publishes for those alone that ask for it. */
interface Switch {
  readonly namespace: string;
  readonly dimension: string;
  readonly isOn: (subject: Resource, metric: string) => boolean;
  readonly expected: string;
}

const switches: readonly Switch[] = [
  {
    // https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-metrics.html
    namespace: "AWS/AutoScaling",
    dimension: "AutoScalingGroupName",
    isOn: ({ inputs }, metric) => inputs.texts("enabledMetrics").includes(metric),
    expected: "the metric in `enabledMetrics` of the group",
  },
  {
    namespace: "ECS/ContainerInsights",
    dimension: "ClusterName",
    // Its value is that of the one setting that a cluster has.
    isOn: ({ inputs }) => ["enabled", "enhanced"].includes(String(inputs.text("settings.value"))),
    expected: '`settings` of the cluster with containerInsights "enhanced"',
  },
  {
    namespace: "AWS/WAFV2",
    dimension: "WebACL",
    isOn: ({ inputs }) => inputs.flag("visibilityConfig.cloudwatchMetricsEnabled") !== false,
    expected: "`visibilityConfig.cloudwatchMetricsEnabled` true",
  },
];

function subjectsOf(graph: ResourceGraph, each: AlarmMetric, dimension: string): readonly Resource[] {
  // Stryker disable next-line OptionalChaining: the table has the namespace of every switch above
  const target = namespaceOf(each.namespace)?.targets[dimension];
  const values = each.values.filter(([key]) => key === dimension).map(([, value]) => value);
  return target
    ? graph
        .ofType(...target.types)
        .filter((subject) => values.some((value) => isNamed(graph, subject, target, value)))
    : // Stryker disable next-line ArrayDeclaration: the table has the dimension of every switch above
      [];
}

/** A metric that has to be switched on is. */
export const switchedOn: Check = function* (alarm, { graph }) {
  for (const each of alarmMetricsOf(alarm)) {
    for (const { dimension, isOn, expected } of switches.filter(
      ({ namespace }) => namespace === each.namespace,
    )) {
      const off = subjectsOf(graph, each, dimension).find((subject) => !isOn(subject, each.metric));
      if (off) {
        yield {
          found: `${show(off.name)} does not publish ${each.metric}: the alarm never has data`,
          expected,
        };
      }
    }
  }
};
