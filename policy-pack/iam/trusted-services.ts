/** Keys by which a statement says on whose behalf a service may act. */
export const sourceKeys = [
  "aws:SourceArn",
  "aws:SourceAccount",
  "aws:SourceOrgID",
  "aws:SourceOrgPaths",
] as const;

/**
 * Services that send `aws:SourceAccount` or `aws:SourceArn` when they assume a role, each with the page that
 * says so. For a service that is not listed the condition is neither demanded nor refused: a wrong guess
 * disables the role.
 */
export const sendsSourceOnAssume: Readonly<Record<string, string>> = {
  // Stryker disable StringLiteral: pages for people to read
  "ecs-tasks.amazonaws.com":
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html",
  "states.amazonaws.com":
    "https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html",
  "cloudtrail.amazonaws.com":
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cross-service-confused-deputy-prevention.html",
  "vpc-flow-logs.amazonaws.com": "https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html",
  "monitoring.rds.amazonaws.com":
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.Enabling.html",
  "scheduler.amazonaws.com":
    "https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html",
  // Stryker restore StringLiteral
};

/** Services that send no source when they assume a role: a condition on one makes the role unusable. */
export const sendsNoSourceOnAssume: readonly string[] = ["ec2.amazonaws.com", "lambda.amazonaws.com"];

/**
 * Services that send a source when they use what a bucket, queue, repository or key policy admits them to.
 * Elastic Load Balancing's log delivery is absent: its own policy example has no condition.
 */
export const sendsSourceToResource: readonly string[] = [
  "cloudtrail.amazonaws.com",
  "config.amazonaws.com",
  "delivery.logs.amazonaws.com",
  "lambda.amazonaws.com",
  "logging.s3.amazonaws.com",
  "sns.amazonaws.com",
];

/** Services that send a source when they publish to a topic; whether they send a key one too, no page says of all. */
export const sendsSourceToTopic: readonly string[] = [
  "budgets.amazonaws.com",
  "cloudwatch.amazonaws.com",
  "costalerts.amazonaws.com",
];
