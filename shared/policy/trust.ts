import { UserError } from "../errors";
import { closest } from "fastest-levenshtein";
import { checkArn } from "./bounds";
import { render } from "./canonical";
import type { Conditions } from "./conditions";
import { PolicyDocument } from "./document";
import { hasWildcard } from "./arn";
import type { PolicyScope } from "./environment";
import { limits } from "./size";
import { sidOf } from "./statement";
import type { Statement } from "./statement";

/** Whether a service that assumes a role says for which resource it does so. */
export interface TrustRow {
  /**
   * `source`: `aws:SourceAccount` and `aws:SourceArn` are required. `none`: AWS's page shows a trust without them, and
   * with them the role could not be assumed.
   */
  readonly conditions: "source" | "none";
  /** Service of the ARNs that it acts for. */
  readonly sourceService?: string;
  /** The ARN that stands for every source, where AWS does not let one be named; `{region}` and `{account}` are filled. */
  readonly anySource?: string;
  /** Why the service needs the role, which becomes the Sid. */
  readonly reason: string;
  readonly page: string;
}

const docs = "https://docs.aws.amazon.com";

/**
 * The services that may assume a role of this program, and what each trust must hold. A wrong guess disables the role,
 * so a service enters only with the AWS page that states its form.
 */
export const trustRows = {
  "ecs-tasks.amazonaws.com": {
    conditions: "source",
    sourceService: "ecs",
    anySource: "arn:aws:ecs:{region}:{account}:*",
    reason: "Run the containers of a task",
    page: `${docs}/AmazonECS/latest/developerguide/task-iam-roles.html`,
  },
  "states.amazonaws.com": {
    conditions: "source",
    sourceService: "states",
    reason: "Run the steps of a workflow",
    page: `${docs}/step-functions/latest/dg/procedure-create-iam-role.html`,
  },
  "cloudtrail.amazonaws.com": {
    conditions: "source",
    sourceService: "cloudtrail",
    reason: "Write the audit trail to its log group",
    page: `${docs}/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html`,
  },
  "vpc-flow-logs.amazonaws.com": {
    conditions: "source",
    sourceService: "ec2",
    anySource: "arn:aws:ec2:{region}:{account}:vpc-flow-log/*",
    reason: "Write flow logs to their log group",
    page: `${docs}/vpc/latest/userguide/flow-logs-iam-role.html`,
  },
  "monitoring.rds.amazonaws.com": {
    conditions: "source",
    sourceService: "rds",
    reason: "Write the enhanced monitoring of a database",
    page: `${docs}/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.Enabling.html`,
  },
  "scheduler.amazonaws.com": {
    conditions: "source",
    sourceService: "scheduler",
    reason: "Start what a schedule names",
    page: `${docs}/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html`,
  },
  "events.amazonaws.com": {
    conditions: "source",
    sourceService: "events",
    reason: "Start what a rule names",
    page: `${docs}/eventbridge/latest/userguide/eb-use-identity-based.html`,
  },
  "ssm.amazonaws.com": {
    conditions: "source",
    sourceService: "ssm",
    reason: "Run the steps of a procedure",
    page: `${docs}/systems-manager/latest/userguide/automation-setup-iam.html`,
  },
  // ECS and CodeDeploy document no source for these roles.
  "ecs.amazonaws.com": {
    conditions: "none",
    reason: "Deploy services and move their traffic",
    page: `${docs}/AmazonECS/latest/developerguide/infrastructure_IAM_role.html`,
  },
  "codedeploy.amazonaws.com": {
    conditions: "none",
    reason: "Move the aliases of functions",
    page: `${docs}/codedeploy/latest/userguide/getting-started-create-service-role.html`,
  },
  "ec2.amazonaws.com": {
    conditions: "none",
    reason: "Run as the role of an instance",
    page: `${docs}/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html`,
  },
  "lambda.amazonaws.com": {
    conditions: "none",
    reason: "Run as the role of a function",
    page: `${docs}/lambda/latest/dg/lambda-intro-execution-role.html`,
  },
  // The page shows no source, and the identifier of an API is AWS's to give.
  "apigateway.amazonaws.com": {
    conditions: "none",
    reason: "Act for the API",
    page: `${docs}/apigateway/latest/developerguide/permissions.html`,
  },
  "backup.amazonaws.com": {
    conditions: "none",
    reason: "Take and restore backups",
    page: `${docs}/aws-backup/latest/devguide/iam-service-roles.html`,
  },
  "s3.amazonaws.com": {
    conditions: "none",
    reason: "Copy objects to another bucket",
    page: `${docs}/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html`,
  },
} as const satisfies Record<string, TrustRow>;

