import { ofType } from "../checks/of-type";
import { sizeChecks } from "../checks/sizes";
import { paidSizes, unpaidSizes } from "../examples/sizes";
import type { Rule } from "../rule";

const rule: Rule = {
  name: "cost-bounded",
  title: "No environment is larger than it pays for",
  description:
    "Instance types, database and cache classes, storage, memory of functions, sizes of tasks and the pace of canaries stay within what the pack's settings allow the environment.",
  rationale:
    "One letter in a setting makes a database cost forty times as much; in dev nobody notices until the bill.",
  remediation:
    "Take a size of the list, or raise `sizes` of the environment in the pack's settings, where the reason can be discussed.",
  severity: "low",
  kind: "resource",
  findings: ["EDGAR-68", "ORION-04", "ORION-30", "ORION-37", "ORION-39"],
  types: sizeChecks.map(([type]) => type),
  checks: sizeChecks.map(([type, check]) => ofType([type], check)),
  examples: { compliant: paidSizes, violating: unpaidSizes },
};

export default rule;
