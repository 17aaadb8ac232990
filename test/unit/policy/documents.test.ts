import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { tables, buckets } from "../../../shared/inventory";
import { PolicyBuilder, ResourcePolicyBuilder, trustPolicy } from "../../../shared/policy";
import type { PolicyDocument, TrustedService } from "../../../shared/policy";
import { arns, dev, inDev, plain, prod } from "./scope";

type Expected = readonly object[];

const keyUse = (sid: string, service: string, alias: string, ...actions: string[]): object => ({
  Sid: sid,
  Effect: "Allow",
  Action: actions.length === 1 ? actions[0] : actions,
  Resource: "arn:aws:kms:eu-central-1:444455556666:key/*",
  Condition: {
    "ForAnyValue:StringEquals": { "kms:ResourceAliases": alias },
    StringEquals: { "kms:ViaService": `${service}.eu-central-1.amazonaws.com` },
  },
});

const items = [
  "dynamodb:BatchGetItem",
  "dynamodb:BatchWriteItem",
  "dynamodb:ConditionCheckItem",
  "dynamodb:DeleteItem",
  "dynamodb:DescribeTable",
  "dynamodb:GetItem",
  "dynamodb:PutItem",
  "dynamodb:Query",
  "dynamodb:UpdateItem",
];
const objects = [
  "s3:AbortMultipartUpload",
  "s3:DeleteObject",
  "s3:GetObject",
  "s3:ListMultipartUploadParts",
  "s3:PutObject",
];
const secretActions = ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"];
const queue = inDev("sqs", "tradai-backtest-queue-dev.fifo");
const inProd = (service: string, resource: string): string =>
  `arn:aws:${service}:eu-central-1:444455556666:${resource}`;
const prodQueue = inProd("sqs", "tradai-backtest-queue-prod.fifo");
const send = ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage"];
const receive = [
  "sqs:ChangeMessageVisibility",
  "sqs:DeleteMessage",
  "sqs:GetQueueAttributes",
  "sqs:ReceiveMessage",
];

/** Use of the alerts key in dev, where it is the one customer key. */
const alertsKeyInDev = (sid: string, service: string, ...actions: string[]): object => ({
  Sid: sid,
  Effect: "Allow",
  Action: actions.length === 1 ? actions[0] : actions,
  Resource: inDev("kms", "key/*"),
  Condition: {
    "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/tradai-alerts-dev" },
    StringEquals: { "kms:ViaService": `${service}.eu-central-1.amazonaws.com` },
  },
});

