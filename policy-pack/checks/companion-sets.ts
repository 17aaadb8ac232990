import type { Resource } from "../graph/resource";
import type { RuleContext } from "../rule";
import { ownsAccount } from "./account-owner";

/**
 * What API Gateway answers by itself, read on 2026-11-22:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
export const gatewayResponses: readonly string[] = [
  "ACCESS_DENIED",
  "API_CONFIGURATION_ERROR",
  "AUTHORIZER_CONFIGURATION_ERROR",
  "AUTHORIZER_FAILURE",
  "BAD_REQUEST_BODY",
  "BAD_REQUEST_PARAMETERS",
  "DEFAULT_4XX",
  "DEFAULT_5XX",
  "EXPIRED_TOKEN",
  "INTEGRATION_FAILURE",
  "INTEGRATION_TIMEOUT",
  "INVALID_API_KEY",
  "INVALID_SIGNATURE",
  "MISSING_AUTHENTICATION_TOKEN",
  "QUOTA_EXCEEDED",
  "REQUEST_TOO_LARGE",
  "RESOURCE_NOT_FOUND",
  "THROTTLED",
  "UNAUTHORIZED",
  "UNSUPPORTED_MEDIA_TYPE",
  "WAF_FILTERED",
];

/** What runs and is kept here, of what GuardDuty can look at besides its own sources. */
export const detectorFeatures: readonly string[] = [
  "S3_DATA_EVENTS",
  "RDS_LOGIN_EVENTS",
  "LAMBDA_NETWORK_LOGS",
  "EBS_MALWARE_PROTECTION",
];

/** Standards of Security Hub by the name in their ARN. */
export const standards: readonly string[] = [
  "aws-foundational-security-best-practices",
  "cis-aws-foundations-benchmark",
];

/** Managed rules of AWS Config about what the account holds. */
export const configRules: readonly string[] = [
  "API_GW_ASSOCIATED_WITH_WAF",
  "CMK_BACKING_KEY_ROTATION_ENABLED",
  "EC2_IMDSV2_CHECK",
  "IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS",
  "INCOMING_SSH_DISABLED",
  "MULTI_REGION_CLOUD_TRAIL_ENABLED",
  "RDS_INSTANCE_PUBLIC_ACCESS_CHECK",
  "RDS_STORAGE_ENCRYPTED",
  "ROOT_ACCOUNT_MFA_ENABLED",
  "S3_BUCKET_PUBLIC_READ_PROHIBITED",
  "S3_BUCKET_PUBLIC_WRITE_PROHIBITED",
  "VPC_DEFAULT_SECURITY_GROUP_CLOSED",
  "VPC_SG_OPEN_ONLY_TO_AUTHORIZED_PORTS",
];

/** True where the environment looks for threats in its account. */
export const isDemandedOfAccount = (_: Resource, { settings, stackConfig }: RuleContext): boolean =>
  settings.threatDetection && ownsAccount(stackConfig);
