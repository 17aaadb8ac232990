import type { LayerContext } from "../shared/components";
import type { KeyId } from "../shared/inventory";
import { ResourcePolicyBuilder } from "../shared/policy";

/** What a service needs to encrypt with a key and to read again what it encrypted. */
const useKey = ["kms:Decrypt", "kms:GenerateDataKey"];

/**
 * Nothing beyond the account's IAM policies: S3, DynamoDB, ECR, Secrets Manager, CodeArtifact and AWS Backup use
 * this key with the rights of whoever calls them.
 */
function callersOnly(context: LayerContext): string {
  return new ResourcePolicyBuilder(context.settings, "key").build().json;
}

/** CloudWatch Logs, for the log groups of this environment alone. */
function logs({ settings, arns }: LayerContext): string {
  return new ResourcePolicyBuilder(settings, "key")
    .allow([
      "kms:Decrypt",
      "kms:Encrypt",
      "kms:GenerateDataKey",
      "kms:GenerateDataKeyWithoutPlaintext",
      "kms:ReEncryptFrom",
      "kms:ReEncryptTo",
    ])
    .to(`logs.${settings.region}.amazonaws.com`)
    .when({ ArnLike: { "kms:EncryptionContext:aws:logs:arn": arns.environmentLogGroups() } })
    .because("Encrypt the log groups of this environment")
    .build().json;
}

/**
 * Whoever publishes to the alert topics. An alarm whose topic's key does not admit CloudWatch is lost without a
 * word. EventBridge sends no source, so its statement carries none.
 */
function alerts({ settings }: LayerContext): string {
  // CloudWatch's own page shows its statement without a source; a condition that never matched would lose alarms.
  const account = { StringEquals: { "aws:SourceAccount": settings.account } };
  return new ResourcePolicyBuilder(settings, "key")
    .allow(useKey)
    .to("cloudwatch.amazonaws.com")
    .because("Publish alarms to encrypted topics")
    .allow(useKey)
    .to("events.amazonaws.com")
    .because("Publish events to encrypted topics")
    .allow(useKey)
    .to("budgets.amazonaws.com")
    .when(account)
    .because("Publish budget notices to encrypted topics")
    .allow(useKey)
    .to("costalerts.amazonaws.com")
    .when(account)
    .because("Publish cost anomalies to encrypted topics")
    .build().json;
}

/** CloudTrail, for this environment's trail alone. */
function trail({ settings, arns }: LayerContext): string {
  const ownTrail = { ArnEquals: { "aws:SourceArn": arns.trail() } };
  return new ResourcePolicyBuilder(settings, "key")
    .allow("kms:GenerateDataKey")
    .to("cloudtrail.amazonaws.com")
    .when(ownTrail)
    .when({ StringLike: { "kms:EncryptionContext:aws:cloudtrail:arn": arns.trail() } })
    .because("Encrypt the log files of the trail")
    .allow("kms:DescribeKey")
    .to("cloudtrail.amazonaws.com")
    .when(ownTrail)
    .because("Check the key of the trail")
    .build().json;
}

/**
 * The policy of each key. Each begins with the delegation to the account, without which AWS refuses the key and
 * IAM grants on it count for nothing (decisions.md section 2).
 */
export const keyPolicies: Readonly<Record<KeyId, (context: LayerContext) => string>> = {
  data: callersOnly,
  recovery: callersOnly,
  logs,
  alerts,
  trail,
};