/** Method, its policy, the statements written by hand. */
const methods: readonly [string, () => PolicyDocument, Expected][] = [
  [
    "withDynamoDbCrud: a table with an index is queried but never scanned (ORION-10)",
    () => new PolicyBuilder(dev).withDynamoDbCrud([tables.workflowState, "idempotency"]).build(),
    [
      {
        Sid: "QueryTheIndexesOfItsTables",
        Effect: "Allow",
        Action: "dynamodb:Query",
        Resource: inDev("dynamodb", "table/tradai-workflow-state-dev/index/status-updated_at"),
      },
      {
        Sid: "ReadAndWriteTheItemsOfItsTables",
        Effect: "Allow",
        Action: items,
        Resource: [
          inDev("dynamodb", "table/tradai-idempotency-dev"),
          inDev("dynamodb", "table/tradai-workflow-state-dev"),
        ],
      },
    ],
  ],
  [
    "withDynamoDbCrud: in prod the data key comes with it",
    () => new PolicyBuilder(prod).withDynamoDbCrud([tables.idempotency]).build(),
    [
      {
        Sid: "ReadAndWriteTheItemsOfItsTables",
        Effect: "Allow",
        Action: items,
        Resource: "arn:aws:dynamodb:eu-central-1:444455556666:table/tradai-idempotency-prod",
      },
      keyUse(
        "WriteThroughDynamodbWithTheDataKey",
        "dynamodb",
        "alias/tradai-data-prod",
        "kms:Decrypt",
        "kms:GenerateDataKey",
      ),
    ],
  ],
  [
    "withS3ReadWrite: the bucket is listed, its objects are written, in prod with the data key",
    () => new PolicyBuilder(prod).withS3ReadWrite(buckets.results).build(),
    [
      {
        Sid: "ListTheResultsBucket",
        Effect: "Allow",
        Action: "s3:ListBucket",
        Resource: "arn:aws:s3:::tradai-results-prod",
      },
      {
        Sid: "ReadAndWriteTheResultsBucket",
        Effect: "Allow",
        Action: objects,
        Resource: "arn:aws:s3:::tradai-results-prod/*",
      },
      keyUse(
        "WriteThroughS3WithTheDataKey",
        "s3",
        "alias/tradai-data-prod",
        "kms:Decrypt",
        "kms:GenerateDataKey",
      ),
    ],
  ],
  [
    "withS3ReadWrite: a prefix bounds objects and listing",
    () => new PolicyBuilder(dev).withS3ReadWrite("mlflow", { prefix: "runs/" }).build(),
    [
      {
        Sid: "ListTheMlflowBucketBelowRuns",
        Effect: "Allow",
        Action: "s3:ListBucket",
        Resource: "arn:aws:s3:::tradai-mlflow-dev",
        Condition: { StringLike: { "s3:prefix": "runs/*" } },
      },
      {
        Sid: "ReadAndWriteTheMlflowBucketBelowRuns",
        Effect: "Allow",
        Action: objects,
        Resource: "arn:aws:s3:::tradai-mlflow-dev/runs/*",
      },
    ],
  ],
  [
    "withS3Read: the logs bucket needs no key even in prod, being on SSE-S3",
    () => new PolicyBuilder(prod).withS3Read("logs").build(),
    [
      {
        Sid: "ListTheLogsBucket",
        Effect: "Allow",
        Action: "s3:ListBucket",
        Resource: "arn:aws:s3:::tradai-logs-prod",
      },
      {
        Sid: "ReadTheLogsBucket",
        Effect: "Allow",
        Action: "s3:GetObject",
        Resource: "arn:aws:s3:::tradai-logs-prod/*",
      },
    ],
  ],
  [
    "withSecretsRead: the six characters that AWS adds are matched, the key is asked to decrypt only",
    () => new PolicyBuilder(prod).withSecretsRead("exchange-keys").build(),
    [
      {
        Sid: "ReadItsSecrets",
        Effect: "Allow",
        Action: secretActions,
        Resource: "arn:aws:secretsmanager:eu-central-1:444455556666:secret:tradai/prod/exchange-keys-??????",
      },
      keyUse(
        "ReadThroughSecretsmanagerWithTheDataKey",
        "secretsmanager",
        "alias/tradai-data-prod",
        "kms:Decrypt",
      ),
    ],
  ],
  [
    "withParametersRead: no key, because no parameter is a secure string",
    () => new PolicyBuilder(prod).withParametersRead("cognito/issuer").build(),
    [
      {
        Sid: "ReadItsParameters",
        Effect: "Allow",
        Action: ["ssm:GetParameter", "ssm:GetParameters"],
        Resource: "arn:aws:ssm:eu-central-1:444455556666:parameter/tradai/prod/cognito/issuer",
      },
    ],
  ],
  [
    "withQueueSend: sends and asks, never receives",
    () => new PolicyBuilder(dev).withQueueSend("backtest-queue").build(),
    [
      {
        Sid: "SendToItsQueues",
        Effect: "Allow",
        Action: ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage"],
        Resource: queue,
      },
    ],
  ],
  [
    "withQueueSend: in prod the data key comes with a backtest queue",
    () => new PolicyBuilder(prod).withQueueSend("backtest-queue").build(),
    [
      { Sid: "SendToItsQueues", Effect: "Allow", Action: send, Resource: prodQueue },
      keyUse(
        "WriteThroughSqsWithTheDataKey",
        "sqs",
        "alias/tradai-data-prod",
        "kms:Decrypt",
        "kms:GenerateDataKey",
      ),
    ],
  ],
  [
    "withQueueSend: queues on different keys bring both, in dev the alerts key alone",
    () => new PolicyBuilder(dev).withQueueSend("backtest-queue", "events-dlq").build(),
    [
      {
        Sid: "SendToItsQueues",
        Effect: "Allow",
        Action: send,
        Resource: [queue, inDev("sqs", "tradai-events-dlq-dev")],
      },
      alertsKeyInDev("WriteThroughSqsWithTheAlertsKey", "sqs", "kms:Decrypt", "kms:GenerateDataKey"),
    ],
  ],
  [
    "withQueueConsume: without a customer key it asks for none",
    () => new PolicyBuilder(dev).withQueueConsume("backtest-dlq").build(),
    [
      {
        Sid: "ReceiveFromItsQueues",
        Effect: "Allow",
        Action: receive,
        Resource: inDev("sqs", "tradai-backtest-dlq-dev.fifo"),
      },
    ],
  ],
  [
    "withFailedInvocations: Lambda hands over with the function's role, and only sends",
    () => new PolicyBuilder(dev).withFailedInvocations("events-dlq").build(),
    [
      {
        Sid: "HandOverInvocationsThatFailed",
        Effect: "Allow",
        Action: "sqs:SendMessage",
        Resource: inDev("sqs", "tradai-events-dlq-dev"),
      },
      alertsKeyInDev("WriteThroughSqsWithTheAlertsKey", "sqs", "kms:Decrypt", "kms:GenerateDataKey"),
    ],
  ],
  [
    "withFailedInvocations: in prod the queue is on the alerts key, not on the data key",
    () => new PolicyBuilder(prod).withFailedInvocations("events-dlq").build(),
    [
      {
        Sid: "HandOverInvocationsThatFailed",
        Effect: "Allow",
        Action: "sqs:SendMessage",
        Resource: inProd("sqs", "tradai-events-dlq-prod"),
      },
      keyUse(
        "WriteThroughSqsWithTheAlertsKey",
        "sqs",
        "alias/tradai-alerts-prod",
        "kms:Decrypt",
        "kms:GenerateDataKey",
      ),
    ],
  ],
  [
    "withTopicPublish: in dev too, for several topics at once",
    () => new PolicyBuilder(dev).withTopicPublish("registration", "alerts").build(),
    [
      {
        Sid: "PublishToItsTopics",
        Effect: "Allow",
        Action: "sns:Publish",
        Resource: [inDev("sns", "tradai-alerts-dev"), inDev("sns", "tradai-registration-dev")],
      },
      alertsKeyInDev("WriteThroughSnsWithTheAlertsKey", "sns", "kms:Decrypt", "kms:GenerateDataKey"),
    ],
  ],
  [
    "withQueueConsume: what an event source mapping needs (relation 26), the key included",
    () => new PolicyBuilder(prod).withQueueConsume("backtest-queue").build(),
    [
      keyUse("ReadThroughSqsWithTheDataKey", "sqs", "alias/tradai-data-prod", "kms:Decrypt"),
      {
        Sid: "ReceiveFromItsQueues",
        Effect: "Allow",
        Action: [
          "sqs:ChangeMessageVisibility",
          "sqs:DeleteMessage",
          "sqs:GetQueueAttributes",
          "sqs:ReceiveMessage",
        ],
        Resource: prodQueue,
      },
    ],
  ],
  [
    "withTopicPublish: the alerts key exists in every environment",
    () => new PolicyBuilder({ ...prod, customerKeys: false }).withTopicPublish("alerts").build(),
    [
      {
        Sid: "PublishToItsTopics",
        Effect: "Allow",
        Action: "sns:Publish",
        Resource: "arn:aws:sns:eu-central-1:444455556666:tradai-alerts-prod",
      },
      keyUse(
        "WriteThroughSnsWithTheAlertsKey",
        "sns",
        "alias/tradai-alerts-prod",
        "kms:Decrypt",
        "kms:GenerateDataKey",
      ),
    ],
  ],
  [
    "withLogsWrite: writes to a group that exists, creates none",
    () =>
      new PolicyBuilder(dev)
        .withLogsWrite(inDev("logs", "log-group:/aws/lambda/tradai-health-check-dev"))
        .build(),
    [
      {
        Sid: "WriteItsLogs",
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: inDev("logs", "log-group:/aws/lambda/tradai-health-check-dev:*"),
      },
    ],
  ],
  [
    "withImagePull: signing in is the one action on everything",
    () => new PolicyBuilder(dev).withImagePull(arns.serviceRepository("mlflow")).build(),
    [
      {
        Sid: "PullItsImages",
        Effect: "Allow",
        Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
        Resource: inDev("ecr", "repository/tradai-mlflow-dev"),
      },
      {
        Sid: "SignInToTheRegistryWhichHasNoResource",
        Effect: "Allow",
        Action: "ecr:GetAuthorizationToken",
        Resource: "*",
      },
    ],
  ],
  [
    "withPackagesRead: the bearer token serves CodeArtifact alone",
    () =>
      new PolicyBuilder(dev).withPackagesRead(arns.packageDomain(), arns.packageRepository("python")).build(),
    [
      {
        Sid: "GetATokenForPackages",
        Effect: "Allow",
        Action: "codeartifact:GetAuthorizationToken",
        Resource: inDev("codeartifact", "domain/tradai-dev"),
      },
      {
        Sid: "ReadPackages",
        Effect: "Allow",
        Action: ["codeartifact:GetRepositoryEndpoint", "codeartifact:ReadFromRepository"],
        Resource: inDev("codeartifact", "repository/tradai-dev/tradai-python-dev"),
      },
      {
        Sid: "TakeTheTokenOfThePackageDomain",
        Effect: "Allow",
        Action: "sts:GetServiceBearerToken",
        Resource: "*",
        Condition: { StringEquals: { "sts:AWSServiceName": "codeartifact.amazonaws.com" } },
      },
    ],
  ],
  [
    "withMetrics: one namespace, so that no other's metrics can be forged",
    () => new PolicyBuilder(dev).withMetrics("TradAI/dev").build(),
    [
      {
        Sid: "PublishMetricsOfTradAIDev",
        Effect: "Allow",
        Action: "cloudwatch:PutMetricData",
        Resource: "*",
        Condition: { StringEquals: { "cloudwatch:namespace": "TradAI/dev" } },
      },
    ],
  ],
  [
    "withTracing: X-Ray has no resource for traces",
    () => new PolicyBuilder(dev).withTracing().build(),
    [
      {
        Sid: "SendTracesWhichHaveNoResource",
        Effect: "Allow",
        Action: [
          "xray:GetSamplingRules",
          "xray:GetSamplingTargets",
          "xray:PutTelemetryRecords",
          "xray:PutTraceSegments",
        ],
        Resource: "*",
      },
    ],
  ],
  [
    "withPassRole: to one service only",
    () => new PolicyBuilder(dev).withPassRole([arns.role("backup-role")], "backup.amazonaws.com").build(),
    [
      {
        Sid: "PassRolesToBackup",
        Effect: "Allow",
        Action: "iam:PassRole",
        Resource: "arn:aws:iam::600802701449:role/tradai-backup-role-dev",
        Condition: { StringEquals: { "iam:PassedToService": "backup.amazonaws.com" } },
      },
    ],
  ],
  [
    "withDatabaseSecretRead: the secret of this environment's database and no other's",
    () => new PolicyBuilder(dev).withDatabaseSecretRead().build(),
    [
      {
        Sid: "ReadTheMasterSecretOfTheDatabase",
        Effect: "Allow",
        Action: secretActions,
        Resource: inDev("secretsmanager", "secret:rds!db-*"),
        Condition: {
          StringEquals: {
            "aws:ResourceTag/aws:rds:primaryDBInstanceArn": inDev("rds", "db:tradai-mlflow-dev"),
          },
        },
      },
    ],
  ],
];

