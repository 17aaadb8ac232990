import { compositeType } from "../checks/alarm-targets";
import { edgeType } from "../checks/all-layers";
import { alarmType } from "../checks/metrics/alarm-metrics";
import { ofType } from "../checks/of-type";
import {
  automationRole,
  automationRuns,
  automationsDeclared,
  documentType,
  namesRunbook,
  runbookParameters,
} from "../checks/runbooks";
import { runbookExamples } from "../examples/runbooks";
import type { Rule } from "../rule";

const rule: Rule = {
  name: "runbook-linked",
  title: "Whoever is woken knows what to do",
  description:
    "Every alarm's description names a runbook that is there, and restore, failover and rollback are automation documents with declared parameters and a role of their own.",
  rationale:
    "At three in the morning nobody finds the right page, and a procedure that is typed by hand is typed wrong.",
  remediation:
    "Name docs/runbooks/<name>.md in the alarm's description; declare the procedure as an SSM document.",
  severity: "low",
  kind: "stack",
  findings: [...["EDGAR-22", "EDGAR-23", "EDGAR-43", "EDGAR-49", "EDGAR-60"], "ORION-35"],
  types: [alarmType, compositeType, documentType, edgeType],
  parameters: runbookParameters,
  checks: [
    ofType([alarmType, compositeType], namesRunbook),
    ofType([edgeType], automationsDeclared),
    ofType([documentType], automationRuns),
    ofType([documentType], automationRole),
  ],
  examples: runbookExamples,
};

export default rule;
