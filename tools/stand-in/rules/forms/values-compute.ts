import { pattern, range } from "./form";
import type { Pattern, Range } from "./form";

const targetGroup = "aws:lb/targetGroup:TargetGroup";
const listener = "aws:lb/listener:Listener";
const mapping = "aws:lambda/eventSourceMapping:EventSourceMapping";
const lambda = "aws:lambda/function:Function";
const service = "aws:ecs/service:Service";
const template = "aws:ec2/launchTemplate:LaunchTemplate";
const authority = "aws:acmpca/certificateAuthority:CertificateAuthority";
const issued = "aws:acmpca/certificate:Certificate";
const discovery = "aws:servicediscovery/service:Service";
const group = "aws:autoscaling/group:Group";

/** From the types' API pages and the validation of AWS's provider. Reviewed 2026-11-21. */
export const computeRanges: readonly Range[] = [
  range(targetGroup, "port", 1, 65_535),
  range(targetGroup, "deregistrationDelay", 0, 3600),
  range(targetGroup, "healthCheck.interval", 5, 300),
  range(targetGroup, "healthCheck.timeout", 2, 120),
  range(targetGroup, "healthCheck.healthyThreshold", 2, 10),
  range(targetGroup, "healthCheck.unhealthyThreshold", 2, 10),
  range(listener, "port", 1, 65_535),
  range("aws:lb/listenerRule:ListenerRule", "priority", 1, 50_000),
  range("aws:lb/loadBalancer:LoadBalancer", "idleTimeout", 1, 4000),
  range(mapping, "batchSize", 1, 10_000),
  range(mapping, "maximumBatchingWindowInSeconds", 0, 300),
  range(mapping, "scalingConfig.maximumConcurrency", 2, 1000),
  range(lambda, "reservedConcurrentExecutions", -1, 1000),
  range(lambda, "ephemeralStorage.size", 512, 10_240),
  range(service, "desiredCount", 0, 5000),
  range(service, "healthCheckGracePeriodSeconds", 0, 2_147_483_647),
  range(service, "serviceConnectConfiguration.services[].ingressPortOverride", 1, 65_535),
  range("aws:appautoscaling/target:Target", "minCapacity", 0, 5000),
  range(template, "metadataOptions.httpPutResponseHopLimit", 1, 64),
  range(authority, "permanentDeletionTimeInDays", 7, 30),
  range(discovery, "dnsConfig.dnsRecords[].ttl", 0, 2_147_483_647),
  range(group, "instanceRefresh.preferences.minHealthyPercentage", 0, 100),
];

const oneOf = (type: string, property: string, ...values: readonly string[]): Pattern =>
  pattern(type, property, new RegExp(`^(?:${values.join("|")})$`), values.join(", "));

const balanced = /^(?!internal-)[A-Za-z0-9](?:[A-Za-z0-9-]{0,30}[A-Za-z0-9])?$/;
const balancedName = "at most 32 letters, digits and inner hyphens, not from 'internal-' on";
const word = (most: number): RegExp => new RegExp(`^[\\w-]{1,${most}}$`);
const words = (most: number): string => `1 to ${most} letters, digits, '-' and '_'`;

