import { matchesPattern } from "./patterns";

/**
 * The closed list of what lies outside the environment: ARNs that name neither this environment nor could. One row more
 * is a decision, not a convenience.
 */
const outside: readonly string[] = [
  // Managed policies belong to AWS, which also names service-linked roles.
  "arn:aws:iam::aws:policy/*",
  "arn:aws:iam::*:role/aws-service-role/*",
  // One identity provider serves an account.
  "arn:aws:iam::*:oidc-provider/*",
  // Public parameters belong to AWS.
  "arn:aws:ssm:*::parameter/aws/service/*",
  // Step Functions gives this rule one name in every account.
  "arn:aws:events:*:*:rule/StepFunctionsGetEventsForECSTaskRule",
  // RDS names the secret that it manages; a tag condition narrows it.
  "arn:aws:secretsmanager:*:*:secret:rds!db-*",
  // A zone outlives environments: record names narrow it, and AWS names its changes.
  "arn:aws:route53:::hostedzone/*",
  "arn:aws:route53:::change/*",
  // AWS names health checks; Cloud Map asks for its caller's right to them.
  "arn:aws:route53:::healthcheck/*",
  // A target group's name has 32 characters: it ends in the environment's first letter. The other half of a
  // blue/green pair is named after the first one.
  "arn:aws:elasticloadbalancing:*:*:targetgroup/tradai-*-?/*",
  "arn:aws:elasticloadbalancing:*:*:targetgroup/tradai-*-?-alt/*",
  // ECR keeps image layers there.
  "arn:aws:s3:::prod-*-starport-layer-bucket/*",
  // Packages of Amazon Linux, of Systems Manager and of the CloudWatch agent, and baselines.
  "arn:aws:s3:::al2023-repos-*",
  "arn:aws:s3:::aws-ssm-*",
  "arn:aws:s3:::amazon-ssm-*",
  "arn:aws:s3:::amazoncloudwatch-agent-*",
  "arn:aws:s3:::patch-baseline-snapshot-*",
  // AWS Backup names snapshots; a tag condition narrows them.
  "arn:aws:rds:*:*:snapshot:awsbackup:*",
  // RDS names the groups of options of databases that have none of their own.
  "arn:aws:rds:*:*:og:default:*",
  // AWS names its groups of rules, and asks for them under the account that uses them.
  "arn:aws:wafv2:*:*:regional/managedruleset/*",
  // AWS owns the library of canaries, in another account in each region.
  "arn:aws:lambda:*:*:layer:Synthetics:*",
  // AWS gives every account one event bus.
  "arn:aws:events:*:*:event-bus/default",
  // RDS gives the group of its enhanced monitoring one name in every account.
  "arn:aws:logs:*:*:log-group:RDSOSMetrics*",
  // API Gateway names the group of an API's errors by the API's identifier.
  "arn:aws:logs:*:*:log-group:API-Gateway-Execution-Logs_*",
];

/** True where an ARN may lie outside the environment. */
export function liesOutside(arn: string): boolean {
  return outside.some((pattern) => matchesPattern(pattern, arn));
}
