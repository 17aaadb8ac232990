import { latencyDoesNotFlap, saysWhenItFires, tellsSomebody } from "../checks/alarm-actions";
import { beatsInTime, silenceIsBad } from "../checks/alarm-heartbeats";
import { senseChecks } from "../checks/alarm-sense";
import { compositeType } from "../checks/alarm-targets";
import { alarmType } from "../checks/metrics/alarm-metrics";
import { ofType } from "../checks/of-type";
import { actionExamples } from "../examples/alarm-actions";
import { heartbeatExamples } from "../examples/alarm-heartbeats";
import { senseExamples } from "../examples/alarm-sense";
import { signExamples } from "../examples/alarm-signs";
import { windowExamples } from "../examples/alarm-windows";
import type { Rule } from "../rule";

const rule: Rule = {
  name: "alarm-actioned",
  title: "Alarms reach somebody and fire when they should",
  description:
    "Every alarm has enabled actions on a declared topic for its beginning and its end, says how many periods must be bad, takes silence for what it is, and has a threshold that a failure reaches within the hour.",
  rationale:
    "An alarm without action is a red light in an empty room; one that takes missing data for health sleeps through the very failure it was made for.",
  remediation: "Set the property that the message names on the alarm.",
  severity: "high",
  kind: "stack",
  catalogue: { securityHub: ["CloudWatch.15", "CloudWatch.17"], checkov: ["CKV_AWS_319"] },
  relations: [6, 13],
  findings: [
    "TRADAI-H-12",
    "TRADAI-S-07",
    "USDCOP-02",
    "USDCOP-09",
    "USDCOP-38",
    "ORION-20",
    "ORION-51",
    "ORION-66",
  ],
  types: [alarmType, compositeType],
  checks: [
    tellsSomebody,
    ofType([alarmType], saysWhenItFires),
    ofType([alarmType], latencyDoesNotFlap),
    ofType([alarmType], silenceIsBad),
    ofType([alarmType], beatsInTime),
    ...senseChecks.map((check) => ofType([alarmType], check)),
  ],
  examples: {
    compliant: [
      ...actionExamples.compliant,
      ...heartbeatExamples.compliant,
      ...senseExamples.compliant,
      ...signExamples.compliant,
      ...windowExamples.compliant,
    ],
    violating: [
      ...actionExamples.violating,
      ...heartbeatExamples.violating,
      ...senseExamples.violating,
      ...signExamples.violating,
      ...windowExamples.violating,
    ],
    undecided: actionExamples.undecided,
  },
};

export default rule;
