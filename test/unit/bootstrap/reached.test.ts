import assert from "node:assert/strict";
import type { Environment } from "../../../shared/naming";
import { grantsOf, plannedLayers } from "./golden";
import type { Statement } from "./golden";
import { describeBootstrap } from "./project";

/** Whether IAM's pattern holds for an ARN: `*` for any text, `?` for one character. */
function matches(pattern: string, arn: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`).test(arn);
}

function mayDo(grants: readonly Statement[], action: string, arn: string): boolean {
  return grants.some(
    ({ actions, resources }) =>
      actions.includes(action) && resources.some((pattern) => matches(pattern, arn)),
  );
}

type Inputs = Readonly<Record<string, unknown>>;

/** Where a type's resource has a name of ours: the call that makes it, and the ARN behind its account, with inputs in braces. */
const named: readonly (readonly [type: string, action: string, resource: string])[] = [
  ["aws.accessanalyzer.Analyzer", "access-analyzer:CreateAnalyzer", "analyzer/{analyzerName}"],
  [
    "aws.autoscaling.Group",
    "autoscaling:CreateAutoScalingGroup",
    "autoScalingGroup:0a1b:autoScalingGroupName/{name}",
  ],
  ["aws.backup.Vault", "backup:CreateBackupVault", "backup-vault:{name}"],
  ["aws.budgets.Budget", "budgets:ModifyBudget", "budget/{name}"],
  ["aws.cloudtrail.Trail", "cloudtrail:CreateTrail", "trail/{name}"],
  ["aws.cloudwatch.CompositeAlarm", "cloudwatch:PutCompositeAlarm", "alarm:{alarmName}"],
  ["aws.cloudwatch.Dashboard", "cloudwatch:PutDashboard", "dashboard/{dashboardName}"],
  ["aws.cloudwatch.EventRule", "events:PutRule", "rule/{name}"],
  ["aws.cloudwatch.LogGroup", "logs:CreateLogGroup", "log-group:{name}"],
  ["aws.cloudwatch.MetricAlarm", "cloudwatch:PutMetricAlarm", "alarm:{name}"],
  ["aws.codeartifact.Domain", "codeartifact:DescribeDomain", "domain/{domain}"],
  ["aws.codeartifact.Repository", "codeartifact:DescribeRepository", "repository/{domain}/{repository}"],
  ["aws.codedeploy.Application", "codedeploy:CreateApplication", "application:{name}"],
  ["aws.dynamodb.Table", "dynamodb:CreateTable", "table/{name}"],
  ["aws.ecr.Repository", "ecr:CreateRepository", "repository/{name}"],
  ["aws.ecs.Cluster", "ecs:CreateCluster", "cluster/{name}"],
  ["aws.ecs.TaskDefinition", "ecs:RegisterTaskDefinition", "task-definition/{family}:1"],
  ["aws.iam.InstanceProfile", "iam:CreateInstanceProfile", "instance-profile/{name}"],
  ["aws.iam.Role", "iam:CreateRole", "role/{name}"],
  ["aws.kms.Alias", "kms:CreateAlias", "{name}"],
  ["aws.lambda.Function", "lambda:CreateFunction", "function:{name}"],
  ["aws.lb.LoadBalancer", "elasticloadbalancing:CreateLoadBalancer", "loadbalancer/app/{name}/50dc6c49"],
  ["aws.lb.LoadBalancer", "elasticloadbalancing:ModifyListener", "listener/app/{name}/50dc6c49/0467ef3c"],
  [
    "aws.lb.LoadBalancer",
    "elasticloadbalancing:ModifyRule",
    "listener-rule/app/{name}/50dc6c49/0467ef3c/9683b2d0",
  ],
  ["aws.lb.TargetGroup", "elasticloadbalancing:CreateTargetGroup", "targetgroup/{name}/73e2d6bc"],
  ["aws.rds.Instance", "rds:CreateDBInstance", "db:{identifier}"],
  ["aws.rds.Instance", "rds:DeleteDBInstance", "snapshot:{finalSnapshotIdentifier}"],
  ["aws.rds.ParameterGroup", "rds:CreateDBParameterGroup", "pg:{name}"],
  ["aws.rds.SubnetGroup", "rds:CreateDBSubnetGroup", "subgrp:{name}"],
  ["aws.s3.Bucket", "s3:CreateBucket", "{bucket}"],
  ["aws.secretsmanager.Secret", "secretsmanager:CreateSecret", "secret:{name}-a1B2c3"],
  ["aws.sfn.StateMachine", "states:CreateStateMachine", "stateMachine:{name}"],
  ["aws.sns.Topic", "sns:CreateTopic", "{name}"],
  ["aws.sqs.Queue", "sqs:CreateQueue", "{name}"],
  ["aws.ssm.Document", "ssm:CreateDocument", "document/{name}"],
  ["aws.ssm.Parameter", "ssm:PutParameter", "parameter{name}"],
  ["aws.synthetics.Canary", "synthetics:UpdateCanary", "canary:{name}"],
  ["aws.wafv2.WebAcl", "wafv2:CreateWebACL", "regional/webacl/{name}/a1b2"],
];

function filled(resource: string, inputs: Inputs): string {
  return resource.replace(/\{(\w+)\}/g, (_braces, key: string) => {
    const value = inputs[key];
    assert.equal(typeof value, "string", `${resource}: ${key}`);
    return String(value);
  });
}

/** Services whose ARNs hold no region, and one that holds no account either. */
const global = /^(?:budgets|iam|s3)$/;

function arnOf(type: string, action: string, rest: string, account: string, region: string): string {
  const service = action.replace(/:.*/, "");
  const place = global.test(service) || type === "aws.cloudwatch.Dashboard" ? "" : region;
  return `arn:aws:${service}:${place}:${service === "s3" ? "" : account}:${rest}`;
}

/** Resources that lie in the region of the recovery copies have a name that says so. */
function regionsOf(rest: string): string {
  return rest.includes("recovery") ? "eu-west-1" : "eu-central-1";
}

interface Need {
  readonly what: string;
  readonly purpose: "deploy" | "preview";
  readonly action: string;
  readonly arn: (environment: Environment, account: string) => string;
}

const at =
  (service: string, rest: (environment: Environment) => string) =>
  (environment: Environment, account: string) =>
    `arn:aws:${service}:eu-central-1:${account}:${rest(environment)}`;

/** What a call needs besides the thing it is about, each from the page that says so. */
const needs: readonly Need[] = [
  // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonrds.html: CreateDBInstance, og
  {
    what: "a database with AWS's group of options",
    purpose: "deploy",
    action: "rds:CreateDBInstance",
    arn: at("rds", () => "og:default:postgres-15"),
  },
  // https://github.com/hashicorp/terraform-provider-aws/issues/35737
  ...(["deploy", "preview"] as const).map((purpose) => ({
    what: "a database looked for by its resource identifier",
    purpose,
    action: "rds:DescribeDBInstances",
    arn: at("rds", () => "db:*"),
  })),
  // https://github.com/aws-samples/amazon-cloudfront-waf-secretsmanager/issues/3
  ...["wafv2:CreateWebACL", "wafv2:UpdateWebACL"].map((action): Need => ({
    what: "a web ACL with AWS's groups of rules",
    purpose: "deploy",
    action,
    arn: at("wafv2", () => "regional/managedruleset/AWSManagedRulesCommonRuleSet/a1b2"),
  })),
  // https://docs.aws.amazon.com/autoscaling/application/userguide/security_iam_id-based-policy-examples.html
  ...["cloudwatch:PutMetricAlarm", "cloudwatch:DeleteAlarms", "cloudwatch:DescribeAlarms"].map(
    (action): Need => ({
      what: "the alarms of a service that is scaled",
      purpose: "deploy",
      action,
      arn: at(
        "cloudwatch",
        (environment) =>
          `alarm:TargetTracking-service/tradai-${environment}/tradai-mlflow-${environment}-AlarmHigh-a1b2`,
      ),
    }),
  ),
  // https://docs.aws.amazon.com/cloud-map/latest/dg/cloud-map-api-permissions-ref.html
  {
    what: "the zone of a private namespace",
    purpose: "deploy",
    action: "route53:GetHostedZone",
    arn: () => "arn:aws:route53:::hostedzone/Z0A1B2",
  },
  {
    what: "the regions of a private namespace",
    purpose: "deploy",
    action: "ec2:DescribeRegions",
    arn: () => "*",
  },
  // https://docs.aws.amazon.com/lambda/latest/dg/permissions-user-function.html
  {
    what: "the library of the canary",
    purpose: "deploy",
    action: "lambda:GetLayerVersion",
    arn: () => "arn:aws:lambda:eu-central-1:012345678901:layer:Synthetics:44",
  },
  {
    what: "the canary's code in a version",
    purpose: "deploy",
    action: "s3:GetObjectVersion",
    arn: (environment) => `arn:aws:s3:::tradai-configs-${environment}/canary/a1.zip`,
  },
  // terraform-provider-aws, internal/service/s3/object.go: resourceObjectDelete
  {
    what: "versions of the canary's code that are deleted",
    purpose: "deploy",
    action: "s3:DeleteObjectVersion",
    arn: (environment) => `arn:aws:s3:::tradai-configs-${environment}/canary/a1.zip`,
  },
  {
    what: "versions of the canary's code that are looked for",
    purpose: "deploy",
    action: "s3:ListBucketVersions",
    arn: (environment) => `arn:aws:s3:::tradai-configs-${environment}`,
  },
  // terraform-provider-aws, internal/service/ec2: deleteLingeringENIs
  {
    what: "interfaces that outlive their function",
    purpose: "deploy",
    action: "ec2:DeleteNetworkInterface",
    arn: at("ec2", () => "network-interface/eni-0a1b"),
  },
  // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsconfig.html: PutConfigurationRecorder
  {
    what: "the role that the configuration recorder takes",
    purpose: "deploy",
    action: "iam:PassRole",
    arn: (_environment, account) =>
      `arn:aws:iam::${account}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
  },
  // terraform-provider-aws, internal/service/sfn/state_machine.go: stateMachineDefinitionValidate
  ...(["deploy", "preview"] as const).map((purpose) => ({
    what: "a definition that is validated before it is applied",
    purpose,
    action: "states:ValidateStateMachineDefinition",
    arn: () => "*",
  })),
];

