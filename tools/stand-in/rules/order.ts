import {
  all,
  bucketAdmits,
  bucketVersioned,
  keyAdmits,
  logGroupAdmitsDelivery,
  roleHasPolicy,
  roleTrusts,
  targetGroupAttached,
  type Need,
} from "./needs";

/** One pair that AWS checks at creation: what a property names must exist. */
export interface OrderRow {
  type: string;
  /** Path of the property; `[]` goes through the items of a list. */
  property: string;
  /** One of these types must have the value as its id, name or ARN. */
  refersTo: readonly string[];
  needs?: Need;
  /** The exception by which AWS refuses, and what it says. */
  error: string;
  said: string;
  /** Where AWS documents it, under https://docs.aws.amazon.com/. */
  source: string;
}

const bucket = ["aws:s3/bucket:Bucket"];
const role = ["aws:iam/role:Role"];
const key = ["aws:kms/key:Key", "aws:kms/alias:Alias", "aws:kms/replicaKey:ReplicaKey"];
const logGroup = ["aws:cloudwatch/logGroup:LogGroup"];
const queue = ["aws:sqs/queue:Queue"];
const topic = ["aws:sns/topic:Topic"];
const userPool = ["aws:cognito/userPool:UserPool"];
const vault = ["aws:backup/vault:Vault"];

type Refusal = Pick<OrderRow, "error" | "said" | "source">;

const row = (
  type: string,
  property: string,
  refersTo: readonly string[],
  refusal: Refusal,
  needs?: Need,
): OrderRow => ({ type, property, refersTo, needs, ...refusal });

const refusal = (error: string, said: string, source: string): Refusal => ({ error, said, source });

const noBucket = refusal(
  "NoSuchBucket",
  "The specified bucket does not exist",
  "AmazonS3/latest/API/ErrorResponses.html",
);
const noRole = refusal(
  "NoSuchEntity",
  "The role cannot be found",
  "IAM/latest/APIReference/API_PutRolePolicy.html",
);
const noKey = refusal(
  "NotFoundException",
  "The key or alias does not exist",
  "kms/latest/developerguide/troubleshooting.html",
);
const noPool = refusal(
  "ResourceNotFoundException",
  "User pool does not exist",
  "cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html",
);
const noRepository = refusal(
  "RepositoryNotFoundException",
  "The repository does not exist in the registry",
  "AmazonECR/latest/APIReference/API_PutLifecyclePolicy.html",
);
const noVault = refusal(
  "ResourceNotFoundException",
  "Backup vault does not exist",
  "aws-backup/latest/devguide/API_PutBackupVaultAccessPolicy.html",
);
const noTable = refusal(
  "ResourceNotFoundException",
  "Requested resource not found",
  "amazondynamodb/latest/APIReference/API_PutResourcePolicy.html",
);
const noLogGroup = refusal(
  "ResourceNotFoundException",
  "The specified log group does not exist.",
  "AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html",
);
const noQueue = refusal(
  "QueueDoesNotExist",
  "The specified queue does not exist.",
  "AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html",
);
const noSecret = refusal(
  "ResourceNotFoundException",
  "Secrets Manager can't find the specified secret.",
  "secretsmanager/latest/apireference/API_PutSecretValue.html",
);
const trail = (error: string, said: string): Refusal =>
  refusal(error, said, "awscloudtrail/latest/APIReference/API_CreateTrail.html");

/**
 * The pairs that AWS checks, reviewed 2026-11-21. A pair more is a row more. Computed ARNs and names hide these
 * dependencies from the engine; where the program forgets `dependsOn`, the rehearsal fails here as the real
 * deployment would.
 */
export const orderRows: readonly OrderRow[] = [
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
  row("aws:iam/rolePolicy:RolePolicy", "role", role, noRole),
  row("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "role", role, noRole),
  row("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "policyArn", ["aws:iam/policy:Policy"], {
    ...noRole,
    said: "Policy does not exist or is not attachable",
  }),
  row("aws:iam/role:Role", "permissionsBoundary", ["aws:iam/policy:Policy"], {
    ...noRole,
    said: "Scope ARN does not exist or is not attachable",
  }),
  row("aws:iam/instanceProfile:InstanceProfile", "role", role, noRole),
  row("aws:kms/alias:Alias", "targetKeyId", key, noKey),
  row("aws:kms/keyPolicy:KeyPolicy", "keyId", key, noKey),
  row("aws:kms/replicaKey:ReplicaKey", "primaryKeyArn", key, noKey),
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
  row("aws:sqs/queuePolicy:QueuePolicy", "queueUrl", queue, noQueue),
  row("aws:sqs/redrivePolicy:RedrivePolicy", "queueUrl", queue, noQueue),
  row("aws:sqs/redriveAllowPolicy:RedriveAllowPolicy", "queueUrl", queue, noQueue),
  row(
    "aws:sns/topicPolicy:TopicPolicy",
    "arn",
    topic,
    refusal("NotFound", "Topic does not exist", "sns/latest/api/API_SetTopicAttributes.html"),
  ),
  row(
    "aws:sns/topicSubscription:TopicSubscription",
    "topic",
    topic,
    refusal("NotFound", "Topic does not exist", "sns/latest/api/API_Subscribe.html"),
  ),
  row(
    "aws:lambda/function:Function",
    "role",
    role,
    refusal(
      "InvalidParameterValueException",
      "The role defined for the function cannot be assumed by Lambda.",
      "lambda/latest/dg/troubleshooting-deployment.html",
    ),
    roleTrusts("lambda.amazonaws.com"),
  ),
  row(
    "aws:lambda/eventSourceMapping:EventSourceMapping",
    "eventSourceArn",
    [...queue, "aws:dynamodb/table:Table"],
    refusal(
      "InvalidParameterValueException",
      "The event source does not exist",
      "lambda/latest/api/API_CreateEventSourceMapping.html",
    ),
  ),
  row(
    "aws:ecs/service:Service",
    "loadBalancers[].targetGroupArn",
    ["aws:lb/targetGroup:TargetGroup"],
    refusal(
      "InvalidParameterException",
      "The target group does not have an associated load balancer.",
      "AmazonECS/latest/developerguide/service-event-messages-list.html",
    ),
    targetGroupAttached,
  ),
  row(
    "aws:apigateway/stage:Stage",
    "accessLogSettings.destinationArn",
    logGroup,
    refusal(
      "BadRequestException",
      "The log group does not exist",
      "apigateway/latest/developerguide/set-up-logging.html",
    ),
  ),
  row(
    "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
    "logDestinationConfigs[]",
    logGroup,
    refusal(
      "WAFLogDestinationPermissionIssueException",
      "The operation failed because you don't have the permissions that your logging configuration requires",
      "waf/latest/developerguide/logging-cw-logs.html",
    ),
    logGroupAdmitsDelivery,
  ),
  row(
    "aws:scheduler/schedule:Schedule",
    "target.roleArn",
    role,
    refusal(
      "ValidationException",
      "The execution role you provide must allow AWS EventBridge Scheduler to assume the role.",
      "scheduler/latest/APIReference/API_CreateSchedule.html",
    ),
    roleTrusts("scheduler.amazonaws.com"),
  ),
  row(
    "aws:sfn/stateMachine:StateMachine",
    "roleArn",
    role,
    refusal(
      "AccessDeniedException",
      "Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.",
      "step-functions/latest/apireference/API_CreateStateMachine.html",
    ),
    all(roleTrusts("states.amazonaws.com"), roleHasPolicy),
  ),
];
