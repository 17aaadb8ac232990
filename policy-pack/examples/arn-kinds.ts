import type { Fixture } from "../rule";
import { table } from "./iam";
import { resource } from "./orphans";

/** An ARN of the account. */
export const at = (service: string, rest: string): string =>
  `arn:aws:${service}:eu-central-1:600802701449:${rest}`;
/** An ARN of IAM, which has no region. */
export const global = (rest: string): string => `arn:aws:iam::600802701449:${rest}`;

/** Resources of every kind, each with the ARNs by which policies name it. */
export const named: readonly (readonly [
  short: string,
  inputs: Fixture["inputs"],
  ...arns: readonly string[],
])[] = [
  [
    "s3/bucket",
    { bucket: "tradai-results-prod" },
    "arn:aws:s3:::tradai-results-prod",
    "arn:aws:s3:::tradai-results-prod/reports/2026/july.html",
  ],
  [
    "dynamodb/table",
    { name: "tradai-deployments-prod" },
    ...["", "/index/by-day", "/stream/2026-07-01", "/backup/01593", "/export/01593"].map(
      (end) => table + end,
    ),
  ],
  ["ecr/repository", { name: "tradai/worker-prod" }, at("ecr", "repository/tradai/worker-prod")],
  [
    "ecr/pullThroughCacheRule",
    { ecrRepositoryPrefix: "tradai-public-prod" },
    at("ecr", "repository/tradai-public-prod/*"),
  ],
  ["kms/alias", { name: "alias/tradai-logs-prod" }, at("kms", "alias/tradai-logs-prod")],
  ["kms/key", {}, at("kms", "key/1b2c3d4e-0000-4000-8000-000000000000")],
  [
    "secretsmanager/secret",
    { name: "tradai/prod/exchange" },
    at("secretsmanager", "secret:tradai/prod/exchange-a1B2c3"),
  ],
  ["ssm/parameter", { name: "/tradai/prod/address" }, at("ssm", "parameter/tradai/prod/address")],
  [
    "ssm/document",
    { name: "tradai-restore-prod" },
    at("ssm", "document/tradai-restore-prod"),
    at("ssm", "automation-definition/tradai-restore-prod:$DEFAULT"),
  ],
  [
    "cloudwatch/logGroup",
    { name: "/tradai/prod/worker" },
    at("logs", "log-group:/tradai/prod/worker"),
    at("logs", "log-group:/tradai/prod/worker:*"),
    at("logs", "log-group:/tradai/prod/worker:log-stream:main"),
  ],
  ["cloudtrail/trail", { name: "tradai-trail-prod" }, at("cloudtrail", "trail/tradai-trail-prod")],
  ["iam/role", { name: "tradai-worker-prod" }, global("role/tradai-worker-prod")],
  ["iam/role", { name: "tradai-reader-prod", path: "/people/" }, global("role/people/tradai-reader-prod")],
  ["iam/policy", { name: "tradai-read-prod" }, global("policy/tradai-read-prod")],
  ["iam/instanceProfile", { name: "tradai-host-prod" }, global("instance-profile/tradai-host-prod")],
  ["sqs/queue", { name: "tradai-jobs-prod" }, at("sqs", "tradai-jobs-prod")],
  ["sns/topic", { name: "tradai-alerts-prod" }, at("sns", "tradai-alerts-prod")],
  [
    "lambda/function",
    { name: "tradai-worker-prod" },
    ...["", ":$LATEST", ":17", ":*"].map((end) => at("lambda", `function:tradai-worker-prod${end}`)),
  ],
  [
    "lambda/alias",
    { name: "live", functionName: "tradai-worker-prod" },
    at("lambda", "function:tradai-worker-prod:live"),
  ],
  [
    "lambda/alias",
    { name: "canary", functionName: "tradai-worker-prod" },
    at("lambda", "function:tradai-worker-prod:canary"),
  ],
  [
    "sfn/stateMachine",
    { name: "tradai-backtest-prod" },
    at("states", "stateMachine:tradai-backtest-prod"),
    at("states", "execution:tradai-backtest-prod:0a1b"),
  ],
  ["cloudwatch/eventRule", { name: "tradai-nightly-prod" }, at("events", "rule/tradai-nightly-prod")],
  ["cloudwatch/metricAlarm", { name: "tradai-errors-prod" }, at("cloudwatch", "alarm:tradai-errors-prod")],
  [
    "cloudwatch/compositeAlarm",
    { alarmName: "tradai-outage-prod" },
    at("cloudwatch", "alarm:tradai-outage-prod"),
  ],
  [
    "ecs/cluster",
    { name: "tradai-prod" },
    ...["cluster/tradai-prod", "task/tradai-prod/0a1b", "container-instance/tradai-prod/0a1b"].map((rest) =>
      at("ecs", rest),
    ),
  ],
  ["ecs/service", { name: "tradai-api-prod" }, at("ecs", "service/tradai-prod/tradai-api-prod")],
  [
    "ecs/taskDefinition",
    { family: "tradai-task-prod" },
    at("ecs", "task-definition/tradai-task-prod:17"),
    at("ecs", "task-definition/tradai-task-prod:*"),
  ],
  ["rds/instance", { identifier: "tradai-mlflow-prod" }, at("rds", "db:tradai-mlflow-prod")],
  ["backup/vault", { name: "tradai-backup-prod" }, at("backup", "backup-vault:tradai-backup-prod")],
  ["codeartifact/domain", { domain: "tradai-prod" }, at("codeartifact", "domain/tradai-prod")],
  [
    "codeartifact/repository",
    { domain: "tradai-prod", repository: "python" },
    at("codeartifact", "repository/tradai-prod/python"),
  ],
  [
    "autoscaling/group",
    { name: "tradai-host-prod" },
    at("autoscaling", "autoScalingGroup:*:autoScalingGroupName/tradai-host-prod"),
  ],
  ["ec2/eip", {}, at("ec2", "elastic-ip/eipalloc-0a1b")],
  ["ec2/routeTable", {}, at("ec2", "route-table/rtb-0a1b")],
  [
    "lb/loadBalancer",
    { name: "tradai-prod" },
    ...["loadbalancer/app/tradai-prod/0a", "listener/app/tradai-prod/0a/1"].map((rest) =>
      at("elasticloadbalancing", rest),
    ),
    at("elasticloadbalancing", "listener-rule/app/tradai-prod/0a/1/2"),
  ],
  ["lb/targetGroup", { name: "tradai-api" }, at("elasticloadbalancing", "targetgroup/tradai-api/0a1b")],
  ["codedeploy/application", { name: "tradai-prod" }, at("codedeploy", "application:tradai-prod")],
  [
    "codedeploy/deploymentGroup",
    { appName: "tradai-prod", deploymentGroupName: "api" },
    at("codedeploy", "deploymentgroup:tradai-prod/api"),
  ],
  ["acmpca/certificateAuthority", {}, at("acm-pca", "certificate-authority/0a1b")],
  ["acm/certificate", {}, at("acm", "certificate/0a1b")],
  ["servicediscovery/service", {}, at("servicediscovery", "service/srv-0a1b")],
  ["servicediscovery/privateDnsNamespace", {}, at("servicediscovery", "namespace/ns-0a1b")],
  ["cognito/userPool", {}, at("cognito-idp", "userpool/eu-central-1_0a1b")],
];
export const namedOnes = named.map(([short, inputs], index) => resource(short, `${short} ${index}`, inputs));
export const machines = ["instance/i-0a1b", "network-interface/eni-0a1b"].map((rest) => at("ec2", rest));

/** What no row of the pack tells how to find, a kind of each service. */
export const ofUnknownKind: readonly string[] = [
  at("states", "activity:approve"),
  at("dynamodb", "global-table/tradai"),
  at("ecr", "registry/tradai"),
  at("kms", "store/tradai"),
  at("secretsmanager", "replica:tradai"),
  at("ssm", "session/tradai"),
  at("logs", "destination:tradai"),
  at("cloudtrail", "dashboard/tradai"),
  global("user/tradai"),
  at("lambda", "layer:tradai"),
  at("events", "connection/tradai"),
  at("cloudwatch", "insight-rule/tradai"),
  at("ecs", "task-set/tradai"),
  at("rds", "cluster:tradai"),
  at("backup", "framework:tradai"),
  at("codeartifact", "package/tradai"),
  at("autoscaling", "launchConfiguration:tradai"),
  at("ec2", "volume/vol-0a1b"),
  at("elasticloadbalancing", "truststore/tradai"),
  at("codedeploy", "deploymentconfig:tradai"),
  at("acm-pca", "template/tradai"),
  at("acm", "account/tradai"),
  at("servicediscovery", "operation/tradai"),
  at("cognito-idp", "identityprovider/tradai"),
  at("glue", "database/tradai"),
];