describeBootstrap("a deployment is denied what it makes", ({ environment, account, declared }) => {
  it("by its name", () => {
    const denied: string[] = [];
    const grants = grantsOf(declared(), "deploy");
    const layers = plannedLayers(environment);
    let asked = 0;
    for (const [type, action, resourceOf] of named) {
      for (const planned of layers) {
        for (const resource of Object.values(planned[type] ?? {})) {
          const own = filled(resourceOf, (resource?.inputs ?? {}) as Inputs);
          const arn = arnOf(type, action, own, account, regionsOf(own));
          const home = arnOf(type, action, own, account, "eu-central-1");
          asked += 1;
          if (!mayDo(grants, action, arn) && !mayDo(grants, action, home)) {
            denied.push(`${action} ${arn}`);
          }
        }
      }
    }
    assert.ok(asked > 250);
    assert.deepEqual(denied, []);
  });

  for (const { what, purpose, action, arn } of needs) {
    it(`by what ${action} looks at besides: ${what}, ${purpose}`, () => {
      assert.ok(mayDo(grantsOf(declared(), purpose), action, arn(environment, account)));
    });
  }

  it("by the key of the secrets that a refresh reads", () => {
    const opened = grantsOf(declared(), "preview")
      .filter(({ actions }) => actions.includes("kms:Decrypt"))
      .map(({ conditions }) => conditions);
    const state = {
      "ForAnyValue:StringEquals": { "kms:ResourceAliases": `alias/tradai-pulumi-state-${environment}` },
    };
    const data = {
      "ForAnyValue:StringEquals": { "kms:ResourceAliases": `alias/tradai-data-${environment}` },
      StringEquals: { "kms:ViaService": "secretsmanager.eu-central-1.amazonaws.com" },
    };
    assert.deepEqual(opened, environment === "prod" ? [data, state] : [state]);
  });
});
