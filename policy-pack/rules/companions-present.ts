import { accompaniedTypes, isAccompanied } from "../checks/companions";
import { openCompanions } from "../examples/companion-edges";
import { accompanied, unaccompanied } from "../examples/companions";
import type { Rule } from "../rule";

const rule: Rule = {
  name: "companions-present",
  title: "Nothing is declared by half",
  description:
    "Every resource that AWS configures by further resources (policies, settings, responses, rules and the like) has those without which it is only half there.",
  rationale:
    "A companion that is removed leaves no error behind: the resource goes on without its protection, its records or its answers.",
  remediation: "Declare the companion beside the resource.",
  severity: "medium",
  kind: "stack",
  types: accompaniedTypes,
  checks: [isAccompanied],
  examples: { compliant: accompanied, violating: unaccompanied, undecided: openCompanions },
};

export default rule;
