import { pattern, range } from "./form";
import type { Pattern, Range } from "./form";

const api = (type: string): string =>
  `aws:apigateway/${type.charAt(0).toLowerCase()}${type.slice(1)}:${type}`;
const acl = "aws:wafv2/webAcl:WebAcl";
const canary = "aws:synthetics/canary:Canary";
const budget = "aws:budgets/budget:Budget";
const document = "aws:ssm/document:Document";
const composite = "aws:cloudwatch/compositeAlarm:CompositeAlarm";
const filter = "aws:cloudwatch/logMetricFilter:LogMetricFilter";
const subscription = "aws:costexplorer/anomalySubscription:AnomalySubscription";

/** From the types' API pages and the validation of AWS's provider. Reviewed 2026-11-21. */
export const edgeRanges: readonly Range[] = [
  range(api("Authorizer"), "authorizerResultTtlInSeconds", 0, 3600),
  range(api("Integration"), "timeoutMilliseconds", 50, 300_000),
  range(acl, "rules[].statement.rateBasedStatement.limit", 10, 2_000_000_000),
  range(acl, "rules[].action.block.customResponse.responseCode", 200, 599),
  range(canary, "failureRetentionPeriod", 1, 455),
  range(canary, "successRetentionPeriod", 1, 455),
  range(canary, "runConfig.timeoutInSeconds", 3, 840),
  range(canary, "runConfig.memoryInMb", 960, 3008),
  range(canary, "runConfig.ephemeralStorage", 1024, 10_240),
  range(composite, "actionsSuppressor.extensionPeriod", 0, 86_400),
  range("aws:cfg/retentionConfiguration:RetentionConfiguration", "retentionPeriodInDays", 30, 2557),
];

const oneOf = (type: string, property: string, ...values: readonly string[]): Pattern =>
  pattern(type, property, new RegExp(`^(?:${values.join("|")})$`), values.join(", "));

const verbs = ["ANY", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];
const frequencies = ["One_Hour", "Three_Hours", "Six_Hours", "Twelve_Hours", "TwentyFour_Hours"];

const gatewayResponses = [
  "ACCESS_DENIED",
  "API_CONFIGURATION_ERROR",
  "AUTHORIZER_CONFIGURATION_ERROR",
  "AUTHORIZER_FAILURE",
  "BAD_REQUEST_BODY",
  "BAD_REQUEST_PARAMETERS",
  "DEFAULT_4XX",
  "DEFAULT_5XX",
  "EXPIRED_TOKEN",
  "INTEGRATION_FAILURE",
  "INTEGRATION_TIMEOUT",
  "INVALID_API_KEY",
  "INVALID_SIGNATURE",
  "MISSING_AUTHENTICATION_TOKEN",
  "QUOTA_EXCEEDED",
  "REQUEST_TOO_LARGE",
  "RESOURCE_NOT_FOUND",
  "THROTTLED",
  "UNAUTHORIZED",
  "UNSUPPORTED_MEDIA_TYPE",
  "WAF_FILTERED",
];