/** From the same pages. Reviewed 2026-11-21. */
export const computePatterns: readonly Pattern[] = [
  pattern("aws:lb/loadBalancer:LoadBalancer", "name", balanced, balancedName),
  pattern(targetGroup, "name", balanced, balancedName),
  oneOf(targetGroup, "targetType", "instance", "ip", "lambda", "alb"),
  pattern(targetGroup, "healthCheck.path", /^\/\S{0,1023}$/, "a path from '/' on"),
  pattern(
    targetGroup,
    "healthCheck.matcher",
    /^[2-5]\d\d(?:-[2-5]\d\d|(?:,[2-5]\d\d)+)?$/,
    "codes of answers such as 200, 200,202 or 200-299",
  ),
  pattern(listener, "sslPolicy", /^ELBSecurityPolicy-[\w-]+$/, "a policy of AWS's, ELBSecurityPolicy-…"),
  pattern(lambda, "name", word(64), words(64)),
  pattern(lambda, "description", /^[^]{0,256}$/, "at most 256 characters"),
  oneOf(lambda, "packageType", "Image", "Zip"),
  pattern(
    "aws:lambda/alias:Alias",
    "name",
    /^(?!\d+$)[\w-]{1,128}$/,
    "letters, digits, '-' and '_', and not digits alone",
  ),
  pattern("aws:lambda/alias:Alias", "functionVersion", /^(?:\$LATEST|\d+)$/, "$LATEST or a number"),
  pattern("aws:lambda/permission:Permission", "statementId", word(100), words(100)),
  pattern("aws:lambda/permission:Permission", "action", /^lambda:[\w*]+$/, "an action of Lambda's"),
  oneOf(mapping, "functionResponseTypes[]", "ReportBatchItemFailures"),
  pattern("aws:ecs/cluster:Cluster", "name", word(255), words(255)),
  pattern(service, "name", word(255), words(255)),
  oneOf(service, "launchType", "EC2", "FARGATE", "EXTERNAL"),
  oneOf(service, "schedulingStrategy", "REPLICA", "DAEMON"),
  oneOf(service, "deploymentConfiguration.strategy", "ROLLING", "BLUE_GREEN", "LINEAR", "CANARY"),
  oneOf(service, "deploymentController.type", "ECS", "CODE_DEPLOY", "EXTERNAL"),
  oneOf(service, "availabilityZoneRebalancing", "ENABLED", "DISABLED"),
  pattern("aws:ecs/taskDefinition:TaskDefinition", "family", word(255), words(255)),
  oneOf("aws:ecs/taskDefinition:TaskDefinition", "networkMode", "awsvpc", "bridge", "host", "none"),
  pattern("aws:sfn/stateMachine:StateMachine", "name", word(80), words(80)),
  oneOf("aws:sfn/stateMachine:StateMachine", "loggingConfiguration.level", "OFF", "ALL", "ERROR", "FATAL"),
  pattern(
    "aws:sfn/stateMachine:StateMachine",
    "loggingConfiguration.logDestination",
    /:\*$/,
    "the ARN of a log group with ':*' behind it",
  ),
  pattern(
    "aws:cloudwatch/eventRule:EventRule",
    "name",
    /^[.\w-]{1,64}$/,
    "at most 64 letters, digits, '.', '-' and '_'",
  ),
  pattern(
    "aws:cloudwatch/eventRule:EventRule",
    "scheduleExpression",
    /^(?:rate\((?:1 (?:minute|hour|day)|(?!0|1 )\d+ (?:minutes|hours|days))\)|cron\((?:\S+ ){5}\S+\))$/,
    "rate(1 hour), rate(2 hours) … or cron() with six fields",
  ),
  pattern("aws:codedeploy/application:Application", "name", /^[\w+=,.@-]{1,100}$/, "at most 100 characters"),
  pattern(
    "aws:codedeploy/deploymentGroup:DeploymentGroup",
    "deploymentGroupName",
    /^[\w+=,.@-]{1,100}$/,
    "at most 100 letters, digits and + = , . @ _ -",
  ),
  oneOf(
    "aws:codedeploy/deploymentGroup:DeploymentGroup",
    "autoRollbackConfiguration.events[]",
    "DEPLOYMENT_FAILURE",
    "DEPLOYMENT_STOP_ON_ALARM",
    "DEPLOYMENT_STOP_ON_REQUEST",
  ),
  oneOf(discovery, "dnsConfig.routingPolicy", "MULTIVALUE", "WEIGHTED"),
  oneOf(discovery, "dnsConfig.dnsRecords[].type", "A", "AAAA", "CNAME", "SRV"),
  oneOf(group, "healthCheckType", "EC2", "ELB", "EBS", "VPC_LATTICE"),
  oneOf(group, "instanceRefresh.strategy", "Rolling", "ReplaceRootVolume"),
  pattern(group, "name", /^[^:]{1,255}$/, "at most 255 characters without ':'"),
  pattern(template, "name", /^[\w().\-/]{3,125}$/, "3 to 125 letters, digits and ( ) . - / _"),
  pattern(
    template,
    "imageId",
    /^(?:ami-[0-9a-f]{8,17}|resolve:ssm:\S+)$/,
    "an image's id, or resolve:ssm: and a parameter",
  ),
  oneOf(template, "metadataOptions.httpTokens", "required", "optional"),
  oneOf(authority, "type", "ROOT", "SUBORDINATE"),
  oneOf(authority, "usageMode", "GENERAL_PURPOSE", "SHORT_LIVED_CERTIFICATE"),
  oneOf(issued, "validity.type", "END_DATE", "ABSOLUTE", "DAYS", "MONTHS", "YEARS"),
  pattern(issued, "templateArn", /^arn:aws[\w-]*:acm-pca:::template\/\w+\/V\d$/, "a template's ARN"),
];
