/** Names under which the pack reports about itself. */
export const aboutPack = {
  settings: "pack-settings",
  configurationUsed: "configuration-used",
  notEvaluated: "not-evaluated",
  exemptionsUsed: "exemptions-used",
  exemptionsValid: "exemptions-valid",
  ruleErrors: "rule-errors",
} as const;
