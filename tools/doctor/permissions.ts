/** What one service may be asked: commands of its SDK client, by the IAM action that each needs. */
interface Questions {
  /** Class of the client, and what the service's IAM actions begin with. */
  readonly client: string;
  readonly prefix: string;
  /** Commands whose action has the command's own name. */
  readonly plain?: readonly string[];
  /** The others; `undefined` for what needs no permission. */
  readonly named?: Readonly<Record<string, string | undefined>>;
}

/**
 * Everything that the doctor may ask AWS, and no more: the client refuses any other command (aws.ts), and a test holds that
 * AWS counts each action as one that reads or lists. Where an action has another name than the command, the page is
 * https://docs.aws.amazon.com/service-authorization/latest/reference/ of that service.
 */
const questions: readonly Questions[] = [
  { client: "STSClient", prefix: "sts", named: { GetCallerIdentity: undefined } },
  { client: "AccessAnalyzerClient", prefix: "access-analyzer", plain: ["ListAnalyzers"] },
  { client: "APIGatewayClient", prefix: "apigateway", named: { GetAccount: "GET" } },
  {
    client: "CloudWatchLogsClient",
    prefix: "logs",
    plain: ["DescribeLogGroups", "ListTagsForResource"],
  },
  {
    client: "CognitoIdentityProviderClient",
    prefix: "cognito-idp",
    plain: ["DescribeUserPool", "DescribeUserPoolDomain"],
  },
  {
    client: "ConfigServiceClient",
    prefix: "config",
    plain: ["DescribeConfigurationRecorders", "DescribeDeliveryChannels"],
  },
  { client: "CostExplorerClient", prefix: "ce", plain: ["GetAnomalyMonitors", "ListTagsForResource"] },
  { client: "DynamoDBClient", prefix: "dynamodb", plain: ["ListTables", "ListTagsOfResource"] },
  {
    client: "EC2Client",
    prefix: "ec2",
    plain: [
      "DescribeAddresses",
      "DescribeAvailabilityZones",
      "DescribeInstances",
      "DescribeInstanceTypes",
      "DescribeRegions",
      "DescribeVpcEndpoints",
      "DescribeVpcs",
    ],
  },
  {
    client: "ECRClient",
    prefix: "ecr",
    plain: ["DescribeImages", "DescribeRepositories", "ListTagsForResource"],
  },
  { client: "GuardDutyClient", prefix: "guardduty", plain: ["GetDetector", "ListDetectors"] },
  { client: "IAMClient", prefix: "iam", plain: ["GetAccountSummary", "GetRole", "ListRoles"] },
  {
    client: "LambdaClient",
    prefix: "lambda",
    plain: [
      "GetAccountSettings",
      "GetAlias",
      "GetFunctionConcurrency",
      "ListFunctions",
      "ListTags",
      "ListVersionsByFunction",
    ],
  },
  { client: "RDSClient", prefix: "rds", plain: ["DescribeDBInstances", "DescribeDBSnapshots"] },
  { client: "Route53Client", prefix: "route53", plain: ["GetHostedZone"] },
  {
    client: "S3Client",
    prefix: "s3",
    plain: ["GetBucketTagging"],
    named: { HeadBucket: "ListBucket", ListBuckets: "ListAllMyBuckets" },
  },
  { client: "SecretsManagerClient", prefix: "secretsmanager", plain: ["ListSecrets"] },
  { client: "SecurityHubClient", prefix: "securityhub", plain: ["DescribeHub"] },
  {
    client: "ServiceQuotasClient",
    prefix: "servicequotas",
    plain: ["GetAWSDefaultServiceQuota", "GetServiceQuota"],
  },
];

const none = "no permission";

const byCommand = new Map<string, string>(
  questions.flatMap(({ client, prefix, plain = [], named = {} }) => [
    ...plain.map((command) => [`${client} ${command}Command`, `${prefix}:${command}`] as const),
    ...Object.entries(named).map(
      ([command, action]) =>
        [`${client} ${command}Command`, action === undefined ? none : `${prefix}:${action}`] as const,
    ),
  ]),
);

/** The commands that may be sent, as "class of the client, class of the command". */
export const allowedCommands: readonly string[] = [...byCommand.keys()].sort();

/** The IAM actions that the doctor needs, sorted. */
export const permissions: readonly string[] = [...new Set(byCommand.values())]
  .filter((action) => action !== none)
  .sort();

/** @returns the IAM action for a command; undefined where the doctor may not send it */
export function permissionOf(client: string, command: string): string | undefined {
  return byCommand.get(`${client} ${command}`);
}