const root = { AWS: "arn:aws:iam::600802701449:root" };

/** Resource policies in the form of the AWS page that `kinds.ts` names for each. */
const attached: readonly [string, () => PolicyDocument, Expected][] = [
  [
    "a key's policy begins with the delegation, or nobody can manage the key",
    () =>
      new ResourcePolicyBuilder(dev, "key")
        .allow(["kms:GenerateDataKey", "kms:Decrypt"])
        .to("events.amazonaws.com")
        .because("A first statement")
        .build(),
    [
      { Sid: "DelegateToIamPolicies", Effect: "Allow", Principal: root, Action: "kms:*", Resource: "*" },
      {
        Sid: "AFirstStatement",
        Effect: "Allow",
        Principal: { Service: "events.amazonaws.com" },
        Action: ["kms:Decrypt", "kms:GenerateDataKey"],
        Resource: "*",
      },
    ],
  ],
  [
    "a key without services still has its delegation",
    () => new ResourcePolicyBuilder(dev, "key").build(),
    [{ Sid: "DelegateToIamPolicies", Effect: "Allow", Principal: root, Action: "kms:*", Resource: "*" }],
  ],
  [
    "a bucket refuses plain http for itself and its objects",
    () => new ResourcePolicyBuilder(dev, "bucket", arns.bucket("configs")).requireTls().build(),
    [
      {
        Sid: "RequireTls",
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: ["arn:aws:s3:::tradai-configs-dev", "arn:aws:s3:::tradai-configs-dev/*"],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ],
  ],
  [
    "a repository admits Lambda for this environment's functions, without a Resource",
    () =>
      new ResourcePolicyBuilder(dev, "repository", arns.functionRepository("health-check"))
        .allow(["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"])
        .to("lambda.amazonaws.com")
        .when({ ArnLike: { "aws:SourceArn": arns.functions() } })
        .because("Functions pull their image")
        .build(),
    [
      {
        Sid: "FunctionsPullTheirImage",
        Effect: "Allow",
        Principal: { Service: "lambda.amazonaws.com" },
        Action: ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
        Condition: { ArnLike: { "aws:SourceArn": inDev("lambda", "function:tradai-*-dev") } },
      },
    ],
  ],
  [
    "a role is admitted as the account with its ARN, so that the policy outlives the role",
    () =>
      new ResourcePolicyBuilder(dev, "packageDomain", arns.packageDomain())
        .allow("codeartifact:GetAuthorizationToken")
        .to({ roles: [arns.role("backup-role")] })
        .because("Readers get tokens")
        .build(),
    [
      {
        Sid: "ReadersGetTokens",
        Effect: "Allow",
        Principal: root,
        Action: "codeartifact:GetAuthorizationToken",
        Resource: "*",
        Condition: {
          ArnEquals: { "aws:PrincipalArn": "arn:aws:iam::600802701449:role/tradai-backup-role-dev" },
        },
      },
    ],
  ],
  [
    "the second region's vault keeps its recovery points",
    () =>
      new ResourcePolicyBuilder(dev, "vault", arns.backupVault("recovery"))
        .deny("backup:DeleteRecoveryPoint")
        .to("*")
        .because("Keep recovery points")
        .build(),
    [
      {
        Sid: "KeepRecoveryPoints",
        Effect: "Deny",
        Principal: "*",
        Action: "backup:DeleteRecoveryPoint",
        Resource: "*",
      },
    ],
  ],
  [
    "a queue's policy means the queue itself when nothing else is said",
    () =>
      new ResourcePolicyBuilder(dev, "queue", queue)
        .requireTls()
        .allow("sqs:SendMessage")
        .to("events.amazonaws.com")
        .when({ ArnEquals: { "aws:SourceArn": inDev("events", "rule/tradai-health-check-dev") } })
        .because("Take what a rule could not deliver")
        .build(),
    [
      {
        Sid: "RequireTls",
        Effect: "Deny",
        Principal: "*",
        Action: "sqs:*",
        Resource: queue,
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
      {
        Sid: "TakeWhatARuleCouldNotDeliver",
        Effect: "Allow",
        Principal: { Service: "events.amazonaws.com" },
        Action: "sqs:SendMessage",
        Resource: queue,
        Condition: { ArnEquals: { "aws:SourceArn": inDev("events", "rule/tradai-health-check-dev") } },
      },
    ],
  ],
  [
    "an endpoint lets image layers of AWS through to anyone, own data to this account",
    () =>
      new ResourcePolicyBuilder(dev, "endpoint")
        .allow("s3:GetObject")
        .to("*")
        .on("arn:aws:s3:::prod-eu-central-1-starport-layer-bucket/*")
        .because("Image layers")
        .allow("s3:GetObject")
        .to("*")
        .on(arns.objects("results"))
        .when({ StringEquals: { "aws:PrincipalAccount": "600802701449" } })
        .because("Own objects")
        .build(),
    [
      {
        Sid: "ImageLayers",
        Effect: "Allow",
        Principal: "*",
        Action: "s3:GetObject",
        Resource: "arn:aws:s3:::prod-eu-central-1-starport-layer-bucket/*",
      },
      {
        Sid: "OwnObjects",
        Effect: "Allow",
        Principal: "*",
        Action: "s3:GetObject",
        Resource: "arn:aws:s3:::tradai-results-dev/*",
        Condition: { StringEquals: { "aws:PrincipalAccount": "600802701449" } },
      },
    ],
  ],
];

/** Trust per service: whether AWS's page shows a source (decisions.md section 3), and the source. */
const trusts: readonly [TrustedService, string | undefined, object | undefined][] = [
  ["ecs-tasks.amazonaws.com", undefined, { ArnLike: { "aws:SourceArn": inDev("ecs", "*") } }],
  [
    "states.amazonaws.com",
    inDev("states", "stateMachine:tradai-backtest-workflow-dev"),
    { ArnEquals: { "aws:SourceArn": inDev("states", "stateMachine:tradai-backtest-workflow-dev") } },
  ],
  [
    "cloudtrail.amazonaws.com",
    inDev("cloudtrail", "trail/tradai-audit-trail-dev"),
    { ArnEquals: { "aws:SourceArn": inDev("cloudtrail", "trail/tradai-audit-trail-dev") } },
  ],
  [
    "vpc-flow-logs.amazonaws.com",
    undefined,
    { ArnLike: { "aws:SourceArn": inDev("ec2", "vpc-flow-log/*") } },
  ],
  [
    "scheduler.amazonaws.com",
    inDev("scheduler", "schedule-group/tradai-dev"),
    { ArnEquals: { "aws:SourceArn": inDev("scheduler", "schedule-group/tradai-dev") } },
  ],
  [
    "monitoring.rds.amazonaws.com",
    inDev("rds", "db:tradai-mlflow-dev"),
    { ArnEquals: { "aws:SourceArn": inDev("rds", "db:tradai-mlflow-dev") } },
  ],
  ["ec2.amazonaws.com", undefined, undefined],
  ["lambda.amazonaws.com", undefined, undefined],
  ["backup.amazonaws.com", undefined, undefined],
  ["s3.amazonaws.com", undefined, undefined],
];

describe("a policy says what was written down for it, and nothing else", () => {
  for (const [title, build, statements] of [...methods, ...attached]) {
    it(title, () => {
      assert.deepEqual(plain(build()), { Version: "2012-10-17", Statement: statements });
    });
  }
});

describe("a role is assumed by the service for this environment alone", () => {
  for (const [service, sourceArn, condition] of trusts) {
    it(`${service} ${condition === undefined ? "sends no source: with one the role is dead" : "must send its source"}`, () => {
      const options = sourceArn === undefined ? {} : { sourceArn };
      const document = plain(trustPolicy(dev, service, options)) as { Statement: Record<string, unknown>[] };
      const { Sid, ...rest } = document.Statement[0] ?? {};
      assert.match(String(Sid), /^[A-Za-z0-9]+$/);
      assert.deepEqual(rest, {
        Effect: "Allow",
        Principal: { Service: service },
        Action: "sts:AssumeRole",
        ...(condition === undefined
          ? {}
          : { Condition: { ...condition, StringEquals: { "aws:SourceAccount": "600802701449" } } }),
      });
      assert.equal(document.Statement.length, 1);
    });
  }
});

describe("the examples in the documentation are true", () => {
  const source = readFileSync(`${__dirname}/../../../shared/policy/index.ts`, "utf8").replace(/^ \* ?/gm, "");
  const shown = [...source.matchAll(/```json\n([\s\S]*?)```/g)].map(
    (match) => JSON.parse(match[1] ?? "") as unknown,
  );
  const built = [
    new PolicyBuilder(dev)
      .withSecretsRead("exchange-keys")
      .allow("sqs:SendMessage")
      .on("arn:aws:sqs:eu-central-1:600802701449:tradai-backtest-queue-dev.fifo")
      .because("hand over backtests")
      .build(),
    new ResourcePolicyBuilder(dev, "bucket", arns.bucket("logs"))
      .requireTls()
      .allow("s3:PutObject")
      .to("cloudtrail.amazonaws.com")
      .on(arns.objects("logs", "cloudtrail/"))
      .when({ ArnEquals: { "aws:SourceArn": arns.trail() } })
      .because("deliver the audit trail")
      .build(),
    trustPolicy(dev, "cloudtrail.amazonaws.com", { sourceArn: arns.trail() }),
  ];
  built.forEach((document, i) => {
    it(`example ${i + 1} gives the result printed below it`, () => {
      assert.deepEqual(plain(document), shown[i]);
      assert.equal(shown.length, built.length);
    });
  });
});
