import { row } from "./row";

/** Buckets, tables, secrets, parameters, keys, backups, the database, queues and topics. */
export const dataTypes = [
  row("s3", "aws.s3.Bucket", {
    reads: `ListBucket GetBucketLocation GetAccelerateConfiguration GetBucketAcl GetBucketCORS GetBucketLogging
      GetBucketObjectLockConfiguration GetBucketPolicy GetBucketRequestPayment GetBucketTagging GetBucketVersioning
      GetBucketWebsite GetEncryptionConfiguration GetLifecycleConfiguration GetReplicationConfiguration ListTagsForResource`,
    changes: "CreateBucket DeleteBucket PutBucketTagging TagResource UntagResource",
  }),
  row("s3", "aws.s3.AccountPublicAccessBlock", {
    reads: "GetAccountPublicAccessBlock",
    changes: "PutAccountPublicAccessBlock",
  }),
  row("s3", "aws.s3.BucketLifecycleConfiguration", { changes: "PutLifecycleConfiguration" }),
  row("s3", "aws.s3.BucketLogging", { changes: "PutBucketLogging" }),
  row("s3", "aws.s3.BucketOwnershipControls", {
    reads: "GetBucketOwnershipControls",
    changes: "PutBucketOwnershipControls",
  }),
  row("s3", "aws.s3.BucketPolicy", { changes: "PutBucketPolicy DeleteBucketPolicy" }),
  row("s3", "aws.s3.BucketPublicAccessBlock", {
    reads: "GetBucketPublicAccessBlock",
    changes: "PutBucketPublicAccessBlock",
  }),
  row("s3", "aws.s3.BucketReplicationConfig", { changes: "PutReplicationConfiguration" }),
  row("s3", "aws.s3.BucketServerSideEncryptionConfiguration", { changes: "PutEncryptionConfiguration" }),
  row("s3", "aws.s3.BucketVersioning", { changes: "PutBucketVersioning" }),
  // Programs alone: what the canary runs.
  row("s3", "aws.s3.BucketObjectv2", {
    within: "canary code",
    // The canary names its code by version, and in a bucket with versions the provider deletes each of an object.
    reads: "GetObject GetObjectTagging",
    changes: "PutObject PutObjectTagging DeleteObject DeleteObjectVersion GetObjectVersion",
  }),
  row("s3", "", { changes: "ListBucketVersions" }),
  row("dynamodb", "aws.dynamodb.Table", {
    reads: "DescribeTable DescribeContinuousBackups DescribeTimeToLive ListTagsOfResource",
    changes: `CreateTable UpdateTable DeleteTable UpdateContinuousBackups UpdateTimeToLive TagResource UntagResource`,
  }),
  row("secretsmanager", "aws.secretsmanager.Secret", {
    reads: "DescribeSecret GetResourcePolicy",
    changes: "CreateSecret UpdateSecret DeleteSecret RestoreSecret TagResource UntagResource",
  }),
  // What the user pool made: no deployment reads a secret that people put in.
  row("secretsmanager", "aws.secretsmanager.SecretVersion", {
    within: "client secrets",
    reads: "GetSecretValue ListSecretVersionIds",
    changes: "PutSecretValue UpdateSecretVersionStage",
  }),
  row("ssm", "aws.ssm.Parameter", {
    reads: "GetParameter GetParameters DescribeParameters ListTagsForResource",
    changes: "PutParameter DeleteParameter AddTagsToResource RemoveTagsFromResource",
  }),
  row("ssm", "aws.ssm.Document", {
    reads: "DescribeDocument GetDocument DescribeDocumentPermission",
    changes: "CreateDocument UpdateDocument UpdateDocumentDefaultVersion DeleteDocument",
  }),
  row("kms", "aws.kms.Key", {
    reads: "DescribeKey GetKeyPolicy GetKeyRotationStatus ListResourceTags",
    changes: `CreateKey PutKeyPolicy EnableKeyRotation DisableKeyRotation UpdateKeyDescription ScheduleKeyDeletion
      TagResource UntagResource`,
  }),
  row("kms", "aws.kms.Alias", { reads: "ListAliases", changes: "CreateAlias UpdateAlias DeleteAlias" }),
  // A service that encrypts with a key on the caller's behalf asks for the caller's right to it.
  // A vault retires the grant that it took
  // (https://docs.aws.amazon.com/aws-backup/latest/devguide/access-control.html).
  row("kms", "", {
    changes: "CreateGrant Decrypt Encrypt GenerateDataKey RetireGrant",
    within: "keys in use",
  }),
  row("backup", "aws.backup.Vault aws.backup.VaultLockConfiguration", {
    reads: "DescribeBackupVault ListTags",
    changes: `CreateBackupVault DeleteBackupVault PutBackupVaultLockConfiguration DeleteBackupVaultLockConfiguration
      TagResource UntagResource backup-storage:MountCapsule`,
  }),
  row("backup", "aws.backup.Plan aws.backup.Selection", {
    reads: "GetBackupPlan GetBackupSelection",
    changes: "CreateBackupPlan UpdateBackupPlan DeleteBackupPlan CreateBackupSelection DeleteBackupSelection",
  }),
  row("backup", "aws.backup.RegionSettings", {
    reads: "DescribeRegionSettings",
    changes: "UpdateRegionSettings",
  }),
  row("backup", "aws.backup.RestoreTestingPlan aws.backup.RestoreTestingSelection", {
    reads: "GetRestoreTestingPlan GetRestoreTestingSelection",
    changes: `CreateRestoreTestingPlan UpdateRestoreTestingPlan DeleteRestoreTestingPlan CreateRestoreTestingSelection
      UpdateRestoreTestingSelection DeleteRestoreTestingSelection`,
  }),
  row("rds", "aws.rds.Instance", {
    reads: "ListTagsForResource",
    // It looks at the network with its caller's rights.
    changes: `CreateDBInstance ModifyDBInstance DeleteDBInstance RebootDBInstance CreateDBSnapshot AddTagsToResource
      RemoveTagsFromResource ec2:DescribeAccountAttributes ec2:DescribeAvailabilityZones`,
  }),
  // The provider finds a database by its resource identifier, which RDS takes for a list of all
  // (https://github.com/hashicorp/terraform-provider-aws/issues/35737).
  row("rds", "", { reads: "DescribeDBInstances", within: "lists" }),
  row("rds", "aws.rds.ParameterGroup", {
    reads: "DescribeDBParameterGroups DescribeDBParameters",
    changes: `CreateDBParameterGroup ModifyDBParameterGroup ResetDBParameterGroup DeleteDBParameterGroup`,
  }),
  row("rds", "aws.rds.SubnetGroup", {
    reads: "DescribeDBSubnetGroups",
    changes: "CreateDBSubnetGroup ModifyDBSubnetGroup DeleteDBSubnetGroup",
  }),
  row("sqs", "aws.sqs.Queue aws.sqs.QueuePolicy", {
    reads: "GetQueueAttributes GetQueueUrl ListQueueTags",
    changes: "CreateQueue SetQueueAttributes DeleteQueue TagQueue UntagQueue",
  }),
  row("sns", "aws.sns.Topic aws.sns.TopicPolicy aws.sns.TopicSubscription", {
    reads: "GetTopicAttributes ListTagsForResource ListSubscriptionsByTopic GetSubscriptionAttributes",
    changes:
      "CreateTopic SetTopicAttributes DeleteTopic TagResource UntagResource Subscribe Unsubscribe SetSubscriptionAttributes",
  }),
];
