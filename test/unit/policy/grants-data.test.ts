import { tables, buckets } from "../../../shared/inventory";
import { PolicyBuilder } from "../../../shared/policy";
import { keyInProd } from "./key-use";
import { dev, inDev, prod } from "./scope";
import { describeWritten } from "./written";

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

describeWritten("grants on data", [
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
      keyInProd(
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
      keyInProd(
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
        Action: ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"],
        Resource: "arn:aws:secretsmanager:eu-central-1:444455556666:secret:tradai/prod/exchange-keys-??????",
      },
      keyInProd(
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
]);
