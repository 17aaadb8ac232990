import { hasProducer, oneKind, oneWriter, writesToDeclared, writesJson } from "../checks/log-groups";
import { producerTypes } from "../checks/log-destinations";
import { logGroupType } from "../checks/log-producers";
import { functionMayWrite, machineMayWrite } from "../checks/log-writers";
import { ofType } from "../checks/of-type";
import { kindExamples } from "../examples/log-kinds";
import { owned, unowned } from "../examples/log-owners";
import { answeredWriters, openWriters, refusedWriters } from "../examples/log-questions";
import { compliantWriters, violatingWriters } from "../examples/log-writers";
import { readScripts, unreadScripts } from "../examples/machine-scripts";
import { machineTypes } from "../graph/machines";
import type { Rule } from "../rule";

const rule: Rule = {
  name: "logs-owned",
  title: "Each producer of logs has its group, and each group its producer",
  description:
    "Every function, container, database, flow log, stage, firewall and workflow writes to a declared log group of its exact name, and every declared group is written to by one of them.",
  rationale:
    "AWS makes the group that is missing: without retention, key or environment, beside the declared one that stays empty while people look there.",
  remediation: "Declare the log group of the name that the message gives, before its producer.",
  severity: "medium",
  kind: "stack",
  relations: [52],
  findings: ["TRADAI-H-10", "TRADAI-H-11", "USDCOP-13", "ORION-28", "ORION-63"],
  types: [...producerTypes, logGroupType],
  checks: [
    ofType(producerTypes, writesToDeclared),
    ofType(["aws:lambda/function:Function"], functionMayWrite),
    ofType(["aws:lambda/function:Function"], writesJson),
    ofType(machineTypes, machineMayWrite),
    ofType([logGroupType], hasProducer),
    ofType([logGroupType], oneKind),
    ofType([logGroupType], oneWriter),
  ],
  examples: {
    compliant: [
      ...[...owned, ...compliantWriters, ...answeredWriters, ...readScripts],
      ...kindExamples.compliant,
    ],
    violating: [...violatingWriters, ...unowned, ...refusedWriters, ...kindExamples.violating],
    undecided: [...openWriters, ...unreadScripts, ...kindExamples.undecided],
  },
};

export default rule;
