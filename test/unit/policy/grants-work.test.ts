import { PolicyBuilder } from "../../../shared/policy";
import { arns, dev, inDev } from "./scope";
import { describeWritten } from "./written";

describeWritten("grants for work", [
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
        Action: ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"],
        Resource: inDev("secretsmanager", "secret:rds!db-*"),
        Condition: {
          StringEquals: {
            "aws:ResourceTag/aws:rds:primaryDBInstanceArn": inDev("rds", "db:tradai-mlflow-dev"),
          },
        },
      },
    ],
  ],
]);
