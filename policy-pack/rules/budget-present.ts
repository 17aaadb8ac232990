import { edgeType } from "../checks/all-layers";
import {
  anomalySubscriptionType,
  budgetChecks,
  budgetType,
  costWatched,
  monitorType,
} from "../checks/budgets";
import { ofType } from "../checks/of-type";
import { perhapsWatchedCost, unwatchedCost, watchedCost } from "../examples/watched-cost";
import type { Rule } from "../rule";

const rule: Rule = {
  name: "budget-present",
  title: "Somebody hears of cost before the bill",
  description:
    "Every environment has a monthly budget that tells a topic before its limit, and its account a cost anomaly monitor whose subscription tells one at once.",
  rationale:
    "A loop that writes logs or starts tasks costs hundreds a day, and the bill comes after a month: nobody had a limit or an alarm on cost.",
  remediation:
    "Declare a Budget, an AnomalyMonitor and its subscription, each telling the topic of the alerts.",
  severity: "medium",
  kind: "stack",
  relations: [57],
  findings: ["ORION-38"],
  types: [edgeType, budgetType, monitorType, anomalySubscriptionType],
  checks: [
    ofType([edgeType], costWatched),
    ...Object.entries(budgetChecks).flatMap(([type, checks]) => checks.map((check) => ofType([type], check))),
  ],
  examples: { compliant: watchedCost, violating: unwatchedCost, undecided: perhapsWatchedCost },
};

export default rule;
