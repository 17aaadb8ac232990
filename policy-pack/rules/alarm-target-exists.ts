import {
  childrenDeclared,
  compositeType,
  dimensionsDeclared,
  metricKnown,
  ownMetricPublished,
} from "../checks/alarm-targets";
import { aclMetricPublished } from "../checks/acl-metrics";
import { mathChecks } from "../checks/alarm-math";
import { alarmType } from "../checks/metrics/alarm-metrics";
import { switchedOn } from "../checks/metrics/published";
import { ofType } from "../checks/of-type";
import { targetExamples } from "../examples/alarm-target-kinds";
import { goneDimensions, openDimensions, publishedMetrics } from "../examples/metric-sets";
import type { Rule } from "../rule";

const rule: Rule = {
  name: "alarm-target-exists",
  title: "Alarms watch what exists",
  description:
    "Every alarm watches a metric that AWS publishes in its namespace with just those dimensions, each dimension names a declared resource, and what it calculates with is there.",
  rationale:
    "An alarm on a misspelt metric or a resource that is gone has no data and stays quiet for ever: it looks like health.",
  remediation: "Take namespace, metric and dimensions from AWS's list, and the value from the resource.",
  severity: "medium",
  kind: "stack",
  relations: [9, 10],
  findings: ["ORION-26", "ORION-27"],
  types: [alarmType, compositeType],
  checks: [
    ofType([alarmType], metricKnown),
    ofType([alarmType], dimensionsDeclared),
    ofType([alarmType], switchedOn),
    ofType([alarmType], aclMetricPublished),
    ...mathChecks.map((check) => ofType([alarmType], check)),
    ofType([alarmType], ownMetricPublished),
    ofType([compositeType], childrenDeclared),
  ],
  examples: {
    ...targetExamples,
    compliant: [...targetExamples.compliant, ...publishedMetrics],
    violating: [...targetExamples.violating, ...goneDimensions],
    undecided: [...targetExamples.undecided, ...openDimensions],
  },
};

export default rule;
