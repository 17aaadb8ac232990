import * as aws from "@pulumi/aws";
import type { LayerContext } from "../../shared/components";

/** What GuardDuty looks at beyond the trail, flow logs and name look-ups, which are always part of it. */
const guardDutyFeatures = [
  "S3_DATA_EVENTS",
  "RDS_LOGIN_EVENTS",
  "LAMBDA_NETWORK_LOGS",
  "EBS_MALWARE_PROTECTION",
] as const;

/** Standards that Security Hub holds the account to; `controls.md` counts in these two. */
const standards = [
  "aws-foundational-security-best-practices/v/1.0.0",
  "cis-aws-foundations-benchmark/v/5.0.0",
] as const;

/** What Inspector scans; for ECR it takes over from the registry's basic scan (ORION-29). */
const scanned = ["EC2", "ECR", "LAMBDA"] as const;

/** One detector a region and account (TRADAI-S-42). */
export function createGuardDuty(context: LayerContext): aws.guardduty.Detector {
  const detector = new aws.guardduty.Detector(
    "guardduty",
    {
      enable: true,
      findingPublishingFrequency: "FIFTEEN_MINUTES",
      tags: context.tags(context.names.detection("guardduty")),
    },
    context.options({ retainOnDelete: true }),
  );
  for (const name of guardDutyFeatures) {
    new aws.guardduty.DetectorFeature(
      `guardduty-${name.toLowerCase().replaceAll("_", "-")}`,
      { detectorId: detector.id, name, status: "ENABLED" },
      context.options({ retainOnDelete: true }),
    );
  }
  return detector;
}

/** Security Hub with the standards that the controls of this system are named after (TRADAI-S-42). */
export function createSecurityHub(context: LayerContext): aws.securityhub.Account {
  const hub = new aws.securityhub.Account(
    "security-hub",
    {
      enableDefaultStandards: false,
      autoEnableControls: true,
      // One finding for a control, however many standards ask for it.
      controlFindingGenerator: "SECURITY_CONTROL",
    },
    context.options({ retainOnDelete: true }),
  );
  for (const standard of standards) {
    new aws.securityhub.StandardsSubscription(
      `security-hub-${standard.split("/")[0] ?? standard}`,
      { standardsArn: context.arns.securityStandard(standard) },
      context.options({ retainOnDelete: true, dependsOn: [hub] }),
    );
  }
  return hub;
}

/** Scans of images, instances and functions for known vulnerabilities (ORION-29). */
export function createInspector(context: LayerContext): void {
  new aws.inspector2.Enabler(
    "inspector",
    { accountIds: [context.settings.account], resourceTypes: [...scanned] },
    context.options({ retainOnDelete: true }),
  );
}

/** Finds what is shared with the world or another account (TRADAI-H-16). */
export function createAccessAnalyzer(context: LayerContext): void {
  const name = context.names.detection("access-analyzer");
  new aws.accessanalyzer.Analyzer(
    "access-analyzer",
    { analyzerName: name, type: "ACCOUNT", tags: context.tags(name) },
    context.options({ retainOnDelete: true }),
  );
}
