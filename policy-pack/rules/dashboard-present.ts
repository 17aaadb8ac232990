import { chartsDeclared, dashboardType, onDashboard, shownTypes } from "../checks/dashboards";
import { ofType } from "../checks/of-type";
import { dashboardKinds } from "../examples/dashboard-kinds";
import { rowExamples, shownRows, unnamedExamples } from "../examples/dashboard-rows";
import { partShown, wholeShown } from "../examples/dashboard-whole";
import { compliantServing, violatingServing } from "../examples/running-services";
import type { Rule } from "../rule";

const rule: Rule = {
  name: "dashboard-present",
  title: "The dashboard shows the whole system, and nothing else",
  description:
    "A dashboard shows a metric of every service, target group, host, queue, workflow, function, database, API, web ACL and canary, and whatever a widget charts is declared.",
  rationale:
    "An operator who looks for what is wrong and does not find it on the dashboard takes it for well; an empty graph of what is gone says the same.",
  remediation: "Make the dashboard from the same table as the resources.",
  severity: "low",
  kind: "stack",
  relations: [60],
  findings: ["TRADAI-H-15", "EDGAR-67", "ORION-52"],
  types: [...shownTypes, dashboardType],
  checks: [ofType(shownTypes, onDashboard), ofType([dashboardType], chartsDeclared)],
  examples: {
    compliant: [...dashboardKinds.compliant, ...shownRows, ...compliantServing, ...wholeShown],
    violating: [...dashboardKinds.violating, ...violatingServing, ...rowExamples, ...partShown],
    undecided: [...dashboardKinds.undecided, ...unnamedExamples],
  },
};

export default rule;
