import { clientsCounted } from "../checks/waf-clients";
import {
  everyRuleVisible,
  nothingPassesBy,
  rateLimited,
  setsComplete,
  stopsSomething,
  wafParameters,
} from "../checks/waf-rules";
import { countedClients, perhapsCounted, uncountedClients } from "../examples/waf-clients";
import { foreignSignIns, localSignIns, perhapsLocal } from "../examples/waf-localhost";
import { lenientAcls, stoppingAcls } from "../examples/waf-rules";
import { lenientlyWrittenAcls, unreadAcls, writtenAcls } from "../examples/waf-written";
import { webAclType } from "../graph/web-acls";
import type { Rule } from "../rule";

const rule: Rule = {
  name: "waf-rules-complete",
  title: "A firewall stops what it is there for",
  description:
    "Every WebACL limits how often one client asks and applies the three managed rule sets, in their order, to every request, and shows what each rule matches.",
  rationale:
    "A rule that only counts, comes too late or counts everybody as one lets floods and injections by, while the WebACL looks complete.",
  remediation: "Give the WebACL the rules with the priorities and actions that the message names.",
  severity: "high",
  kind: "stack",
  catalogue: {
    securityHub: ["WAF.10", "WAF.12"],
    checkov: ["CKV2_AWS_76", "CKV2_AWS_77", "CKV_AWS_175", "CKV_AWS_192", "CKV_AWS_342"],
  },
  relations: [4, 5],
  findings: ["TRADAI-S-01", "ORION-08"],
  types: [webAclType],
  parameters: wafParameters,
  checks: [stopsSomething, rateLimited, setsComplete, nothingPassesBy, everyRuleVisible, clientsCounted],
  examples: {
    compliant: [...stoppingAcls, ...localSignIns, ...countedClients, ...writtenAcls],
    violating: [...lenientAcls, ...foreignSignIns, ...uncountedClients, ...lenientlyWrittenAcls],
    undecided: [...unreadAcls, ...perhapsLocal, ...perhapsCounted],
  },
};

export default rule;
