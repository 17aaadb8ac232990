import { boundedScaling, countLeftAlone, followsLoad } from "../checks/service-scaling";
import { compliantScaling, undecidedScaling, violatingScaling } from "../examples/scaling";
import { serviceType } from "../graph/ecs";
import type { Rule } from "../rule";

const rule: Rule = {
  name: "ecs-scalable",
  title: "Services follow their load within bounds",
  description:
    "Every service has a scalable target with bounds and follows processor, memory and a second metric; a singleton has none or one task and no policy; no update puts the count back.",
  rationale:
    "A service of fixed size fails at the first rush and pays through every night; one that an update puts back to its first size drops the tasks that carry the load.",
  remediation: "Declare the scalable target and policies that the message names.",
  severity: "medium",
  kind: "stack",
  findings: [
    ...["TRADAI-H-17", "TRADAI-H-19", "EDGAR-32", "EDGAR-33", "EDGAR-34", "EDGAR-46", "EDGAR-63"],
    ...["ORION-39", "ORION-58"],
  ],
  types: [serviceType],
  checks: [boundedScaling, followsLoad, countLeftAlone],
  examples: {
    compliant: compliantScaling,
    violating: violatingScaling,
    undecided: undecidedScaling,
  },
};

export default rule;
