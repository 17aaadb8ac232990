import { consumedTypes } from "../checks/consumers";
import { isConsumed } from "../checks/orphans";
import { consumedAtEdges, openOrphans, orphansAtEdges } from "../examples/orphan-edges";
import { lonely, placedConsumers } from "../examples/orphan-uses";
import { namedByOthers, namedConsumers } from "../examples/orphans";
import type { Rule } from "../rule";

const rule: Rule = {
  name: "no-orphans",
  title: "Everything is there for somebody",
  description: "Every resource that is there for others' sake has a consumer that the program declares.",
  rationale:
    "What nobody consumes is paid for, guarded and audited for nothing; more often its consumer was forgotten, and the work that it was made for never happens.",
  remediation:
    "Declare the consumer or remove the resource; where the consumer is outside the program, write an exemption that says who it is.",
  severity: "medium",
  kind: "stack",
  catalogue: { securityHub: ["SecretsManager.3"] },
  findings: [
    ...["TRADAI-H-08", "TRADAI-H-13", "TRADAI-H-17", "TRADAI-H-26"],
    ...["USDCOP-04", "USDCOP-07", "USDCOP-08", "USDCOP-26", "USDCOP-33", "USDCOP-42"],
  ],
  types: consumedTypes,
  needsWhole: "what consumes a resource may be declared in another layer",
  checks: [isConsumed],
  examples: {
    compliant: [...namedConsumers, ...placedConsumers, ...consumedAtEdges],
    violating: [...namedByOthers, ...lonely, ...orphansAtEdges],
    undecided: openOrphans,
  },
};

export default rule;
