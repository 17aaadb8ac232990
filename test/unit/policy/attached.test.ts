import { ResourcePolicyBuilder } from "../../../shared/policy";
import { arns, dev, inDev } from "./scope";
import { describeWritten } from "./written";

const queue = inDev("sqs", "tradai-backtest-queue-dev.fifo");
const root = { AWS: "arn:aws:iam::600802701449:root" };

// Each in the form of the AWS page that `kinds.ts` names for its kind.
describeWritten("policies of resources", [
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
]);
