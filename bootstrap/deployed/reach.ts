import { bucketRows } from "../../shared/inventory";
import type { LayerContext } from "../../shared/components";
import type { ConditionInput } from "../../shared/policy";
import type { Narrowed } from "./row";

/** What the actions of a service, or of a narrower row, may be done to. */
export interface ServiceReach {
  readonly arns: readonly string[];
  readonly when?: ConditionInput;
}

/** Makes the ARNs of one environment, by service. */
type Reaches = (context: LayerContext) => ServiceReach;

function at(context: LayerContext, service: string, ...resources: readonly string[]): string[] {
  const { account, region } = context.settings;
  return resources.map((resource) => `arn:aws:${service}:${region}:${account}:${resource}`);
}

/** At home and in the region of the recovery copies. */
function atBoth(context: LayerContext, service: string, ...resources: readonly string[]): string[] {
  const { account, region, recoveryRegion } = context.settings;
  return [region, recoveryRegion].flatMap((place) =>
    resources.map((resource) => `arn:aws:${service}:${place}:${account}:${resource}`),
  );
}

/** Things that this program names after their environment: `{family}` is `tradai-*-<env>`, `{env}` the environment. */
const named =
  (service: string, ...resources: readonly string[]): Reaches =>
  (context) => ({
    arns: at(
      context,
      service,
      ...resources.map((resource) =>
        resource
          .replaceAll("{family}", context.names.family())
          .replaceAll("{env}", context.settings.environment)
          .replaceAll("{e}", context.settings.environment.charAt(0)),
      ),
    ),
  });

/** Things that AWS names: all of the account in its region, which an environment shares with others at most in tests. */
const whole = named;

