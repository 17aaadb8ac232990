import type { Pattern, Range } from "./form";

const queue = "aws:sqs/queue:Queue";
const lambda = "aws:lambda/function:Function";
const instance = "aws:rds/instance:Instance";

/** From the types' API pages and the validation of AWS's provider. Reviewed 2026-11-21. */
export const ranges: readonly Range[] = [
  { type: queue, property: "visibilityTimeoutSeconds", least: 0, most: 43_200 },
  { type: queue, property: "messageRetentionSeconds", least: 60, most: 1_209_600 },
  { type: queue, property: "delaySeconds", least: 0, most: 900 },
  { type: queue, property: "receiveWaitTimeSeconds", least: 0, most: 20 },
  { type: queue, property: "kmsDataKeyReusePeriodSeconds", least: 60, most: 86_400 },
  { type: lambda, property: "timeout", least: 1, most: 900 },
  { type: lambda, property: "memorySize", least: 128, most: 10_240 },
  {
    type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
    property: "maximumRetryAttempts",
    least: 0,
    most: 2,
  },
  {
    type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
    property: "maximumEventAgeInSeconds",
    least: 60,
    most: 21_600,
  },
  {
    type: "aws:cloudwatch/eventTarget:EventTarget",
    property: "retryPolicy.maximumEventAgeInSeconds",
    least: 60,
    most: 86_400,
  },
  {
    type: "aws:cloudwatch/eventTarget:EventTarget",
    property: "retryPolicy.maximumRetryAttempts",
    least: 0,
    most: 185,
  },
  { type: instance, property: "backupRetentionPeriod", least: 0, most: 35 },
  { type: "aws:ec2/networkAclRule:NetworkAclRule", property: "ruleNumber", least: 1, most: 32_766 },
  {
    type: "aws:autoscaling/group:Group",
    property: "initialLifecycleHooks[].heartbeatTimeout",
    least: 30,
    most: 7200,
  },
  {
    type: "aws:route53/resolverFirewallRuleGroupAssociation:ResolverFirewallRuleGroupAssociation",
    property: "priority",
    least: 101,
    most: 9899,
  },
];

const groupText = {
  form: /^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]{0,255}$/,
  allowed: "at most 255 of letters, digits, spaces and . _-:/()#,@[]+=&;{}!$*",
};

/** From the same pages. Reviewed 2026-11-21. */
export const patterns: readonly Pattern[] = [
  ...[
    "aws:ec2/securityGroup:SecurityGroup",
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
  ].map((type) => ({ type, property: "description", ...groupText })),
  {
    type: "aws:ec2/securityGroup:SecurityGroup",
    property: "name",
    form: /^(?!sg-)[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]{1,255}$/,
    allowed: "a name that does not begin with 'sg-'",
  },
  {
    type: "aws:ec2/launchTemplate:LaunchTemplate",
    property: "userData",
    form: /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
    allowed: "Base64",
  },
  {
    type: "aws:autoscaling/group:Group",
    property: "initialLifecycleHooks[].lifecycleTransition",
    form: /^autoscaling:EC2_INSTANCE_(?:LAUNCHING|TERMINATING)$/,
    allowed: "autoscaling:EC2_INSTANCE_LAUNCHING or autoscaling:EC2_INSTANCE_TERMINATING",
  },
  {
    type: "aws:autoscaling/group:Group",
    property: "initialLifecycleHooks[].defaultResult",
    form: /^(?:CONTINUE|ABANDON)$/,
    allowed: "CONTINUE or ABANDON",
  },
  {
    type: instance,
    property: "identifier",
    form: /^(?!.*--)[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
    allowed: "lower-case letters, digits and single hyphens, from a letter on, at most 63",
  },
  {
    type: instance,
    property: "finalSnapshotIdentifier",
    form: /^(?!.*--)[A-Za-z](?:[A-Za-z0-9-]{0,253}[A-Za-z0-9])?$/,
    allowed: "letters, digits and single hyphens, from a letter on",
  },
  {
    type: "aws:sns/topicSubscription:TopicSubscription",
    property: "protocol",
    form: /^(?:sqs|sms|lambda|firehose|application|email|email-json|https?)$/,
    allowed: "sqs, sms, lambda, firehose, application, email, email-json, http or https",
  },
  {
    // hashicorp/terraform-provider-aws issue 23543
    type: "aws:route53/resolverFirewallDomainList:ResolverFirewallDomainList",
    property: "domains[]",
    form: /\.$/,
    allowed:
      "a name with the root's dot: AWS answers with it, so that a name without differs in every preview",
  },
];
