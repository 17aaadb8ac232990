import { UserError } from "../errors";

/** What AWS accepts as a name of one kind of resource. */
export interface NamePattern {
  readonly pattern: RegExp;
  readonly min: number;
  readonly max: number;
  /** The rule in words, for the error message. */
  readonly allowed: string;
  /** AWS page that states it. */
  readonly source: string;
}

const docs = "https://docs.aws.amazon.com";

/** Pattern and length of each kind of physical name this system uses; one row a kind. */
export const namePatterns = {
  api: {
    pattern: /^[\w\s.-]+$/,
    min: 1,
    max: 128,
    allowed: "letters, digits, white space and _ . -",
    source: `${docs}/apigateway/latest/api/API_RestApi.html`,
  },
  webAcl: {
    pattern: /^[A-Za-z0-9_-]+$/,
    min: 1,
    max: 128,
    allowed: "letters, digits, hyphens and underscores",
    source: `${docs}/waf/latest/APIReference/API_WebACL.html`,
  },
  dashboard: {
    pattern: /^[A-Za-z0-9_-]+$/,
    min: 1,
    max: 255,
    allowed: "letters, digits, hyphens and underscores",
    source: `${docs}/AmazonCloudWatch/latest/APIReference/API_PutDashboard.html`,
  },
  canary: {
    pattern: /^[0-9a-z_-]+$/,
    min: 1,
    max: 255,
    allowed: "lower-case letters, digits, hyphens and underscores",
    source: `${docs}/AmazonSynthetics/latest/APIReference/API_CreateCanary.html`,
  },
  budget: {
    pattern: /^(?!.*\/action\/)[^:\\]+$/,
    min: 1,
    max: 100,
    allowed: "characters other than : and \\, and not /action/",
    source: `${docs}/aws-cost-management/latest/APIReference/API_budgets_Budget.html`,
  },
  configRule: {
    pattern: /^[A-Za-z0-9_-]+$/,
    min: 1,
    max: 128,
    allowed: "letters, digits, hyphens and underscores",
    source: `${docs}/config/latest/APIReference/API_ConfigRule.html`,
  },
  document: {
    pattern: /^(?!aws-|amazon|amzn)[a-zA-Z0-9_.-]+$/,
    min: 3,
    max: 128,
    allowed: "letters, digits and _ . -, not beginning with aws-, amazon or amzn",
    source: `${docs}/systems-manager/latest/APIReference/API_CreateDocument.html`,
  },
  bucket: {
    pattern: /^(?!xn--|sthree-|amzn-s3-demo-)[a-z0-9][a-z0-9-]*[a-z0-9](?<!-s3alias|--ol-s3|--x-s3)$/,
    min: 3,
    max: 63,
    allowed:
      "lower-case letters, digits and hyphens, with a letter or digit at both ends and no reserved affix",
    source: `${docs}/AmazonS3/latest/userguide/bucketnamingrules.html`,
  },
  table: {
    pattern: /^[A-Za-z0-9_.-]+$/,
    min: 3,
    max: 255,
    allowed: "letters, digits, underscores, hyphens and dots",
    source: `${docs}/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html`,
  },
  repository: {
    pattern: /^[a-z0-9]+(?:[._-][a-z0-9]+)*(?:\/[a-z0-9]+(?:[._-][a-z0-9]+)*)*$/,
    min: 2,
    max: 256,
    allowed: "lower-case letters and digits, separated by single dots, hyphens, underscores or slashes",
    source: `${docs}/AmazonECR/latest/APIReference/API_CreateRepository.html`,
  },
  role: {
    pattern: /^[\w+=,.@-]+$/,
    min: 1,
    max: 64,
    allowed: "letters, digits and + = , . @ _ -",
    source: `${docs}/IAM/latest/APIReference/API_CreateRole.html`,
  },
  policy: {
    pattern: /^[\w+=,.@-]+$/,
    min: 1,
    max: 128,
    allowed: "letters, digits and + = , . @ _ -",
    source: `${docs}/IAM/latest/APIReference/API_PutRolePolicy.html`,
  },
  function: {
    pattern: /^[A-Za-z0-9_-]+$/,
    min: 1,
    max: 64,
    allowed: "letters, digits, hyphens and underscores",
    source: `${docs}/lambda/latest/api/API_CreateFunction.html`,
  },
  logGroup: {
    pattern: /^[A-Za-z0-9_\-/.#]+$/,
    min: 1,
    max: 512,
    allowed: "letters, digits and _ - / . #",
    source: `${docs}/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html`,
  },
  keyAlias: {
    pattern: /^alias\/(?!aws\/)[A-Za-z0-9/_-]+$/,
    min: 7,
    max: 256,
    allowed: "alias/ and letters, digits, slashes, hyphens and underscores, not beginning with alias/aws/",
    source: `${docs}/kms/latest/APIReference/API_CreateAlias.html`,
  },
  userPool: {
    pattern: /^[\w\s+=,.@-]+$/,
    min: 1,
    max: 128,
    allowed: "letters, digits, white space and + = , . @ _ -",
    source: `${docs}/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html`,
  },
  userPoolDomain: {
    pattern: /^(?!.*(?:aws|amazon|cognito))[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/,
    min: 1,
    max: 63,
    allowed: "lower-case letters, digits and inner hyphens, without the words aws, amazon or cognito",
    source: `${docs}/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolDomain.html`,
  },
  secret: {
    // A name that ends in a hyphen and six characters could be taken for a name with AWS's random suffix.
    pattern: /^(?!.*-[A-Za-z0-9/_+=.@-]{6}$)[A-Za-z0-9/_+=.@-]+$/,
    min: 1,
    max: 512,
    allowed: "letters, digits and / _ + = . @ -, not ending in a hyphen and six characters",
    source: `${docs}/secretsmanager/latest/apireference/API_CreateSecret.html`,
  },
  parameter: {
    pattern: /^(?!\/(?:aws|ssm)(?:\/|$))(?:\/[A-Za-z0-9_.-]+){1,15}$/i,
    min: 2,
    max: 1011,
    allowed: "up to 15 segments of letters, digits and _ . -, each behind a slash, not below /aws or /ssm",
    source: `${docs}/systems-manager/latest/userguide/sysman-paramstore-su-create.html`,
  },
  trail: {
    pattern: /^[A-Za-z0-9](?:[._-]?[A-Za-z0-9])*$/,
    min: 3,
    max: 128,
    allowed: "letters and digits, separated by single dots, hyphens or underscores",
    source: `${docs}/awscloudtrail/latest/userguide/cloudtrail-trail-naming-requirements.html`,
  },
  backupVault: {
    pattern: /^[A-Za-z0-9_-]+$/,
    min: 2,
    max: 50,
    allowed: "letters, digits, hyphens and underscores",
    source: `${docs}/aws-backup/latest/devguide/API_CreateBackupVault.html`,
  },
  backupPlan: {
    pattern: /^[A-Za-z0-9_.-]+$/,
    min: 1,
    max: 50,
    allowed: "letters, digits, hyphens, underscores and dots",
    source: `${docs}/aws-backup/latest/devguide/API_BackupPlanInput.html`,
  },
  restoreTestingPlan: {
    pattern: /^[A-Za-z0-9_]+$/,
    min: 1,
    max: 50,
    allowed: "letters, digits and underscores",
    source: `${docs}/aws-backup/latest/devguide/API_RestoreTestingPlanForCreate.html`,
  },
  packageDomain: {
    pattern: /^[a-z][a-z0-9-]*[a-z0-9]$/,
    min: 2,
    max: 50,
    allowed: "lower-case letters, digits and hyphens, beginning with a letter, not ending in a hyphen",
    source: `${docs}/codeartifact/latest/APIReference/API_CreateDomain.html`,
  },
  tag: {
    pattern: /^[\w .:/=+@-]+$/,
    min: 1,
    max: 256,
    allowed: "letters, digits, spaces and _ . : / = + - @",
    source: `${docs}/AWSEC2/latest/UserGuide/Using_Tags.html`,
  },
  securityGroup: {
    pattern: /^(?!sg-)[A-Za-z0-9 ._:/()#,@[\]+=&;{}!$*-]+$/,
    min: 1,
    max: 255,
    allowed: "letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *, not beginning with sg-",
    source: `${docs}/vpc/latest/userguide/creating-security-groups.html`,
  },
  autoScalingGroup: {
    pattern: /^[\w ().,/-]+$/,
    min: 3,
    // A launch template of the same name allows half of a group's.
    max: 128,
    allowed: "letters, digits, spaces and _ ( ) . , / -",
    source: `${docs}/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html`,
  },
  lifecycleHook: {
    pattern: /^[A-Za-z0-9_/-]+$/,
    min: 1,
    max: 255,
    allowed: "letters, digits and _ / -",
    source: `${docs}/autoscaling/ec2/APIReference/API_PutLifecycleHook.html`,
  },
  firewall: {
    pattern: /^(?!\d+$)[A-Za-z0-9_ -]+$/,
    min: 1,
    max: 64,
    allowed: "letters, digits, spaces, hyphens and underscores, not digits alone",
    source: `${docs}/Route53/latest/APIReference/API_route53resolver_CreateFirewallDomainList.html`,
  },
  stateMachine: {
    pattern: /^[A-Za-z0-9_-]+$/,
    min: 1,
    max: 80,
    allowed: "letters, digits, hyphens and underscores",
    source: `${docs}/step-functions/latest/apireference/API_CreateStateMachine.html`,
  },
  eventRule: {
    pattern: /^[A-Za-z0-9_.-]+$/,
    min: 1,
    max: 64,
    allowed: "letters, digits, dots, hyphens and underscores",
    source: `${docs}/eventbridge/latest/APIReference/API_PutRule.html`,
  },
  eventSource: {
    pattern: /^(?!aws\.)[A-Za-z0-9._/-]+$/,
    min: 1,
    max: 256,
    allowed: "letters, digits and . _ / -, not beginning with aws.",
    source: `${docs}/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html`,
  },
  alarm: {
    pattern: /^[A-Za-z0-9_.-]+$/,
    min: 1,
    max: 255,
    allowed: "letters, digits, dots, hyphens and underscores",
    source: `${docs}/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html`,
  },
  database: {
    pattern: /^[a-z](?:-?[a-z0-9])*$/,
    min: 1,
    max: 63,
    allowed: "lower-case letters, digits and single inner hyphens, beginning with a letter",
    source: `${docs}/AmazonRDS/latest/APIReference/API_CreateDBInstance.html`,
  },
  databaseUser: {
    pattern: /^(?!pg_|rds_?|postgres$)[a-z][a-z0-9_]*$/,
    min: 1,
    max: 63,
    allowed: "lower-case letters, digits and underscores, beginning with a letter, not with pg_ or rds",
    source: `${docs}/AmazonRDS/latest/APIReference/API_CreateDBInstance.html`,
  },
  queue: {
    pattern: /^[A-Za-z0-9_-]+(?:\.fifo)?$/,
    min: 1,
    max: 80,
    allowed: "letters, digits, hyphens and underscores; a FIFO queue ends in .fifo",
    source: `${docs}/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html`,
  },
  topic: {
    pattern: /^[A-Za-z0-9_-]+$/,
    min: 1,
    max: 256,
    allowed: "letters, digits, hyphens and underscores",
    source: `${docs}/sns/latest/api/API_CreateTopic.html`,
  },
  cluster: {
    pattern: /^[A-Za-z0-9_-]+$/,
    min: 1,
    max: 255,
    allowed: "letters, digits, hyphens and underscores",
    source: `${docs}/AmazonECS/latest/APIReference/API_CreateCluster.html`,
  },
  ecs: {
    pattern: /^[A-Za-z0-9_-]+$/,
    min: 1,
    max: 255,
    allowed: "letters, digits, hyphens and underscores",
    source: `${docs}/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html`,
  },
  loadBalancer: {
    pattern: /^(?!internal-)[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/,
    min: 1,
    max: 32,
    allowed: "letters, digits and inner hyphens, not beginning with internal-",
    source: `${docs}/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html`,
  },
  targetGroup: {
    pattern: /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/,
    min: 1,
    max: 32,
    allowed: "letters, digits and inner hyphens",
    source: `${docs}/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html`,
  },
  scalingPolicy: {
    pattern: /^[\w -]+$/,
    min: 1,
    max: 256,
    allowed: "letters, digits, spaces, hyphens and underscores",
    source: `${docs}/autoscaling/application/APIReference/API_PutScalingPolicy.html`,
  },
  deployments: {
    pattern: /^[\w+=,.@-]+$/,
    min: 1,
    max: 100,
    allowed: "letters, digits and + = , . @ _ -",
    source: `${docs}/codedeploy/latest/APIReference/API_CreateApplication.html`,
  },
  namespace: {
    pattern: /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
    min: 3,
    max: 253,
    allowed: "a lower-case domain name",
    source: `${docs}/cloud-map/latest/api/API_CreatePrivateDnsNamespace.html`,
  },
  packageRepository: {
    pattern: /^[A-Za-z0-9][A-Za-z0-9._-]+$/,
    min: 2,
    max: 100,
    allowed: "letters, digits, dots, hyphens and underscores, beginning with a letter or digit",
    source: `${docs}/codeartifact/latest/APIReference/API_CreateRepository.html`,
  },
} as const satisfies Record<string, NamePattern>;

export type NameKind = keyof typeof namePatterns;

/**
 * Returns `name` when AWS accepts it as a name of this kind.
 *
 * @throws UserError naming the kind, the name, its length and what is allowed.
 */
export function checkedName(kind: NameKind, name: string): string {
  const { pattern, min, max, allowed }: NamePattern = namePatterns[kind];
  if (name.length < min || name.length > max || !pattern.test(name)) {
    throw new UserError(
      `${kind} name "${name}" (${name.length} characters) is not one AWS accepts: ${min} to ${max} characters, ${allowed}`,
    );
  }
  return name;
}
