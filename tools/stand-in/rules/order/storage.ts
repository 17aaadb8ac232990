import { all, bucketAdmits, bucketVersioned, roleHasPolicy, roleTrusts } from "../needs";
import {
  bucket,
  role,
  key,
  topic,
  vault,
  row,
  refusal,
  noBucket,
  noRole,
  noKey,
  noRepository,
  noVault,
  noTable,
  noSecret,
  type OrderRow,
} from "./row";

/** Pairs of storage, secrets, packages and backup. Reviewed 2026-11-21. */
export const storageRows: readonly OrderRow[] = [
  ...[
    "aws:s3/bucketPolicy:BucketPolicy",
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    "aws:s3/bucketVersioning:BucketVersioning",
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    "aws:s3/bucketLogging:BucketLogging",
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
    "aws:s3/bucketNotification:BucketNotification",
    "aws:s3/bucketMetric:BucketMetric",
    "aws:s3/inventory:Inventory",
  ].map((type) => row(type, "bucket", bucket, noBucket)),
  row(
    "aws:s3/bucketLogging:BucketLogging",
    "targetBucket",
    bucket,
    refusal(
      "InvalidTargetBucketForLogging",
      "The target bucket for logging does not exist, is not owned by you, or does not have the appropriate grants",
      "AmazonS3/latest/userguide/enable-server-access-logging.html",
    ),
    bucketAdmits("logging.s3.amazonaws.com"),
  ),
  row("aws:s3/bucketReplicationConfig:BucketReplicationConfig", "bucket", bucket, noBucket, bucketVersioned),
  row(
    "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
    "rules[].destination.bucket",
    bucket,
    refusal(
      "InvalidRequest",
      "Destination bucket must exist and have versioning enabled",
      "AmazonS3/latest/API/API_PutBucketReplication.html",
    ),
    bucketVersioned,
  ),
  row("aws:s3/bucketReplicationConfig:BucketReplicationConfig", "role", role, noRole),
  row("aws:dynamodb/table:Table", "serverSideEncryption.kmsKeyArn", key, {
    ...noKey,
    error: "ValidationException",
  }),
  row("aws:dynamodb/resourcePolicy:ResourcePolicy", "resourceArn", ["aws:dynamodb/table:Table"], noTable),
  row(
    "aws:dynamodb/contributorInsights:ContributorInsights",
    "tableName",
    ["aws:dynamodb/table:Table"],
    noTable,
  ),
  row(
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    "rules[].applyServerSideEncryptionByDefault.kmsMasterKeyId",
    key,
    { ...noKey, error: "KMS.NotFoundException" },
  ),
  row(
    "aws:ecr/lifecyclePolicy:LifecyclePolicy",
    "repository",
    ["aws:ecr/repository:Repository"],
    noRepository,
  ),
  row(
    "aws:ecr/repositoryPolicy:RepositoryPolicy",
    "repository",
    ["aws:ecr/repository:Repository"],
    noRepository,
  ),
  row("aws:ecr/repository:Repository", "encryptionConfigurations[].kmsKey", key, {
    ...noKey,
    error: "KmsException",
  }),
  row("aws:secretsmanager/secret:Secret", "kmsKeyId", key, { ...noKey, error: "InvalidRequestException" }),
  ...["secretVersion:SecretVersion", "secretRotation:SecretRotation"].map((type) =>
    row(`aws:secretsmanager/${type}`, "secretId", ["aws:secretsmanager/secret:Secret"], noSecret),
  ),
  row(
    "aws:secretsmanager/secretPolicy:SecretPolicy",
    "secretArn",
    ["aws:secretsmanager/secret:Secret"],
    noSecret,
  ),
  row("aws:ssm/parameter:Parameter", "keyId", key, { ...noKey, error: "InvalidKeyId" }),
  row("aws:backup/vault:Vault", "kmsKeyArn", key, { ...noKey, error: "InvalidParameterValueException" }),
  ...[
    "vaultPolicy:VaultPolicy",
    "vaultLockConfiguration:VaultLockConfiguration",
    "vaultNotifications:VaultNotifications",
  ].map((type) => row(`aws:backup/${type}`, "backupVaultName", vault, noVault)),
  row("aws:backup/vaultNotifications:VaultNotifications", "snsTopicArn", topic, {
    ...noVault,
    error: "InvalidParameterValueException",
    said: "SNS topic does not exist",
  }),
  row("aws:backup/plan:Plan", "rules[].targetVaultName", vault, {
    ...noVault,
    error: "InvalidParameterValueException",
  }),
  row("aws:backup/plan:Plan", "rules[].copyActions[].destinationVaultArn", vault, {
    ...noVault,
    error: "InvalidParameterValueException",
  }),
  row("aws:backup/selection:Selection", "planId", ["aws:backup/plan:Plan"], {
    ...noVault,
    said: "Cannot find backup plan",
  }),
  row(
    "aws:backup/selection:Selection",
    "iamRoleArn",
    role,
    refusal(
      "InvalidParameterValueException",
      "IAM Role is not authorized or cannot be assumed by AWS Backup",
      "aws-backup/latest/devguide/API_CreateBackupSelection.html",
    ),
    all(roleTrusts("backup.amazonaws.com"), roleHasPolicy),
  ),
  row(
    "aws:backup/restoreTestingSelection:RestoreTestingSelection",
    "restoreTestingPlanName",
    ["aws:backup/restoreTestingPlan:RestoreTestingPlan"],
    {
      ...noVault,
      said: "Restore testing plan not found",
    },
  ),
  row(
    "aws:backup/restoreTestingSelection:RestoreTestingSelection",
    "iamRoleArn",
    role,
    refusal(
      "InvalidParameterValueException",
      "IAM Role is not authorized or cannot be assumed by AWS Backup",
      "aws-backup/latest/devguide/API_CreateRestoreTestingSelection.html",
    ),
    all(roleTrusts("backup.amazonaws.com"), roleHasPolicy),
  ),
  row("aws:codeartifact/domain:Domain", "encryptionKey", key, { ...noKey, error: "ValidationException" }),
  row(
    "aws:codeartifact/repository:Repository",
    "domain",
    ["aws:codeartifact/domain:Domain"],
    refusal(
      "ResourceNotFoundException",
      "Domain not found",
      "codeartifact/latest/APIReference/API_CreateRepository.html",
    ),
  ),
  row(
    "aws:codeartifact/repository:Repository",
    "upstreams[].repositoryName",
    ["aws:codeartifact/repository:Repository"],
    refusal(
      "ResourceNotFoundException",
      "Upstream repository not found",
      "codeartifact/latest/APIReference/API_CreateRepository.html",
    ),
  ),
];