export type TrustedService = keyof typeof trustRows;

export interface TrustOptions {
  /** ARN of what the service acts for, or several, such as the trail, the state machine or the schedule group. */
  readonly sourceArn?: string | readonly string[];
}

function rowOf(service: string): TrustRow {
  const row: TrustRow | undefined = (trustRows as Readonly<Record<string, TrustRow>>)[service];
  if (row === undefined) {
    throw new UserError(
      `trust policy: the service "${service}" is not in the table of shared/policy/trust.ts (nearest: "${closest(service, Object.keys(trustRows))}"); add it with the AWS page that shows its trust policy`,
    );
  }
  return row;
}

function sourceConditions(
  service: string,
  row: TrustRow,
  options: TrustOptions,
  scope: PolicyScope,
): Conditions {
  const any = row.anySource?.replace("{region}", scope.region).replace("{account}", scope.account);
  if (any !== undefined && options.sourceArn !== undefined) {
    throw new UserError(
      `trust policy for ${service}: AWS does not let one source be named here; leave sourceArn out, the policy holds "${any}" (${row.page})`,
    );
  }
  const given = options.sourceArn ?? any ?? [];
  const sources = [...(typeof given === "string" ? [given] : given)].sort();
  if (row.conditions === "none") {
    if (options.sourceArn !== undefined) {
      throw new UserError(
        `trust policy for ${service}: AWS's page shows no aws:SourceArn, and the role could not be assumed with it; leave sourceArn out (${row.page})`,
      );
    }
    return {};
  }
  if (sources.length === 0) {
    throw new UserError(
      `trust policy for ${service} needs sourceArn, the ARN of what the service acts for, so that no other account's can use the role (${row.page})`,
    );
  }
  for (const source of sources) {
    const { arn } = checkArn(source, scope, "source");
    if (arn.service !== row.sourceService) {
      throw new UserError(
        `trust policy for ${service}: sourceArn "${source}" is of the service "${arn.service}"; allowed: an ARN of "${row.sourceService}" (${row.page})`,
      );
    }
  }
  const operator = sources.some(hasWildcard) ? "ArnLike" : "ArnEquals";
  return {
    [operator]: { "aws:SourceArn": sources },
    StringEquals: { "aws:SourceAccount": [scope.account] },
  };
}

/**
 * Trust policy of a role that an AWS service assumes.
 *
 * @throws UserError for a service that is not in the table, or for a source that is missing or not accepted.
 */
export function trustPolicy(
  scope: PolicyScope,
  service: TrustedService,
  options: TrustOptions = {},
): PolicyDocument {
  const row = rowOf(service);
  return trustDocument({
    sid: sidOf(row.reason, scope),
    effect: "Allow",
    principal: { kind: "service", names: [service] },
    actions: ["sts:AssumeRole"],
    resources: [],
    conditions: sourceConditions(service, row, options, scope),
  });
}

/** A trust policy of one statement. @throws UserError when it passes the limit. */
export function trustDocument(statement: Statement): PolicyDocument {
  const document = new PolicyDocument([render(statement)]);
  if (document.size > limits.trust) {
    throw new UserError(
      `trust policy "${statement.sid}" has ${document.size} characters; allowed: ${limits.trust}; name fewer sources`,
    );
  }
  return document;
}
