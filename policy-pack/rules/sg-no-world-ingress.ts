import { ofType } from "../checks/of-type";
import { ingressNarrow } from "../checks/world-ingress";
import { compliantIngress, violatingIngress } from "../examples/ingress";
import { undecidedPorts } from "../examples/open-port-questions";
import { compliantPorts, violatingPorts } from "../examples/open-ports";
import { UnknownRead } from "../graph/reader";
import { companionsOf, mayHaveCompanion } from "../graph/references";
import { vpcType } from "../graph/routes";
import { defaultGroupType, groupType, ruleHolders, rulesHeldBy, rulesOf } from "../graph/security-groups";
import type { Check, Rule } from "../rule";

const described: Check = function* (holder, { graph }) {
  const rules = rulesHeldBy(graph, holder);
  const bare = rules.filter(({ fields }) => fields.text("description") === undefined);
  for (const { direction, fields } of bare) {
    yield {
      found: `the ${direction} rule${fields.where === "" ? "" : ` ${fields.where}`} has no description`,
      expected: "one sentence that says which flow it is for",
      fix: "Give the rule a description.",
    };
  }
};

const groupDescribed: Check = function* ({ inputs }) {
  const text = inputs.text("description");
  if (text === undefined || text === "Managed by Pulumi") {
    yield {
      found: "the group does not say what its members are",
      expected: "a description",
      fix: "Give the group a description; AWS cannot change it later.",
    };
  }
};

const defaultEmpty: Check = function* (group, { graph }) {
  for (const direction of ["ingress", "egress"] as const) {
    const { rules, isComplete } = rulesOf(graph, group, direction);
    if (rules.length > 0) {
      yield {
        found: `the default group has ${rules.length} ${direction} ${rules.length === 1 ? "rule" : "rules"}`,
        expected: "none: whatever names no group lands in it",
        fix: "Remove the rules of the default group.",
      };
    } else if (!isComplete) {
      throw new UnknownRead(`${direction} of the default group`);
    }
  }
};

const defaultTaken: Check = function* (vpc, { graph }) {
  if (companionsOf(graph, vpc, defaultGroupType, "vpcId").length > 0) {
    return;
  }
  if (mayHaveCompanion(graph, vpc, defaultGroupType, "vpcId")) {
    throw new UnknownRead("vpcId of a DefaultSecurityGroup");
  }
  yield {
    found: "the VPC's default group lets its members reach each other and everything else, as AWS makes it",
    expected: "a DefaultSecurityGroup without rules",
    fix: "Declare a DefaultSecurityGroup without rules for the VPC.",
  };
};

const rule: Rule = {
  name: "sg-no-world-ingress",
  title: "Security groups admit groups, not addresses",
  description:
    "Only a public load balancer's 443 (and 80, to redirect) is open to the world, no address reaches databases or administration ports, the default group is empty, and every rule says what it is for.",
  rationale:
    "A port that is open to the world is found within minutes; an address admitted to a database outlives the machine that had it; a rule without a reason is never removed.",
  remediation: "Name the source group instead of addresses, and describe the rule.",
  severity: "critical",
  kind: "stack",
  catalogue: {
    securityHub: ["EC2.2", "EC2.18", "EC2.19"],
    cis: ["5.3", "5.4", "5.5"],
    cdkNag: ["EC23", "EC27", "RDS8"],
    checkov: ["CKV_AWS_23", "CKV_AWS_24", "CKV_AWS_25", "CKV_AWS_260", "CKV_AWS_277", "CKV2_AWS_12"],
  },
  findings: ["TRADAI-H-16", "TRADAI-H-18", "TRADAI-H-27", "EDGAR-29", "ORION-07"],
  types: [vpcType, ...ruleHolders],
  checks: [
    ofType(ruleHolders, ingressNarrow),
    ofType(ruleHolders, described),
    ofType([groupType], groupDescribed),
    ofType([defaultGroupType], defaultEmpty),
    ofType([vpcType], defaultTaken),
  ],
  examples: {
    compliant: [...compliantIngress, ...compliantPorts],
    violating: [...violatingIngress, ...violatingPorts],
    undecided: undecidedPorts,
  },
};

export default rule;
