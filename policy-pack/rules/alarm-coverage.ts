import { hasBaseline } from "../checks/alarm-baselines";
import { covered, coveredTypes } from "../checks/alarm-coverage";
import { alarmType } from "../checks/metrics/alarm-metrics";
import { ofType } from "../checks/of-type";
import { baselineExamples } from "../examples/alarm-baselines";
import { coverageExamples } from "../examples/alarm-coverage";
import { edgeCoverageExamples } from "../examples/alarm-coverage-edge";
import { coverageGaps } from "../examples/alarm-coverage-gaps";
import { kindExamples } from "../examples/alarm-coverage-kinds";
import type { Rule } from "../rule";

const rule: Rule = {
  name: "alarm-coverage",
  title: "What can fail has an alarm",
  description:
    "Every database, queue, function, workflow, API, web ACL, canary, NAT gateway, service, target group and group of one instance has alarms on the metrics that show its failure, on the silence of what runs by itself, and on latency that is unusual.",
  rationale:
    "What nobody watches fails for days: no backtest had run for two weeks when the audit of the system looked.",
  remediation:
    "Add an alarm on the metric that the message names, through the alarms of the resource's layer.",
  severity: "medium",
  kind: "stack",
  findings: [
    ...[
      "TRADAI-H-03",
      "TRADAI-H-06",
      "TRADAI-H-07",
      "TRADAI-H-17",
      "TRADAI-H-20",
      "TRADAI-H-25",
      "EDGAR-07",
      "USDCOP-27",
    ],
    ...["ORION-03", "ORION-20", "ORION-23", "ORION-26", "ORION-43", "ORION-51", "ORION-57", "ORION-66"],
    "TRADAI-H-09",
    "TRADAI-H-12",
    "USDCOP-03",
    "USDCOP-16",
    "USDCOP-17",
    "USDCOP-23",
    "USDCOP-40",
    "ORION-19",
    "ORION-50",
  ],
  types: [...coveredTypes, alarmType],
  checks: [ofType(coveredTypes, covered), ofType([alarmType], hasBaseline)],
  examples: {
    compliant: [
      ...kindExamples.compliant,
      ...coverageExamples.compliant,
      ...edgeCoverageExamples.compliant,
      ...coverageGaps.compliant,
      ...baselineExamples.compliant,
    ],
    violating: [
      ...kindExamples.violating,
      ...coverageExamples.violating,
      ...edgeCoverageExamples.violating,
      ...coverageGaps.violating,
      ...baselineExamples.violating,
    ],
    undecided: [...coverageGaps.undecided, ...baselineExamples.undecided],
  },
};

export default rule;
