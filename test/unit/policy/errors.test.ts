import assert from "node:assert/strict";
import { UserError } from "../../../shared/errors";
import {
  PolicyBuilder,
  ResourcePolicyBuilder,
  trustPeople,
  trustPipeline,
  trustPolicy,
} from "../../../shared/policy";
import type { TrustedService } from "../../../shared/policy";
import { arns, dev, inDev, prod } from "./scope";

const role = (): PolicyBuilder => new PolicyBuilder(dev);
const queue = inDev("sqs", "tradai-backtest-queue-dev.fifo");
const topic = inDev("sns", "tradai-alerts-dev");
const key = inDev("kms", "key/*");
const read = (): ReturnType<ReturnType<PolicyBuilder["allow"]>["on"]> =>
  role().allow("s3:GetObject").on(arns.objects("results"));
const alias = { "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/tradai-data-dev" } };
const onTopic = (): ResourcePolicyBuilder => new ResourcePolicyBuilder(dev, "topic", topic);

/** Title (what a mistake would do if it passed), the mistake, and what its message must contain. */
const mistakes: readonly [string, () => unknown, readonly RegExp[]][] = [
  // Actions
  [
    "a misspelt action grants nothing",
    () => role().allow("s3:GetObjct"),
    [/"s3:GetObjct"/, /"s3:GetObject"/],
  ],
  ["an action in the wrong case hides from searches", () => role().allow("s3:getobject"), [/"s3:GetObject"/]],
  ["a misspelt service grants nothing", () => role().allow("dynamdb:Query"), [/"dynamdb"/, /"dynamodb"/]],
  [
    "an action of another service is not found",
    () => role().allow("sqs:GetObject"),
    [/"sqs:GetObject"/, /did you mean "sqs:/],
  ],
  [
    "a text that is no action grants nothing",
    () => role().allow("GetObject"),
    [/"GetObject"/, /service:Action/],
  ],
  [
    "a wildcard grants actions nobody has read",
    () => role().allow("s3:Get*"),
    [/"s3:Get\*"/, /name each action/],
  ],
  ["every action at once is granted", () => role().allow("*"), [/"\*"/, /name each action/]],
  ["a statement without action is refused by AWS", () => role().allow([]), [/without an action/]],
  [
    "a Scan reads whole tables (ORION-10)",
    () => role().allow("dynamodb:Scan"),
    [/ORION-10/, /dynamodb:Query/],
  ],
  [
    "a function creates groups without retention",
    () => role().allow("logs:CreateLogGroup"),
    [/declared before their producers/, /logs:PutLogEvents/],
  ],
  // Resources
  [
    "an empty list of resources grants nothing",
    () => role().allow("s3:GetObject").on(),
    [/s3:GetObject/, /empty list/],
  ],
  ["an empty list of resources grants nothing", () => role().allow("s3:GetObject").on([]), [/empty list/]],
  ["everything is granted", () => role().allow("s3:GetObject").on("*"), [/"\*"/, /allowWithoutResource/]],
  [
    "a name in place of an ARN matches nothing",
    () => role().allow("s3:GetObject").on("tradai-x-dev"),
    [/not an ARN/],
  ],
  [
    "an action on the wrong kind of resource grants nothing",
    () => role().allow("s3:ListBucket").on(arns.objects("results")),
    [/"s3:ListBucket"/, /tradai-results-dev\/\*"/, /bucket \(arn:aws:s3:::/],
  ],
  [
    "an action on the wrong kind of resource grants nothing",
    () => role().allow("s3:GetObject").on(arns.bucket("results")),
    [/"s3:GetObject" cannot apply to/, /object \(/],
  ],
  [
    "an action on another service's resource grants nothing",
    () => role().allow("sqs:SendMessage").on(topic),
    [/"sqs:SendMessage" cannot apply/, /queue \(arn:aws:sqs:/],
  ],
  [
    "dev reads prod's data (TRADAI-S-24)",
    () => role().allow("s3:GetObject").on("arn:aws:s3:::tradai-results-prod/*"),
    [/names the environment "prod"/, /tradai-<thing>-dev/],
  ],
  [
    "dev reads prod's parameters",
    () => role().allow("ssm:GetParameter").on(inDev("ssm", "parameter/tradai/prod/x")),
    [/names the environment "prod"/],
  ],
  [
    "a pattern reaches every environment (TRADAI-S-24)",
    () => role().allow("dynamodb:GetItem").on(inDev("dynamodb", "table/tradai-*")),
    [/another environment's name could match/],
  ],
  [
    "a pattern over bucket and key reaches another bucket",
    () => role().allow("s3:GetObject").on("arn:aws:s3:::tradai-*-dev/*"),
    [/another environment's name could match/],
  ],
  [
    "a wildcard behind the environment reaches dev-prod",
    () => role().allow("sqs:SendMessage").on(inDev("sqs", "tradai-x-dev*")),
    [/another environment's name could match/],
  ],
  [
    "a policy variable reaches another environment",
    () => role().allow("sqs:SendMessage").on(inDev("sqs", "tradai-x-${aws:PrincipalTag/env}")),
    [/could match/],
  ],
  [
    "a wildcard before the name reaches into another environment's path",
    () => role().allow("logs:PutLogEvents").on(inDev("logs", "log-group:/aws/*/tradai-x-dev:*")),
    [/could match/],
  ],
  [
    "a pattern over a name and what is in it reaches what is in another's",
    () => role().allow("ecr:BatchGetImage").on(inDev("ecr", "repository/tradai-*-dev/cache")),
    [/could match/],
  ],
  [
    "a row of the closed list lets another environment's name through",
    () =>
      role()
        .allow("autoscaling:SetDesiredCapacity")
        .on(inDev("autoscaling", "autoScalingGroup:*:autoScalingGroupName/tradai-prod-asg-dev")),
    [/names the environment "prod"/],
  ],
  [
    "a resource part that is only a wildcard means everything of its kind",
    () => role().allow("dynamodb:GetItem").on(inDev("dynamodb", "table/*")),
    [/names nothing/, /outside\.ts/],
  ],
  [
    "a queue of another program is used",
    () => role().allow("sqs:SendMessage").on(inDev("sqs", "orders")),
    [/does not name an environment/],
  ],
  [
    "another account is reached",
    () => role().allow("sqs:SendMessage").on("arn:aws:sqs:eu-central-1:111122223333:tradai-x-dev"),
    [/account "111122223333"/, /"600802701449"/],
  ],
  [
    "another region is reached",
    () => role().allow("sqs:SendMessage").on("arn:aws:sqs:us-east-1:600802701449:tradai-x-dev"),
    [/region "us-east-1"/, /"eu-central-1"/],
  ],
  [
    "any region is reached",
    () => role().allow("sqs:SendMessage").on("arn:aws:sqs:*:600802701449:tradai-x-dev"),
    [/wildcard before the resource/],
  ],
  [
    "another partition is named",
    () => role().allow("sqs:SendMessage").on("arn:aws-cn:sqs:eu-central-1:600802701449:tradai-x-dev"),
    [/partition "aws-cn"/],
  ],
  // Named by AWS alone
  [
    "every key of the account is usable",
    () => role().allow("kms:Decrypt").on(key).because("read data"),
    [/kms:ResourceAliases/],
  ],
  [
    "a condition that a missing key satisfies does not scope a key",
    () =>
      role()
        .allow("kms:Decrypt")
        .on(key)
        .when({ "ForAllValues:StringEquals": { "kms:ResourceAliases": "alias/tradai-data-dev" } })
        .because("read data"),
    [/kms:ResourceAliases/],
  ],
  [
    "an AWS-managed alias stands for this environment's key",
    () =>
      role()
        .allow("kms:Decrypt")
        .on(key)
        .when({ "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/aws/s3" } })
        .because("read data"),
    [/needs a condition/],
  ],
  [
    "a text that is no alias stands for this environment's key",
    () =>
      role()
        .allow("kms:Decrypt")
        .on(key)
        .when({ "ForAnyValue:StringEquals": { "kms:ResourceAliases": "tradai-data-dev" } })
        .because("read data"),
    [/needs a condition/],
  ],
  [
    "prod's key is used from dev",
    () =>
      role()
        .allow("kms:Decrypt")
        .on(key)
        .when({ "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/tradai-data-prod" } }),
    [/"alias\/tradai-data-prod"/, /"prod"/],
  ],
  [
    "every database's secret is readable",
    () =>
      role()
        .allow("secretsmanager:GetSecretValue")
        .on(inDev("secretsmanager", "secret:rds!db-*"))
        .because("read it"),
    [/primaryDBInstanceArn/],
  ],
  [
    "any instance can be altered (TRADAI-S-26)",
    () => role().allow("ec2:ModifyInstanceAttribute").on(inDev("ec2", "instance/*")).because("stop checks"),
    [/aws:ResourceTag\/env/],
  ],
  [
    "any route table can be altered (TRADAI-S-27)",
    () => role().allow("ec2:ReplaceRoute").on(inDev("ec2", "route-table/*")).because("move the route"),
    [/aws:ResourceTag\/env/],
  ],
  [
    "one accepted record name carries others in the same batch",
    () =>
      role()
        .allow("route53:ChangeResourceRecordSets")
        .on("arn:aws:route53:::hostedzone/*")
        .when({
          "ForAnyValue:StringEquals": {
            "route53:ChangeResourceRecordSetsNormalizedRecordNames": "api.example.com",
          },
        })
        .because("change a record"),
    [/ForAllValues:StringEquals/],
  ],
  // Conditions
  [
    "an operator that does not exist is refused by AWS",
    () => read().when({ StringEqual: { "aws:SourceAccount": "600802701449" } }),
    [/"StringEqual"/, /"StringEquals"/],
  ],
  [
    "a key that the action lacks never matches",
    () => read().when({ StringEquals: { "s3:prefix": "a/" } }),
    [/"s3:prefix"/, /s3:GetObject/, /nearest/],
  ],
  [
    "a misspelt global key never matches",
    () => read().when({ Bool: { "aws:SecureTransprt": true } }),
    [/"aws:SecureTransprt"/, /nearest: "aws:SecureTransport"/],
  ],
  [
    "a key that only another resource type has never matches",
    () => role().allow("sqs:SendMessage").on(queue).when(alias),
    [/kms:ResourceAliases/, /sqs:SendMessage/],
  ],
  [
    "a key with several values is compared as one",
    () =>
      role()
        .allow("kms:Decrypt")
        .on(key)
        .when({ StringEquals: { "kms:ResourceAliases": "alias/tradai-data-dev" } }),
    [/"ForAnyValue:StringEquals"/],
  ],
  [
    "a key without value compares with nothing",
    () => read().when({ StringEquals: { "aws:SourceAccount": [] } }),
    [/no value/],
  ],
  [
    "a value that admits anything is no condition",
    () => read().when({ StringLike: { "aws:SourceArn": "*" } }),
    [/admits anything/],
  ],
  [
    "values given twice are alternatives, not both",
    () =>
      read()
        .when({ StringEquals: { "aws:SourceAccount": "600802701449" } })
        .when({ StringEquals: { "aws:SourceAccount": "600802701449" } }),
    [/given twice/],
  ],
  [
    "another account is admitted by a condition",
    () => read().when({ StringEquals: { "aws:SourceAccount": "111122223333" } }),
    [/"111122223333"/, /"600802701449"/],
  ],
  [
    "another environment is admitted by a condition",
    () => read().when({ ArnLike: { "aws:SourceArn": inDev("sqs", "tradai-x-prod") } }),
    [/"prod"/],
  ],
  [
    "a key works through a service of another region",
    () =>
      role()
        .allow("kms:Decrypt")
        .on(key)
        .when({ StringEquals: { "kms:ViaService": "s3.us-east-1.amazonaws.com" } }),
    [/s3\.us-east-1/, /eu-central-1/],
  ],
  [
    "a condition given before an ARN is not checked against it",
    () => role().allow("kms:CreateAlias").on(key).when(alias).on(inDev("kms", "alias/tradai-data-dev")),
    [/kms:ResourceAliases/, /on "arn:aws:kms:eu-central-1:600802701449:alias\/tradai-data-dev"/],
  ],
  // Reasons
  ["a statement without reason explains nothing", () => read().because("--"), [/say why/]],
  ["a reason takes the Sid of a divided statement", () => read().because("read part1"), [/kept for/]],
  ["a reason names another environment", () => read().because("as in prod"), [/"prod"/]],
  [
    "one reason stands for two meanings",
    () =>
      read()
        .because("read results")
        .allow("s3:GetObject")
        .on(arns.objects("configs"))
        .when({ Bool: { "aws:SecureTransport": true } })
        .because("read results"),
    [/"ReadResults" already stands for another/],
  ],
  [
    "joined statements of one reason grant more than was given",
    () =>
      read()
        .because("read and list")
        .allow("s3:ListBucket")
        .on(arns.bucket("configs"))
        .because("read and list")
        .build(),
    [/"ReadAndList"/, /would grant more/],
  ],
  ["an empty document is refused by AWS", () => role().build(), [/without a statement/]],
  [
    "a half-written statement is lost",
    () => {
      const builder = role();
      builder.allow("s3:GetObject").on(arns.objects("results"));
      return builder.build();
    },
    [/s3:GetObject is not ended/],
  ],
  // Actions without resource
  [
    "an action that has resources is granted on everything",
    () => role().allowWithoutResource("s3:GetObject", "read objects"),
    [/"s3:GetObject" has resources/],
  ],
  [
    "an action without resource is given one, which never matches",
    () => role().allow("ecr:GetAuthorizationToken").on(arns.functionRepository("health-check")),
    [/allowWithoutResource\("ecr:GetAuthorizationToken"/],
  ],
  [
    "metrics of any namespace can be forged",
    () => role().allowWithoutResource("cloudwatch:PutMetricData", "publish metrics"),
    [/"cloudwatch:namespace"/],
  ],
  [
    "a metric is tied to an alarm, which never matches",
    () => role().allow("cloudwatch:PutMetricData").on(inDev("cloudwatch", "alarm:tradai-x-dev")),
    [/allowWithoutResource\("cloudwatch:PutMetricData"/],
  ],
  // Inventory
  [
    "a secret that does not exist is granted",
    () => role().withSecretsRead("exchange-key" as "exchange-keys"),
    [/"exchange-key"/, /"exchange-keys"/],
  ],
  [
    "a prefix without slash reaches its neighbours",
    () => role().withS3ReadWrite("results", { prefix: "runs" }),
    [/"runs"/, /ends in a slash/],
  ],
  // Resource policies
  [
    "a role as principal fails before it exists",
    () =>
      new ResourcePolicyBuilder(dev, "queue", queue).allow("sqs:SendMessage").to(arns.role("backup-role")),
    [/does not exist yet/, /\{ roles: \[arn\] \}/],
  ],
  ["everyone is admitted", () => onTopic().allow("sns:Publish").to("*"), [/admit everyone/]],
  [
    "a misspelt service is admitted",
    () => onTopic().allow("sns:Publish").to("cloudwach.amazonaws.com"),
    [/"cloudwatch\.amazonaws\.com"/],
  ],
  [
    "a service acts for any account",
    () => onTopic().allow("sns:Publish").to("cloudwatch.amazonaws.com").because("send alarms"),
    [/does not say for whom/, /aws:SourceAccount/],
  ],
  [
    "an IfExists source admits a call without one",
    () =>
      onTopic()
        .allow("sns:Publish")
        .to("cloudwatch.amazonaws.com")
        .when({ StringEqualsIfExists: { "aws:SourceAccount": "600802701449" } })
        .because("send alarms"),
    [/does not say for whom/],
  ],
  [
    "events to a topic are lost",
    () =>
      onTopic()
        .allow("sns:Publish")
        .to("events.amazonaws.com")
        .when({ StringEquals: { "aws:SourceAccount": "600802701449" } })
        .because("send events"),
    [/would never match/, /alert would be lost/],
  ],
  [
    "events to a topic's key are lost",
    () =>
      new ResourcePolicyBuilder(dev, "key")
        .allow("kms:Decrypt")
        .to("events.amazonaws.com")
        .when({ ArnLike: { "aws:SourceArn": inDev("events", "rule/tradai-x-dev") } })
        .because("send events"),
    [/would never match/],
  ],
  [
    "another service's action stands in a topic's policy",
    () => onTopic().allow("sqs:SendMessage"),
    [/actions of sns/],
  ],
  [
    "a bucket's policy speaks of another bucket",
    () =>
      new ResourcePolicyBuilder(dev, "bucket", arns.bucket("logs"))
        .allow("s3:GetBucketAcl")
        .to("config.amazonaws.com")
        .on(arns.bucket("configs")),
    [/tradai-configs-dev/, /"arn:aws:s3:::tradai-logs-dev"/],
  ],
  [
    "a repository's policy names a resource",
    () =>
      new ResourcePolicyBuilder(dev, "repository", arns.functionRepository("health-check"))
        .allow("ecr:BatchGetImage")
        .to("lambda.amazonaws.com")
        .on(arns.functionRepository("health-check")),
    [/names no resource/],
  ],
  [
    "a bucket's policy without bucket is attached to nothing",
    () => new ResourcePolicyBuilder(dev, "bucket"),
    [/needs the ARN/],
  ],
  [
    "a domain's action stands in a repository's policy",
    () =>
      new ResourcePolicyBuilder(dev, "packageRepository", arns.packageRepository("python"))
        .allow("codeartifact:GetAuthorizationToken")
        .to({ roles: [arns.role("backup-role")] })
        .because("hand out tokens"),
    [/cannot apply/, /domain \(/],
  ],
  [
    "strangers come through an endpoint",
    () =>
      new ResourcePolicyBuilder(dev, "endpoint")
        .allow("s3:GetObject")
        .to("*")
        .on(arns.objects("results"))
        .because("read results"),
    [/aws:PrincipalAccount/],
  ],
  // Trust
  [
    "a service nobody has checked assumes a role",
    () => trustPolicy(dev, "lambda.amazonaws.co" as TrustedService),
    [/"lambda\.amazonaws\.com"/, /AWS page/],
  ],
  [
    "the trail of any account assumes the role",
    () => trustPolicy(dev, "cloudtrail.amazonaws.com"),
    [/needs sourceArn/],
  ],
  [
    "a backup role that nobody can assume",
    () =>
      trustPolicy(dev, "backup.amazonaws.com", {
        sourceArn: inDev("backup", "backup-vault:tradai-backup-dev"),
      }),
    [/could not be assumed/],
  ],
  [
    "a task role that nobody can assume",
    () => trustPolicy(dev, "ecs-tasks.amazonaws.com", { sourceArn: inDev("ecs", "cluster/tradai-dev") }),
    [/leave sourceArn out/],
  ],
  [
    "the source is of another service",
    () => trustPolicy(dev, "cloudtrail.amazonaws.com", { sourceArn: arns.bucket("logs") }),
    [/service "s3"/, /"cloudtrail"/],
  ],
  [
    "prod's trail assumes dev's role",
    () =>
      trustPolicy(dev, "cloudtrail.amazonaws.com", {
        sourceArn: inDev("cloudtrail", "trail/tradai-audit-trail-prod"),
      }),
    [/"prod"/],
  ],
  [
    "everybody in the account may deploy (TRADAI-S-25)",
    () => trustPeople(dev, { externalId: "tradai-cli", reason: "operate" }),
    [/everybody in the account/],
  ],
  [
    "any user may deploy (TRADAI-S-25)",
    () => trustPeople(dev, { principalArns: ["arn:aws:iam::600802701449:user/*"], reason: "operate" }),
    [/without wildcards/],
  ],
  ["any repository may deploy", () => trustPipeline(dev, "tradai/*"), [/owner\/name/]],
  [
    "a repository is half numbered",
    () => trustPipeline(dev, "tradai@1/infrastructure"),
    [/owner@id\/name@id/],
  ],
  [
    "dev's policy is built with prod's name",
    () => new PolicyBuilder(prod).allow("s3:GetObject").on(arns.objects("results")),
    [/names the environment "dev"/],
  ],
];

describe("a mistake in a policy is refused where it is made, with what is allowed", () => {
  mistakes.forEach(([harm, mistake, contains], i) => {
    it(`${harm} (${i + 1})`, () => {
      assert.throws(mistake, (error) => {
        assert.ok(error instanceof UserError, `not a UserError: ${String(error)}`);
        for (const pattern of contains) {
          assert.match(error.message, pattern);
        }
        return true;
      });
    });
  });
});