/** By service, and by narrower row. A service that is missing here cannot be deployed to. */
export const reaches: Readonly<Record<string, Reaches>> & Readonly<Record<Narrowed, Reaches>> = {
  // Named by this program.
  "access-analyzer": named("access-analyzer", "analyzer/{family}"),
  autoscaling: named("autoscaling", "autoScalingGroup:*:autoScalingGroupName/{family}"),
  backup: (context) => ({
    arns: [
      ...atBoth(context, "backup", `backup-vault:${context.names.family()}`),
      ...at(
        context,
        "backup",
        "backup-plan:*",
        `restore-testing-plan:${context.names.restoreTestingPlan()}-*`,
      ),
    ],
  }),
  "backup-storage": () => ({ arns: [] }),
  budgets: ({ names, settings }) => ({
    arns: [`arn:aws:budgets::${settings.account}:budget/${names.family()}`],
  }),
  cloudtrail: named("cloudtrail", "trail/{family}"),
  cloudwatch: (context) => ({
    arns: [
      ...at(context, "cloudwatch", `alarm:${context.names.family()}`),
      `arn:aws:cloudwatch::${context.settings.account}:dashboard/${context.names.dashboard()}`,
      // Application Auto Scaling makes the alarms of a target that is tracked with its caller's rights, and names them
      // (https://docs.aws.amazon.com/autoscaling/application/userguide/security_iam_id-based-policy-examples.html).
      ...at(context, "cloudwatch", `alarm:TargetTracking-service/${context.names.cluster()}/*`),
    ],
  }),
  codeartifact: named("codeartifact", "domain/tradai-{env}", "repository/tradai-{env}/{family}"),
  codedeploy: named(
    "codedeploy",
    "application:{family}",
    "deploymentgroup:{family}/*",
    // AWS's own configurations are asked for under this account.
    "deploymentconfig:*",
  ),
  dynamodb: named("dynamodb", "table/{family}"),
  ecr: ({ arns }) => ({ arns: arns.repositories() }),
  ecs: (context) => ({
    arns: [
      context.arns.cluster(),
      context.arns.services(),
      ...at(
        context,
        "ecs",
        `service-deployment/${context.names.cluster()}/*`,
        `service-revision/${context.names.cluster()}/*`,
        `task-definition/${context.names.family()}:*`,
      ),
    ],
  }),
  elasticloadbalancing: (context) => ({
    arns: [
      ...at(context, "elasticloadbalancing", `loadbalancer/app/${context.names.loadBalancer()}/*`),
      ...[context.arns.listening("listener"), context.arns.listening("listener-rule")],
      ...named(
        "elasticloadbalancing",
        "targetgroup/tradai-*-{e}/*",
        "targetgroup/tradai-*-{e}-alt/*",
      )(context).arns,
    ],
  }),
  events: named("events", "rule/{family}"),
  iam: ({ arns, names, settings }) => ({
    arns: [arns.roles(), `arn:aws:iam::${settings.account}:instance-profile/${names.family()}`],
  }),
  lambda: named(
    "lambda",
    ...["function:{family}", "function:{family}:*", "event-source-mapping:*"],
    // Synthetics makes a function and a layer of the canary's code with its caller's rights.
    ...["function:cwsyn-tradai-canary-{env}-*", "layer:cwsyn-tradai-canary-{env}-*"],
    "layer:cwsyn-tradai-canary-{env}-*:*",
  ),
  logs: ({ arns }) => ({ arns: arns.environmentLogGroups().flatMap((group) => [group, `${group}:*`]) }),
  rds: named(
    "rds",
    ...["db:{family}", "pg:{family}", "subgrp:{family}", "snapshot:{family}*"],
    // AWS's own groups of options, `default:postgres-15`, one of which a database without its own has.
    "og:default:*",
  ),
  s3: ({ arns }) => ({ arns: bucketRows.map(({ id }) => arns.bucket(id)) }),
  secretsmanager: ({ arns }) => ({ arns: [arns.secrets(), arns.databaseSecrets()] }),
  securityhub: whole("securityhub", "hub/*"),
  sns: named("sns", "{family}"),
  sqs: named("sqs", "{family}", "{family}.fifo"),
  ssm: (context) => ({
    arns: [
      context.arns.parameters(),
      // The newest machine image, which launch templates name by AWS's parameter.
      `arn:aws:ssm:${context.settings.region}::parameter/aws/service/ami-amazon-linux-latest/*`,
      ...atBoth(context, "ssm", `document/${context.names.family()}`),
    ],
  }),
  states: named("states", "stateMachine:{family}"),
  synthetics: named("synthetics", "canary:{family}"),
  // Named by AWS.
  acm: whole("acm", "certificate/*"),
  "acm-pca": whole("acm-pca", "certificate-authority/*"),
  apigateway: ({ settings }) => ({ arns: [`arn:aws:apigateway:${settings.region}::*`] }),
  "application-autoscaling": whole("application-autoscaling", "scalable-target/*"),
  ce: ({ settings }) => ({
    arns: ["anomalymonitor", "anomalysubscription"].map(
      (type) => `arn:aws:ce::${settings.account}:${type}/*`,
    ),
  }),
  "cognito-idp": (context) => ({
    arns: [
      ...at(context, "cognito-idp", "userpool/*"),
      ...at(context, "wafv2", `regional/webacl/${context.names.family()}/*`),
    ],
  }),
  config: whole("config", "config-rule/*", "configuration-recorder/*"),
  // Images and their snapshots, which instances are made from, belong to no account.
  ec2: (context) => ({
    arns: [
      ...at(context, "ec2", "*"),
      ...["image", "snapshot"].map((type) => `arn:aws:ec2:${context.settings.region}::${type}/*`),
    ],
  }),
  guardduty: whole("guardduty", "detector/*"),
  inspector2: () => ({ arns: [] }),
  kms: (context) => ({
    arns: [...atBoth(context, "kms", "key/*"), ...atBoth(context, "kms", `alias/${context.names.family()}`)],
  }),
  route53: (context) => ({
    arns: ["arn:aws:route53:::hostedzone/*", "arn:aws:route53:::change/*", ...at(context, "ec2", "vpc/*")],
  }),
  route53resolver: whole("route53resolver", "*"),
  servicediscovery: whole("servicediscovery", "namespace/*", "service/*"),
  wafv2: (context) => ({
    arns: [
      ...at(context, "wafv2", `regional/webacl/${context.names.family()}/*`),
      // AWS's own groups of rules, which it asks for under this account
      // (https://github.com/aws-samples/amazon-cloudfront-waf-secretsmanager/issues/3).
      ...at(context, "wafv2", "regional/managedruleset/*"),
      ...at(context, "cognito-idp", "userpool/*"),
      `arn:aws:apigateway:${context.settings.region}::*`,
    ],
  }),
  // Narrower rows.
  "canary code": ({ arns }) => ({ arns: [arns.objects("configs", "canary/")] }),
  "client secrets": (context) => ({
    arns: ["m2m-client", "ci-client"].map((client) => context.arns.secret({ leaf: `${client}-credentials` })),
  }),
  "keys in use": (context) => ({
    arns: atBoth(context, "kms", "key/*"),
    when: { "ForAnyValue:StringLike": { "kms:ResourceAliases": `alias/${context.names.family()}` } },
  }),
  lists: (context) => ({
    arns: [
      ...at(context, "cloudwatch", "alarm:*"),
      ...at(context, "logs", "log-group:*"),
      ...at(context, "rds", "db:*"),
    ],
  }),
  "public records": ({ settings }) => ({
    arns: settings.domain === undefined ? [] : [`arn:aws:route53:::hostedzone/${settings.domain.zoneId}`],
  }),
};
