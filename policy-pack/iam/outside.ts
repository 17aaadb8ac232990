import { matchesPattern } from "./patterns";

/** An ARN that names neither this account's environment nor could: why it may stand in a policy. */
interface Outside {
  readonly pattern: string;
  readonly reason: string;
}

/** The closed list of what lies outside the environment. One row more is a decision, not a convenience. */
const rows: readonly Outside[] = [
  { pattern: "arn:aws:iam::aws:policy/*", reason: "managed policies belong to AWS" },
  { pattern: "arn:aws:iam::*:role/aws-service-role/*", reason: "AWS names service-linked roles" },
  { pattern: "arn:aws:iam::*:oidc-provider/*", reason: "one identity provider serves an account" },
  { pattern: "arn:aws:ssm:*::parameter/aws/service/*", reason: "public parameters belong to AWS" },
  {
    pattern: "arn:aws:events:*:*:rule/StepFunctionsGetEventsForECSTaskRule",
    reason: "Step Functions gives this rule one name in every account",
  },
  {
    pattern: "arn:aws:secretsmanager:*:*:secret:rds!db-*",
    reason: "RDS names the secret that it manages; a tag condition narrows it",
  },
  {
    pattern: "arn:aws:route53:::hostedzone/*",
    reason: "a zone outlives environments; record names narrow it",
  },
  { pattern: "arn:aws:route53:::change/*", reason: "AWS names changes" },
  {
    pattern: "arn:aws:route53:::healthcheck/*",
    reason: "AWS names health checks; Cloud Map asks for its caller's right to them",
  },
  {
    pattern: "arn:aws:elasticloadbalancing:*:*:targetgroup/tradai-*-?/*",
    reason: "a target group's name has 32 characters: it ends in the environment's first letter",
  },
  {
    pattern: "arn:aws:elasticloadbalancing:*:*:targetgroup/tradai-*-?-alt/*",
    reason: "the other half of a blue/green pair is named after the first one",
  },
  { pattern: "arn:aws:s3:::prod-*-starport-layer-bucket/*", reason: "ECR keeps image layers there" },
  { pattern: "arn:aws:s3:::al2023-repos-*", reason: "packages of Amazon Linux" },
  { pattern: "arn:aws:s3:::aws-ssm-*", reason: "packages of Systems Manager" },
  { pattern: "arn:aws:s3:::amazon-ssm-*", reason: "packages of Systems Manager" },
  { pattern: "arn:aws:s3:::patch-baseline-snapshot-*", reason: "baselines of Systems Manager" },
  {
    pattern: "arn:aws:rds:*:*:snapshot:awsbackup:*",
    reason: "AWS Backup names snapshots; a tag condition narrows them",
  },
  { pattern: "arn:aws:events:*:*:event-bus/default", reason: "AWS gives every account one event bus" },
  {
    pattern: "arn:aws:logs:*:*:log-group:RDSOSMetrics*",
    reason: "RDS gives the group of its enhanced monitoring one name in every account",
  },
  {
    pattern: "arn:aws:logs:*:*:log-group:API-Gateway-Execution-Logs_*",
    reason: "API Gateway names the group of an API's errors by the API's identifier",
  },
  { pattern: "arn:aws:s3:::amazoncloudwatch-agent-*", reason: "packages of the CloudWatch agent" },
];

/** Why an ARN may lie outside the environment; undefined where it may not. */
export function reasonOutside(arn: string): string | undefined {
  return rows.find(({ pattern }) => pattern === arn || matchesPattern(pattern, arn))?.reason;
}
