import type { ResourceGraph } from "../graph/graph";
import type { Resource } from "../graph/resource";
import { rulesOfAcl } from "../graph/web-acl-rules";
import { show, UNKNOWN } from "../graph/values";
import type { Check } from "../rule";
import type { AlarmMetric } from "./metrics/alarm-metrics";
import { alarmMetricsOf, dimensionOf } from "./metrics/alarm-metrics";

const aclType = "aws:wafv2/webAcl:WebAcl";
/** What stands for no rule in particular. */
const sums = ["ALL", "Default_Action"];

function aclOf(graph: ResourceGraph, each: AlarmMetric): Resource | undefined {
  const name = dimensionOf(each, "WebACL");
  return graph.ofType(aclType).find(({ inputs }) => inputs.text("visibilityConfig.metricName") === name);
}

/**
 * A regional ACL publishes with its region, and for its own rules alone.
 * https://docs.aws.amazon.com/waf/latest/developerguide/waf-metrics.html
 */
export const aclMetricPublished: Check = function* (alarm, { graph, place }) {
  for (const each of alarmMetricsOf(alarm).filter(({ namespace }) => namespace === "AWS/WAFV2")) {
    const acl = aclOf(graph, each);
    if (!acl) {
      continue;
    }
    const values = new Map(each.values);
    const region = values.get("Region");
    const isRegional = acl.inputs.text("scope") !== "CLOUDFRONT";
    const isElsewhere = region !== UNKNOWN && place.region !== undefined && region !== place.region;
    if (!each.isQuery && isRegional && (region === undefined || isElsewhere)) {
      yield {
        found: `${each.metric} of the regional ACL ${acl.name} is asked for with Region ${show(region)}: the alarm never has data`,
        expected: `the dimension Region ${place.region ?? "of the ACL"}`,
      };
    }
    const rule = values.get("Rule");
    if (typeof rule !== "string" || sums.includes(rule)) {
      continue;
    }
    const rules = rulesOfAcl(graph, acl).map(({ block }) => block.raw("visibilityConfig.metricName"));
    if (!rules.includes(rule)) {
      yield {
        found: `${acl.name} has no rule that publishes as ${show(rule)}: the alarm never has data`,
        expected: `ALL, or one of ${rules.filter((name) => typeof name === "string").join(", ")}`,
      };
    }
  }
};
