import { all, bucketAdmits, keyAdmits, roleHasPolicy, roleTrusts } from "../needs";
import {
  bucket,
  role,
  key,
  logGroup,
  topic,
  userPool,
  row,
  refusal,
  noRole,
  noKey,
  noPool,
  noLogGroup,
  trail,
  type OrderRow,
} from "./row";

/** Pairs of keys, roles, sign-in, audit and logs. Reviewed 2026-11-21. */
export const accessRows: readonly OrderRow[] = [
  row("aws:iam/rolePolicy:RolePolicy", "role", role, noRole),
  row("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "role", role, noRole),
  row("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "policyArn", ["aws:iam/policy:Policy"], {
    ...noRole,
    said: "Policy does not exist or is not attachable",
  }),
  row("aws:iam/role:Role", "permissionsBoundary", ["aws:iam/policy:Policy"], {
    ...noRole,
    said: "Scope ARN does not exist or is not attachable",
    // The bootstrap project makes it before any layer.
    except: /:policy\/tradai-boundary-[a-z]+$/,
  }),
  row("aws:iam/instanceProfile:InstanceProfile", "role", role, noRole),
  row("aws:kms/alias:Alias", "targetKeyId", key, noKey),
  row("aws:kms/keyPolicy:KeyPolicy", "keyId", key, noKey),
  row("aws:kms/replicaKey:ReplicaKey", "primaryKeyArn", key, noKey),
  ...[
    "userPoolClient:UserPoolClient",
    "resourceServer:ResourceServer",
    "userPoolDomain:UserPoolDomain",
    "userGroup:UserGroup",
    "riskConfiguration:RiskConfiguration",
    "logDeliveryConfiguration:LogDeliveryConfiguration",
  ].map((type) => row(`aws:cognito/${type}`, "userPoolId", userPool, noPool)),
  row(
    "aws:cognito/logDeliveryConfiguration:LogDeliveryConfiguration",
    "logConfigurations[].cloudWatchLogsConfiguration.logGroupArn",
    logGroup,
    {
      ...noLogGroup,
      error: "InvalidParameterException",
    },
  ),
  row(
    "aws:cloudtrail/trail:Trail",
    "s3BucketName",
    bucket,
    trail("InsufficientS3BucketPolicyException", "Incorrect S3 bucket policy is detected for the bucket"),
    bucketAdmits("cloudtrail.amazonaws.com"),
  ),
  row(
    "aws:cloudtrail/trail:Trail",
    "cloudWatchLogsGroupArn",
    logGroup,
    trail(
      "InvalidCloudWatchLogsLogGroupArnException",
      "CloudTrail cannot validate the specified log group ARN",
    ),
  ),
  row(
    "aws:cloudtrail/trail:Trail",
    "cloudWatchLogsRoleArn",
    role,
    trail(
      "InvalidCloudWatchLogsRoleArnException",
      "Access denied. Verify in IAM that the role has adequate permissions.",
    ),
    all(roleTrusts("cloudtrail.amazonaws.com"), roleHasPolicy),
  ),
  row(
    "aws:cloudtrail/trail:Trail",
    "kmsKeyId",
    key,
    trail("InsufficientEncryptionPolicyException", "Insufficient permissions to access S3 bucket or KMS key"),
    keyAdmits("cloudtrail.amazonaws.com"),
  ),
  row(
    "aws:cloudtrail/trail:Trail",
    "snsTopicName",
    topic,
    trail("InsufficientSnsTopicPolicyException", "SNS Topic does not exist or the topic policy is incorrect"),
  ),
  row(
    "aws:cloudwatch/logGroup:LogGroup",
    "kmsKeyId",
    key,
    refusal(
      "AccessDeniedException",
      "The specified KMS key does not exist or is not allowed to be used",
      "AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html",
    ),
    keyAdmits("logs.{region}.amazonaws.com"),
  ),
  ...["logMetricFilter:LogMetricFilter", "logDataProtectionPolicy:LogDataProtectionPolicy"].map((type) =>
    row(`aws:cloudwatch/${type}`, "logGroupName", logGroup, noLogGroup),
  ),
  row("aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter", "logGroup", logGroup, noLogGroup),
];
