import { ofType } from "../checks/of-type";
import {
  filterType,
  heard,
  patternFits,
  readsTrail,
  seesAllRegions,
  setCounted,
  trailType,
  watched,
} from "../checks/security-alarms";
import { chainExamples } from "../examples/security-chains";
import type { Rule } from "../rule";

const rule: Rule = {
  name: "security-alarms",
  title: "Somebody hears of what an attacker does",
  description:
    "Each event of the CIS set is counted by a metric filter on the log group of a trail of all regions, and an alarm on that very metric tells a topic that somebody is subscribed to.",
  rationale:
    "The audit found no security alarm: who used the root user, opened a security group or stopped the trail would have been found weeks later, if at all.",
  remediation:
    "Add a LogMetricFilter on the trail's log group and an alarm on its metric that tells the topic of the alerts.",
  severity: "high",
  kind: "stack",
  catalogue: {
    securityHub: Array.from({ length: 14 }, (_, index) => `CloudWatch.${index + 1}`),
    cis: Array.from({ length: 14 }, (_, index) => `4.${index + 1}`),
  },
  relations: [11, 12],
  findings: ["TRADAI-S-07"],
  types: [trailType, filterType],
  checks: [
    ofType([trailType], setCounted),
    ofType([trailType], seesAllRegions),
    ...[readsTrail, patternFits, watched, heard].map((check) => ofType([filterType], check)),
  ],
  examples: chainExamples,
};

export default rule;
