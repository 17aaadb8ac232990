import type { Namespace } from "./metric-table";
import { names, sets } from "./metric-table";

const rule = { types: ["aws:cloudwatch/eventRule:EventRule"], properties: ["name"] };
const table = { types: ["aws:dynamodb/table:Table"], properties: ["name"] };
const bucket = { types: ["aws:s3/bucket:Bucket"], properties: ["bucket"] };

/** Namespaces of what holds data, carries messages and guards the others. */
export const serviceNamespaces: Readonly<Record<string, Namespace>> = {
  "AWS/RDS": {
    page: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-metrics.html",
    groups: [
      {
        names: names(`BurstBalance CheckpointLag ConnectionAttempts CPUUtilization CPUCreditUsage
          CPUCreditBalance CPUSurplusCreditBalance CPUSurplusCreditsCharged DatabaseConnections DiskQueueDepth
          DiskQueueDepthLogVolume EBSByteBalance% EBSIOBalance% FreeableMemory FreeLocalStorage
          FreeStorageSpace FreeStorageSpaceLogVolume MaximumUsedTransactionIDs NetworkReceiveThroughput
          NetworkTransmitThroughput OldestLogicalReplicationSlotLag OldestReplicationSlotLag ReadIOPS
          ReadLatency ReadThroughput ReplicaLag ReplicationSlotDiskUsage SwapUsage TransactionLogsDiskUsage
          TransactionLogsGeneration WriteIOPS WriteLatency WriteThroughput DBLoad DBLoadCPU DBLoadNonCPU
          DBLoadRelativeToNumVCPUs`),
        dimensions: sets("DBInstanceIdentifier, DatabaseClass, EngineName, none"),
      },
    ],
    targets: {
      DBInstanceIdentifier: { types: ["aws:rds/instance:Instance"], properties: ["identifier"] },
    },
  },
  "AWS/SQS": {
    page: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html",
    groups: [
      {
        names: names(`ApproximateAgeOfOldestMessage ApproximateNumberOfMessagesDelayed
          ApproximateNumberOfMessagesNotVisible ApproximateNumberOfMessagesVisible
          ApproximateNumberOfGroupsWithInflightMessages NumberOfDeduplicatedSentMessages
          NumberOfEmptyReceives NumberOfMessagesDeleted NumberOfMessagesReceived NumberOfMessagesSent
          SentMessageSize ApproximateNumberOfNoisyGroups`),
        dimensions: sets("QueueName"),
      },
    ],
    targets: { QueueName: { types: ["aws:sqs/queue:Queue"], properties: ["name"] } },
  },
  "AWS/SNS": {
    page: "https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html",
    groups: [
      {
        names: names(`NumberOfMessagesPublished NumberOfNotificationsDelivered NumberOfNotificationsFailed
          NumberOfNotificationsFilteredOut NumberOfNotificationsFilteredOut-InvalidAttributes
          NumberOfNotificationsFilteredOut-NoMessageAttributes NumberOfNotificationsFilteredOut-InvalidMessageBody
          NumberOfNotificationsRedrivenToDlq NumberOfNotificationsFailedToRedriveToDlq PublishSize`),
        dimensions: sets("TopicName, TopicName Application, Application, none"),
      },
    ],
    targets: { TopicName: { types: ["aws:sns/topic:Topic"], properties: ["name"] } },
  },
  "AWS/DynamoDB": {
    page: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html",
    groups: [
      {
        names: names(`ConsumedReadCapacityUnits ConsumedWriteCapacityUnits ProvisionedReadCapacityUnits
          ProvisionedWriteCapacityUnits ReadThrottleEvents WriteThrottleEvents OnlineIndexConsumedWriteCapacity
          OnlineIndexPercentageProgress OnlineIndexThrottleEvents`),
        dimensions: sets("TableName, TableName GlobalSecondaryIndexName"),
      },
      {
        names: names("SuccessfulRequestLatency ThrottledRequests SystemErrors ReturnedItemCount"),
        dimensions: sets("TableName Operation"),
      },
      {
        names: names(`ConditionalCheckFailedRequests TransactionConflict TimeToLiveDeletedItemCount
          ReturnedBytes ReturnedRecordsCount`),
        dimensions: sets("TableName, TableName Operation"),
      },
      {
        names: names(`UserErrors AccountMaxReads AccountMaxWrites AccountMaxTableLevelReads
          AccountMaxTableLevelWrites AccountProvisionedReadCapacityUtilization
          AccountProvisionedWriteCapacityUtilization`),
        dimensions: sets("none"),
      },
      { names: ["ReplicationLatency"], dimensions: sets("TableName ReceivingRegion") },
    ],
    targets: { TableName: table },
  },
  "AWS/NATGateway": {
    page: "https://docs.aws.amazon.com/vpc/latest/userguide/metrics-dimensions-nat-gateway.html",
    groups: [
      {
        names: names(`ActiveConnectionCount BytesInFromDestination BytesInFromSource BytesOutToDestination
          BytesOutToSource ConnectionAttemptCount ConnectionEstablishedCount ErrorPortAllocation
          IdleTimeoutCount PacketsDropCount PacketsInFromDestination PacketsInFromSource
          PacketsOutToDestination PacketsOutToSource PeakBytesPerSecond PeakPacketsPerSecond`),
        dimensions: sets("NatGatewayId"),
      },
    ],
    targets: { NatGatewayId: { types: ["aws:ec2/natGateway:NatGateway"], properties: ["id"] } },
  },
  "AWS/States": {
    page: "https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html",
    groups: [
      {
        names: names(`ExecutionTime ExecutionThrottled ExecutionsAborted ExecutionsFailed ExecutionsRedriven
          ExecutionsStarted ExecutionsSucceeded ExecutionsTimedOut RedrivenExecutionsAborted
          RedrivenExecutionsFailed RedrivenExecutionsSucceeded RedrivenExecutionsTimedOut`),
        dimensions: sets("StateMachineArn"),
      },
      {
        names:
          names(`LambdaFunctionRunTime LambdaFunctionScheduleTime LambdaFunctionTime LambdaFunctionsFailed
          LambdaFunctionsScheduled LambdaFunctionsStarted LambdaFunctionsSucceeded LambdaFunctionsTimedOut`),
        dimensions: sets("LambdaFunctionArn"),
      },
    ],
    targets: {
      StateMachineArn: { types: ["aws:sfn/stateMachine:StateMachine"], properties: ["arn"] },
      LambdaFunctionArn: { types: ["aws:lambda/function:Function"], properties: ["arn"] },
    },
  },
  "AWS/Events": {
    page: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html",
    groups: [
      {
        names: names(`DeadLetterInvocations FailedInvocations InvocationAttempts Invocations
          InvocationsFailedToBeSentToDlq InvocationsSentToDlq IngestionToInvocationCompleteLatency
          IngestionToInvocationStartLatency IngestionToInvocationSuccessLatency MatchedEvents
          RetryInvocationAttempts SuccessfulInvocationAttempts ThrottledRules TriggeredRules`),
        dimensions: sets("RuleName, EventBusName RuleName, EventBusName, none"),
      },
    ],
    targets: { RuleName: rule },
  },
  "AWS/WAFV2": {
    page: "https://docs.aws.amazon.com/waf/latest/developerguide/waf-metrics.html",
    groups: [
      {
        names: names(`AllowedRequests BlockedRequests CountedRequests PassedRequests CaptchaRequests
          ChallengeRequests RequestsWithValidCaptchaToken RequestsWithValidChallengeToken`),
        // What a regional ACL does is published with its region; `Rule: ALL` is the sum over its rules.
        dimensions: sets("Rule WebACL, Region Rule WebACL, Rule RuleGroup, Region Rule RuleGroup"),
      },
    ],
    // The value is the metric's name in the ACL's visibility configuration; the ACL's own name on some pages.
    targets: {
      WebACL: {
        types: ["aws:wafv2/webAcl:WebAcl"],
        properties: ["visibilityConfig.metricName", "name"],
      },
    },
  },
  "AWS/S3": {
    page: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/metrics-dimensions.html",
    groups: [
      { names: names("BucketSizeBytes NumberOfObjects"), dimensions: sets("BucketName StorageType") },
      {
        names:
          names(`AllRequests GetRequests PutRequests DeleteRequests HeadRequests PostRequests ListRequests
          BytesDownloaded BytesUploaded 4xxErrors 5xxErrors FirstByteLatency TotalRequestLatency`),
        dimensions: sets("BucketName FilterId"),
      },
    ],
    targets: { BucketName: bucket },
  },
  "AWS/Logs": {
    page: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch-Logs-Monitoring-CloudWatch-Metrics.html",
    groups: [
      {
        names: names("IncomingBytes IncomingLogEvents LogEventsWithFindings"),
        dimensions: sets("LogGroupName, none"),
      },
    ],
    targets: { LogGroupName: { types: ["aws:cloudwatch/logGroup:LogGroup"], properties: ["name"] } },
  },
  "AWS/Backup": {
    page: "https://docs.aws.amazon.com/aws-backup/latest/devguide/cloudwatch.html",
    groups: [
      {
        names: names(`NumberOfBackupJobsCreated NumberOfBackupJobsPending NumberOfBackupJobsRunning
          NumberOfBackupJobsAborted NumberOfBackupJobsCompleted NumberOfBackupJobsFailed
          NumberOfBackupJobsExpired NumberOfCopyJobsCreated NumberOfCopyJobsRunning NumberOfCopyJobsCompleted
          NumberOfCopyJobsFailed NumberOfRestoreJobsPending NumberOfRestoreJobsRunning
          NumberOfRestoreJobsCompleted NumberOfRestoreJobsFailed NumberOfRecoveryPointsCompleted
          NumberOfRecoveryPointsPartial NumberOfRecoveryPointsExpired NumberOfRecoveryPointsDeleting
          NumberOfRecoveryPointsCold`),
        dimensions: sets("none, ResourceType, BackupVaultName, BackupVaultName ResourceType"),
      },
    ],
    targets: { BackupVaultName: { types: ["aws:backup/vault:Vault"], properties: ["name"] } },
  },
  "AWS/CertificateManager": {
    page: "https://docs.aws.amazon.com/acm/latest/userguide/cloudwatch-metrics.html",
    groups: [{ names: ["DaysToExpiry"], dimensions: sets("CertificateArn") }],
    targets: { CertificateArn: { types: ["aws:acm/certificate:Certificate"], properties: ["arn"] } },
  },
  "AWS/Usage": {
    page: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Service-Quota-Integration.html",
    groups: [
      {
        names: names("ResourceCount CallCount"),
        dimensions: sets("Class Resource Service Type"),
      },
    ],
    targets: {},
  },
};
