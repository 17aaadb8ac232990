import { groupType } from "../checks/auto-scaling";
import { callingTypes, hostsDeclared } from "../checks/discovery-hosts";
import { forgetsSoon, healthKnown, namespaceDeclared } from "../checks/discovery-names";
import { deregistered, notAlone, reconciled, registered, registryDeclared } from "../checks/discovery-paths";
import { ofType } from "../checks/of-type";
import { registryType, serviceType } from "../checks/registrars";
import { compliantNames, undecidedNames, violatingNames } from "../examples/discovery";
import { undecidedPaths } from "../examples/discovery-gaps";
import { compliantPaths, violatingPaths } from "../examples/discovery-paths";
import type { Rule } from "../rule";

const instanceType = "aws:ec2/instance:Instance";

const rule: Rule = {
  name: "sd-lifecycle-closed",
  title: "Who enters a name is taken out of it",
  description:
    "Every name of service discovery has somebody who registers in it, forgets soon and knows who answers; every machine that registers itself is deregistered by a function that hears of its end, and by a schedule that looks for what was missed.",
  rationale:
    "Nine entries of four dead instances once survived: the names led to them, half of the health checks ran into their timeout, and services could not reach each other.",
  remediation:
    "Have whoever registers be taken out: by ECS through serviceRegistries, or by a terminate hook and a function.",
  severity: "high",
  kind: "stack",
  relations: [43, 45],
  findings: ["TRADAI-H-01", "TRADAI-H-02", "TRADAI-S-28", "EDGAR-72"],
  types: [...new Set([registryType, serviceType, groupType, instanceType, ...callingTypes])],
  checks: [
    ofType([registryType], registered),
    ofType([registryType], namespaceDeclared),
    ofType([registryType], forgetsSoon),
    ofType([registryType], healthKnown),
    ofType([serviceType], registryDeclared),
    ofType([groupType], deregistered),
    ofType([groupType], reconciled),
    ofType([instanceType], notAlone),
    ofType(callingTypes, hostsDeclared),
  ],
  examples: {
    compliant: [...compliantNames, ...compliantPaths],
    violating: [...violatingPaths, ...violatingNames],
    undecided: [...undecidedPaths, ...undecidedNames],
  },
};

export default rule;
