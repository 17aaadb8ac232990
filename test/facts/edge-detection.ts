/** TRADAI-S-42, TRADAI-H-16 and ORION-29: which services watch an account, in Pulumi's types. */
export const detectiveTypes = [
  "accessanalyzer/analyzer:Analyzer",
  "cfg/deliveryChannel:DeliveryChannel",
  "cfg/recorder:Recorder",
  "cfg/recorderStatus:RecorderStatus",
  "guardduty/detector:Detector",
  "inspector2/enabler:Enabler",
  "securityhub/account:Account",
] as const;

/** decisions.md section 8: threat detection and Config rules. */
export const watched = { dev: false, staging: true, prod: true } as const;

/** What each service calls an event, and what makes one of it serious (AWS's pages of each service). */
export const noticeFacts = {
  "findings-guardduty": { source: "aws.guardduty", type: "GuardDuty Finding" },
  "findings-inspector": { source: "aws.inspector2", type: "Inspector2 Finding" },
  "findings-access-analyzer": { source: "aws.access-analyzer", type: "Access Analyzer Finding" },
  "findings-security-hub": { source: "aws.securityhub", type: "Security Hub Findings - Imported" },
  "findings-config": { source: "aws.config", type: "Config Rules Compliance Change" },
} as const;

/** ORION-38 and the settings of each environment: US dollars. */
export const budgetFacts = {
  dev: { monthly: "300", anomaly: "20" },
  staging: { monthly: "400", anomaly: "30" },
  prod: { monthly: "1500", anomaly: "100" },
} as const;
