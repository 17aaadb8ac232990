import type { ConsumerRow } from "./consumer-form";
import { at, by, except, row } from "./consumer-form";

const alarmActions = "alarmActions okActions insufficientDataActions";
/** Where the events of a function go when it failed. */
const failures = [
  "lambda/function deadLetterConfig",
  "lambda/functionEventInvokeConfig destinationConfig",
] as const;

const tableActions = [
  ...["GetItem", "BatchGetItem", "Query", "Scan", "GetRecords"],
  ...["PutItem", "UpdateItem", "BatchWriteItem"],
].map((action) => `dynamodb:${action}`);

/** What keeps data, messages, credentials and code. */
export const dataRows: readonly ConsumerRow[] = [
  row("dynamodb/table", {
    ...by("reads or writes the table", "lambda/eventSourceMapping eventSourceArn", "pipes/pipe source"),
    actions: tableActions,
  }),
  row("s3/bucket", {
    ...by(
      "reads or writes the bucket",
      ...["cloudtrail/trail s3BucketName", "lb/loadBalancer accessLogs connectionLogs"],
      ...["s3/bucketLogging targetBucket", "s3/bucketReplicationConfig rules"],
      ...["cfg/deliveryChannel s3BucketName", "ec2/flowLog logDestination"],
      ...["synthetics/canary artifactS3Location", "lambda/function s3Bucket"],
      "cloudfront/distribution origins loggingConfig",
    ),
    actions: ["s3:GetObject", "s3:PutObject"],
  }),
  row("sqs/queue", [
    {
      ...by(
        "sends to the queue",
        "sqs/redrivePolicy redrivePolicy",
        ...["cloudwatch/eventTarget arn deadLetterConfig", "sns/topicSubscription endpoint redrivePolicy"],
        ...["s3/bucketNotification queues", "scheduler/schedule target", "apigateway/integration uri"],
        ...[
          "sfn/stateMachine definition",
          "pipes/pipe target",
          "lambda/eventSourceMapping destinationConfig",
        ],
        ...failures,
      ),
      actions: ["sqs:SendMessage"],
    },
    {
      ...by("receives from the queue", "lambda/eventSourceMapping eventSourceArn", "pipes/pipe source"),
      actions: ["sqs:ReceiveMessage"],
      // What failed waits for whom the alarm on the queue's depth calls: `async-has-dlq` asks for it.
      unless: at(
        "sqs/redrivePolicy redrivePolicy",
        ...["cloudwatch/eventTarget deadLetterConfig", "sns/topicSubscription redrivePolicy"],
        ...["scheduler/schedule target", "lambda/eventSourceMapping destinationConfig", ...failures],
      ),
    },
  ]),
  row("sns/topic", {
    ...by(
      "publishes to the topic",
      ...[`cloudwatch/metricAlarm ${alarmActions}`, `cloudwatch/compositeAlarm ${alarmActions}`],
      ...["cloudwatch/eventTarget arn", "budgets/budget notifications"],
      ...["costexplorer/anomalySubscription subscribers", "backup/vaultNotifications snsTopicArn"],
      ...["rds/eventSubscription snsTopic", "s3/bucketNotification topics", "cloudtrail/trail snsTopicName"],
      ...["autoscaling/notification topicArn", "autoscaling/group initialLifecycleHooks"],
      ...[
        "autoscaling/lifecycleHook notificationTargetArn",
        "codedeploy/deploymentGroup triggerConfigurations",
      ],
      ...["sfn/stateMachine definition", "scheduler/schedule target", ...failures],
    ),
    actions: ["sns:Publish"],
  }),
  row("sfn/stateMachine", {
    ...by(
      "starts the workflow",
      ...["cloudwatch/eventTarget arn", "scheduler/schedule target", "pipes/pipe target"],
      ...["apigateway/integration uri", "sfn/stateMachine definition"],
    ),
    actions: ["states:StartExecution", "states:StartSyncExecution"],
  }),
  row("secretsmanager/secret", {
    ...by("reads the secret", "rds/proxy auths", "ecr/pullThroughCacheRule credentialArn"),
    actions: ["secretsmanager:GetSecretValue"],
  }),
  row(
    "ssm/parameter",
    {
      ...by(
        "reads the parameter",
        ...["lambda/function environment", "ecs/taskDefinition containerDefinitions"],
        ...["ec2/launchTemplate userData imageId", "ec2/instance userData userDataBase64 ami"],
      ),
      actions: ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"],
    },
    {
      // The web application, pipelines and operators learn from it where and as whom to sign in.
      outside: /^\/[^/]+\/[^/]+\/cognito\//,
    },
  ),
  row("ssm/document", {
    ...by("starts the procedure", "ssm/association name", "cloudwatch/eventTarget arn"),
    actions: ["ssm:StartAutomationExecution", "ssm:SendCommand", "ssm:StartSession"],
  }),
  row(
    "ecr/repository ecr/pullThroughCacheRule",
    by(
      "runs an image of it",
      ...["lambda/function imageUri", "ecs/taskDefinition containerDefinitions"],
      ...[
        "ec2/launchTemplate userData",
        "ec2/instance userData userDataBase64",
        "codebuild/project environment",
      ],
    ),
  ),
  row("kms/key", except("is encrypted with the key", "kms/alias", "kms/keyPolicy", "kms/grant"), {
    through: ["aws:kms/alias:Alias", "targetKeyId"],
  }),
  row("codeartifact/domain", by("keeps packages in the domain", "codeartifact/repository domain")),
  row("codeartifact/repository", {
    ...by("takes packages from the repository", "codeartifact/repository upstreams"),
    actions: ["codeartifact:ReadFromRepository"],
  }),
  row("backup/vault", by("keeps backups in the vault", "backup/plan rules")),
  row("backup/plan", by("is backed up by the plan", "backup/selection planId")),
  row(
    "backup/restoreTestingPlan",
    by("is restored by the plan", "backup/restoreTestingSelection restoreTestingPlanName"),
  ),
  row(
    "rds/subnetGroup rds/parameterGroup rds/clusterParameterGroup rds/optionGroup elasticache/subnetGroup elasticache/parameterGroup",
    except("is in the group"),
  ),
];
