import { baked, gated, rulesLeftAlone, twinned } from "../checks/blue-green";
import { alarmsRollBack, circuitBreaks, codeDeployRollsBack } from "../checks/deployment-rollback";
import { stopsWithinDrain, strategyFits } from "../checks/deployment-strategy";
import { compliantTwins, undecidedTwins, violatingTwins } from "../examples/blue-green";
import { compliantRollback, undecidedRollback, violatingRollback } from "../examples/deployment-rollback";
import { compliantStrategy, undecidedStrategy, violatingStrategy } from "../examples/deployment-strategy";
import { serviceType } from "../graph/ecs";
import type { Rule } from "../rule";

const rule: Rule = {
  name: "ecs-deploy-safe",
  title: "A bad deployment of a service ends by itself and hurts nobody",
  description:
    "Every service rolls a failed deployment back by circuit breaker and alarms, tests and bakes new tasks before the old ones end, and never ends its last task first; a singleton alone does.",
  rationale:
    "A deployment that nobody ends leaves a service down or, where it must not run twice, trading twice; a listener rule that an update puts back sends everybody to tasks that are gone.",
  remediation:
    "Set the property that the message names on the service, its listener rule or its target group.",
  severity: "high",
  kind: "stack",
  relations: [48, 49],
  findings: [
    ...["EDGAR-08", "EDGAR-10", "EDGAR-12", "EDGAR-13", "EDGAR-14", "EDGAR-15", "EDGAR-16", "EDGAR-17"],
    ...["EDGAR-18", "EDGAR-19", "EDGAR-20", "EDGAR-25", "EDGAR-27", "EDGAR-50", "EDGAR-51"],
    ...["EDGAR-52", "EDGAR-57", "EDGAR-62", "ORION-11", "ORION-16"],
    "EDGAR-11",
  ],
  types: [serviceType],
  checks: [
    ...[circuitBreaks, alarmsRollBack, codeDeployRollsBack, strategyFits, stopsWithinDrain],
    ...[twinned, baked, gated, rulesLeftAlone],
  ],
  examples: {
    compliant: [...compliantTwins, ...compliantStrategy, ...compliantRollback],
    violating: [...violatingRollback, ...violatingStrategy, ...violatingTwins],
    undecided: [...undecidedRollback, ...undecidedStrategy, ...undecidedTwins],
  },
};

export default rule;
