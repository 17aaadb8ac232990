import type { LayerContext, Notice } from "../../shared/components";
import { configRules } from "./config-rules";

/** What a detective service finds that is serious enough to be told at once. Security Hub gathers the rest. */
export function findings({ names }: LayerContext): readonly Notice[] {
  return [
    {
      id: "findings-guardduty",
      about: "GuardDuty found a threat of high severity",
      pattern: {
        source: ["aws.guardduty"],
        "detail-type": ["GuardDuty Finding"],
        // 7 and more is high (https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings-severity.html).
        detail: { severity: [{ numeric: [">=", 7] }] },
      },
    },
    {
      id: "findings-inspector",
      about: "Inspector found a vulnerability of high severity",
      pattern: {
        source: ["aws.inspector2"],
        "detail-type": ["Inspector2 Finding"],
        detail: { severity: ["HIGH", "CRITICAL"], status: ["ACTIVE"] },
      },
    },
    {
      id: "findings-access-analyzer",
      about: "Access Analyzer found something shared outside the account",
      pattern: {
        source: ["aws.access-analyzer"],
        "detail-type": ["Access Analyzer Finding"],
        detail: { status: ["ACTIVE"] },
      },
    },
    {
      id: "findings-security-hub",
      about: "A control of Security Hub of high severity is not met",
      pattern: {
        source: ["aws.securityhub"],
        "detail-type": ["Security Hub Findings - Imported"],
        detail: {
          findings: {
            // The other services have notices of their own.
            ProductName: ["Security Hub"],
            Severity: { Label: ["HIGH", "CRITICAL"] },
            // A check that passes is a finding as well.
            Compliance: { Status: ["FAILED"] },
            // AWS sends a finding again at each update, until somebody who read it says so (runbooks/security.md).
            Workflow: { Status: ["NEW"] },
            RecordState: ["ACTIVE"],
          },
        },
      },
    },
    {
      id: "findings-config",
      about: "A rule of AWS Config is not met",
      pattern: {
        source: ["aws.config"],
        "detail-type": ["Config Rules Compliance Change"],
        detail: {
          configRuleName: configRules.map(({ id }) => names.configRule(id)),
          newEvaluationResult: { complianceType: ["NON_COMPLIANT"] },
        },
      },
    },
  ];
}
