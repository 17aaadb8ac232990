import type { Fixture } from "../rule";
import { account, policy } from "./bucket";
import { edgeLayer } from "./edge";
import { trustService } from "./iam";
import { heardTopic, notice } from "./notices";

type Inputs = Readonly<Record<string, unknown>>;
const unknown = Symbol("unknown");
const at = (type: string, name: string, inputs: Inputs, more: Partial<Fixture> = {}): Fixture => ({
  type,
  name,
  layer: "edge",
  inputs,
  ...more,
});

export const guardDuty = (inputs: Inputs = {}): Fixture =>
  at("aws:guardduty/detector:Detector", "detector", { enable: true, ...inputs });
export const hub = (inputs: Inputs = {}): Fixture =>
  at("aws:securityhub/account:Account", "hub", { enableDefaultStandards: false, ...inputs });
export const standard = at("aws:securityhub/standardsSubscription:StandardsSubscription", "standard", {
  standardsArn:
    "arn:aws:securityhub:eu-central-1::standards/aws-foundational-security-best-practices/v/1.0.0",
});
export const inspector = (inputs: Inputs = {}): Fixture =>
  at("aws:inspector2/enabler:Enabler", "inspector", {
    accountIds: [account],
    resourceTypes: ["EC2", "ECR", "LAMBDA"],
    ...inputs,
  });
export const analyzer = at("aws:accessanalyzer/analyzer:Analyzer", "analyzer", {
  analyzerName: "tradai-prod",
});
export const recorder = (inputs: Inputs = {}): Fixture =>
  at(
    "aws:cfg/recorder:Recorder",
    "recorder",
    { name: "tradai-prod", roleArn: unknown, recordingGroup: { allSupported: true }, ...inputs },
    { references: { roleArn: ["config-role"] } },
  );
export const configRole = (service = "config.amazonaws.com"): Fixture =>
  at("aws:iam/role:Role", "config-role", {
    name: "tradai-config-prod",
    assumeRolePolicy: policy(trustService(service)),
  });
export const status = (isEnabled: boolean): Fixture =>
  at("aws:cfg/recorderStatus:RecorderStatus", "status", { name: "tradai-prod", isEnabled });
const channel = at("aws:cfg/deliveryChannel:DeliveryChannel", "channel", {
  name: "tradai-prod",
  s3BucketName: "tradai-logs-prod",
});
const configRule = at("aws:cfg/rule:Rule", "config-rule", {
  name: "tradai-restricted-ssh-prod",
  source: { owner: "AWS", sourceIdentifier: "INCOMING_SSH_DISABLED" },
});

export const grave = { Severity: { Label: ["HIGH", "CRITICAL"] } };
export const hubPattern = {
  source: ["aws.securityhub"],
  "detail-type": ["Security Hub Findings - Imported"],
  detail: { findings: grave },
};

/** Everything that looks for threats, and one rule that passes on what all of it finds. */
export function detection(...changed: readonly Fixture[]): readonly Fixture[] {
  const whole = [
    edgeLayer,
    ...heardTopic,
    guardDuty(),
    hub(),
    standard,
    inspector(),
    analyzer,
    recorder(),
    configRole(),
    status(true),
    channel,
    configRule,
    ...notice("findings", hubPattern),
  ];
  const added = changed.filter(({ name }) => !whole.some((each) => each.name === name));
  return [...whole.map((each) => changed.find(({ name }) => name === each.name) ?? each), ...added];
}

/** New findings of one product as Security Hub passes them on. */
export const throughHub = (product: string): object => ({
  ...hubPattern,
  detail: {
    findings: {
      ...grave,
      ProductName: [product],
      Workflow: { Status: ["NEW"] },
      RecordState: ["ACTIVE"],
    },
  },
});
/** What each detector finds, and how it says so. */
export const products = [
  {
    name: "GuardDuty",
    product: "GuardDuty",
    detector: guardDuty(),
    event: { source: ["aws.guardduty"], "detail-type": ["GuardDuty Finding"] },
  },
  {
    name: "Inspector",
    product: "Inspector",
    detector: inspector(),
    event: {
      source: ["aws.inspector2"],
      "detail-type": ["Inspector2 Finding"],
      detail: { severity: ["HIGH", "CRITICAL"], status: ["ACTIVE"] },
    },
  },
  {
    name: "Access Analyzer",
    product: "IAM Access Analyzer",
    detector: analyzer,
    event: {
      source: ["aws.access-analyzer"],
      "detail-type": ["Access Analyzer Finding"],
      detail: { status: ["ACTIVE"] },
    },
  },
  {
    name: "Security Hub",
    product: "Security Hub",
    detector: hub({ enableDefaultStandards: undefined }),
    event: throughHub("Security Hub"),
  },
];