/** From the same pages. Reviewed 2026-11-21. */
export const edgePatterns: readonly Pattern[] = [
  oneOf(api("RestApi"), "endpointConfiguration.types", "REGIONAL", "EDGE", "PRIVATE"),
  oneOf(api("RestApi"), "endpointAccessMode", "BASIC", "STRICT"),
  oneOf(api("DomainName"), "endpointAccessMode", "BASIC", "STRICT"),
  oneOf(api("Authorizer"), "type", "TOKEN", "REQUEST", "COGNITO_USER_POOLS"),
  pattern(api("Model"), "name", /^[A-Za-z0-9]+$/, "letters and digits"),
  pattern(
    api("Resource"),
    "pathPart",
    /^(?:[\w.:-]+|\{[\w.:-]+\+?\})$/,
    "letters, digits and . _ - :, or one variable in braces",
  ),
  oneOf(api("Method"), "authorization", "NONE", "CUSTOM", "AWS_IAM", "COGNITO_USER_POOLS"),
  oneOf(api("Method"), "httpMethod", ...verbs),
  oneOf(api("Integration"), "type", "HTTP", "HTTP_PROXY", "AWS", "AWS_PROXY", "MOCK"),
  oneOf(api("Integration"), "integrationHttpMethod", ...verbs),
  oneOf(api("Integration"), "connectionType", "INTERNET", "VPC_LINK"),
  oneOf(api("Integration"), "passthroughBehavior", "WHEN_NO_MATCH", "WHEN_NO_TEMPLATES", "NEVER"),
  ...["MethodResponse", "IntegrationResponse"].map((type) =>
    pattern(api(type), "statusCode", /^[1-5]\d\d$/, "a status from 100 to 599"),
  ),
  oneOf(api("Response"), "responseType", ...gatewayResponses),
  pattern(api("Stage"), "stageName", /^[\w-]{1,128}$/, "1 to 128 letters, digits, '-' and '_'"),
  pattern(
    api("Stage"),
    "accessLogSettings.format",
    /\$context\.(?:requestId|extendedRequestId)\b/,
    "a format with $context.requestId or $context.extendedRequestId",
  ),
  oneOf(api("MethodSettings"), "settings.loggingLevel", "OFF", "ERROR", "INFO"),
  pattern(
    api("MethodSettings"),
    "methodPath",
    /^(?:\*\/\*|[^/].*\/(?:\*|[A-Z]+))$/,
    "*/*, or a resource's path without the first '/', and a method",
  ),
  pattern(
    "aws:apigatewayv2/vpcLink:VpcLink",
    "name",
    /^[\w .-]{1,128}$/,
    "1 to 128 letters, digits, spaces and . _ -",
  ),
  oneOf(acl, "scope", "REGIONAL", "CLOUDFRONT"),
  pattern(acl, "name", /^[\w-]{1,128}$/, "1 to 128 letters, digits, '-' and '_'"),
  pattern(acl, "rules[].name", /^[\w-]{1,128}$/, "1 to 128 letters, digits, '-' and '_'"),
  ...["visibilityConfig", "rules[].visibilityConfig"].map((place) =>
    pattern(
      acl,
      `${place}.metricName`,
      /^(?!(?:All|Default_Action)$)[\w#:./-]{1,255}$/,
      "a metric's name other than All and Default_Action",
    ),
  ),
  pattern(filter, "name", /^[^:*]{1,512}$/, "at most 512 characters without ':' and '*'"),
  pattern(filter, "pattern", /^[^]{0,1024}$/, "at most 1024 characters"),
  pattern(
    filter,
    "metricTransformation.name",
    /^[^:*$]{0,255}$/,
    "at most 255 characters without ':', '*' and '$'",
  ),
  pattern(composite, "alarmName", /^[^]{1,255}$/, "1 to 255 characters"),
  pattern(composite, "alarmRule", /^[^]{1,10240}$/, "1 to 10240 characters"),
  pattern(
    "aws:cloudwatch/dashboard:Dashboard",
    "dashboardName",
    /^[\w-]{1,255}$/,
    "1 to 255 letters, digits, '-' and '_'",
  ),
  pattern(
    "aws:cloudwatch/logResourcePolicy:LogResourcePolicy",
    "policyDocument",
    /^[^]{1,5120}$/,
    "at most 5120 characters",
  ),
  pattern(canary, "name", /^[0-9a-z_-]{1,255}$/, "1 to 255 lower-case letters, digits, '-' and '_'"),
  pattern(
    canary,
    "handler",
    /^(?:[\w-]+\/)*[\w-]+\.(?:handler|[\w-]+)$/,
    "a file and a function, such as index.handler",
  ),
  pattern(canary, "runtimeVersion", /^syn-[\w.-]+-\d+\.\d+$/, "a runtime such as syn-nodejs-puppeteer-13.0"),
  pattern(
    canary,
    "schedule.expression",
    /^(?:rate\((?:0 (?:hour|minutes?)|1 (?:minute|hour)|(?!0|1 )\d+ minutes)\)|cron\((?:\S+ ){5}\S+\))$/,
    "rate() of a minute to an hour, or cron() with six fields",
  ),
  pattern(budget, "name", /^(?!.*\/action\/)[^:\\]{1,100}$/, "at most 100 characters without ':' and '\\'"),
  oneOf(budget, "timeUnit", "DAILY", "MONTHLY", "QUARTERLY", "ANNUALLY", "CUSTOM"),
  oneOf(budget, "notifications[].comparisonOperator", "GREATER_THAN", "LESS_THAN", "EQUAL_TO"),
  oneOf(budget, "notifications[].notificationType", "ACTUAL", "FORECASTED"),
  oneOf(budget, "notifications[].thresholdType", "PERCENTAGE", "ABSOLUTE_VALUE"),
  oneOf(subscription, "frequency", "DAILY", "IMMEDIATE", "WEEKLY"),
  oneOf(subscription, "subscribers[].type", "SNS", "EMAIL"),
  oneOf(
    "aws:guardduty/detector:Detector",
    "findingPublishingFrequency",
    "FIFTEEN_MINUTES",
    "ONE_HOUR",
    "SIX_HOURS",
  ),
  oneOf(
    "aws:inspector2/enabler:Enabler",
    "resourceTypes[]",
    "EC2",
    "ECR",
    "LAMBDA",
    "LAMBDA_CODE",
    "CODE_REPOSITORY",
  ),
  oneOf(
    "aws:accessanalyzer/analyzer:Analyzer",
    "type",
    ...["ACCOUNT", "ORGANIZATION"].flatMap((zone) =>
      ["", "_UNUSED_ACCESS", "_INTERNAL_ACCESS"].map((kind) => `${zone}${kind}`),
    ),
  ),
  oneOf(
    "aws:cfg/deliveryChannel:DeliveryChannel",
    "snapshotDeliveryProperties.deliveryFrequency",
    ...frequencies,
  ),
  oneOf("aws:cfg/rule:Rule", "maximumExecutionFrequency", ...frequencies),
  pattern(
    document,
    "name",
    /^(?!aws|amazon|amzn)[\w.-]{3,128}$/i,
    "3 to 128 letters, digits and _ . -, not from aws, amazon or amzn on",
  ),
  oneOf(document, "documentFormat", "JSON", "YAML", "TEXT"),
];
