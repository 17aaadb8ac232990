import { ofType } from "../checks/of-type";
import { aclLogged, blockedKept, destinationNamed, secretsRedacted } from "../checks/waf-logging";
import { keptLogs, lostLogs, openLogs } from "../examples/waf-logging";
import { aclLoggingType, webAclType } from "../graph/web-acls";
import type { Rule } from "../rule";

const rule: Rule = {
  name: "waf-logged",
  title: "What a firewall saw is kept, without secrets",
  description:
    "Every WebACL logs what it blocks to a destination that is named for it, and no log holds the headers that carry tokens.",
  rationale:
    "Without a log nobody can tell an attack from a customer who was blocked; with the headers in it whoever reads the log can act as any user.",
  remediation:
    "Add a WebAclLoggingConfiguration to a group whose name begins with aws-waf-logs-, with the authorization and cookie headers redacted.",
  severity: "medium",
  kind: "stack",
  catalogue: { securityHub: ["WAF.11"], checkov: ["CKV2_AWS_31"] },
  findings: ["TRADAI-H-06", "TRADAI-S-31", "ORION-09"],
  types: [webAclType, aclLoggingType],
  checks: [
    ofType([webAclType], aclLogged),
    ...[destinationNamed, secretsRedacted, blockedKept].map((check) => ofType([aclLoggingType], check)),
  ],
  examples: { compliant: keptLogs, violating: lostLogs, undecided: openLogs },
};

export default rule;
