import type { PolicyKindName } from "./kinds";

const docs = "https://docs.aws.amazon.com";

/**
 * The service principals that resource policies of this program admit. AWS refuses a policy with a principal that it
 * does not know, but only when it is deployed; a new one is added here. `logs.{region}` stands for the regional form.
 */
export const servicePrincipals: readonly string[] = [
  ...["apigateway", "autoscaling", "backup", "budgets", "cloudtrail", "cloudwatch", "codedeploy", "config"],
  ...[
    "costalerts",
    "delivery.logs",
    "ec2",
    "ecs",
    "ecs-tasks",
    "events",
    "guardduty",
    "inspector2",
    "lambda",
  ],
  ...["logdelivery.elasticloadbalancing", "logging.s3", "logs", "logs.{region}", "rds", "route53", "s3"],
  ...["scheduler", "secretsmanager", "securityhub", "sns", "sqs", "ssm", "states", "vpc-flow-logs", "waf"],
].map((name) => `${name}.amazonaws.com`);

/** Whether a service tells the resource that it calls for whom it does so. */
export interface ServiceSource {
  readonly service: string;
  readonly kinds: readonly PolicyKindName[];
  /** `none`: a source condition would never match. `optional`: AWS's page shows the statement without one. */
  readonly source: "none" | "optional";
  readonly reason: string;
}

/** Services for which a statement may or must lack a source condition; every other one needs it. */
export const serviceSources: readonly ServiceSource[] = [
  {
    service: "events.amazonaws.com",
    kinds: ["topic", "key"],
    source: "none",
    reason: `EventBridge sends no source to a topic or its key, so every alert would be lost (decisions.md section 3; ${docs}/sns/latest/dg/sns-key-management.html)`,
  },
  {
    service: "cloudwatch.amazonaws.com",
    kinds: ["key"],
    source: "optional",
    reason: `the page on alarms and encrypted topics shows none: ${docs}/sns/latest/dg/sns-key-management.html`,
  },
  {
    service: "logdelivery.elasticloadbalancing.amazonaws.com",
    kinds: ["bucket"],
    source: "optional",
    reason: `the account stands in the object's path: ${docs}/elasticloadbalancing/latest/application/enable-access-logging.html`,
  },
];
