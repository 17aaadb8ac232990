import { awsBuckets } from "../inventory";
import { ownAlias, ownDatabase, ownTag, ownTagOrSource, recordName } from "./companions";
import type { Companion } from "./companions";
import type { PolicyScope } from "./environment";

/** One kind of ARN that may lie outside this account, region or environment, or that AWS alone can name. */
export interface OutsideRow {
  /**
   * The ARN. `{account}`, `{region}`, `{recovery}` and `{env}` stand for the scope's values, `<…>` for a regular
   * expression; everything else is literal, wildcards included.
   */
  readonly arn: string;
  /** `resource`: in a Resource element. `source`: only as the value of a condition. `both`. */
  readonly use: "resource" | "source" | "both";
  readonly reason: string;
  /** AWS's own: its name may hold any word, `prod` included. */
  readonly ofAws?: true;
  /** The name must be this environment's all the same. */
  readonly named?: true;
  readonly companion?: Companion;
}

const literal = "<[A-Za-z0-9_./@+=,-]+>";
const byAws =
  "its identifier is AWS's choice, so the name alone would mean all of them (decisions.md section 2)";

/**
 * The closed list of ARNs that this program's policies may hold although they are not named after this
 * environment in its account and region (decisions.md sections 2 and 3). Whatever is not here throws.
 */
export const outsideRows: readonly OutsideRow[] = [
  // Owned by AWS.
  ...awsBuckets.map((bucket): OutsideRow => ({
    arn: `arn:aws:s3:::${bucket}/*`,
    use: "resource",
    ofAws: true,
    reason:
      "bucket of AWS with image layers, packages or agents; the S3 endpoint admits it (decisions.md section 5)",
  })),
  { arn: `arn:aws:iam::aws:policy/${literal}`, use: "both", ofAws: true, reason: "managed policy of AWS" },
  {
    arn: "arn:aws:ssm:{region}::parameter/aws/service/<[A-Za-z0-9_./-]+[*]?>",
    use: "resource",
    ofAws: true,
    reason: "public parameter of AWS, such as the newest machine image",
  },
  {
    arn: "arn:aws:iam::{account}:role/aws-service-role/<[a-z0-9.-]+>/AWSServiceRoleFor<[A-Za-z0-9_]+>",
    use: "both",
    reason: "service-linked role: AWS fixes its name and path",
  },
  {
    arn: "arn:aws:events:{region}:{account}:rule/StepFunctionsGetEventsForECSTaskRule",
    use: "resource",
    reason: "rule of a fixed name through which Step Functions waits for ECS tasks",
  },
  {
    arn: "arn:aws:logs:{region}:{account}:log-group:RDSOSMetrics",
    use: "both",
    ofAws: true,
    reason: "group of the enhanced monitoring of every database; AWS fixes its name",
  },
  {
    arn: "arn:aws:logs:{region}:{account}:log-group:API-Gateway-Execution-Logs_*/v1",
    use: "source",
    ofAws: true,
    reason: "group of the errors of an API, which AWS names by the API's identifier",
  },
  {
    arn: "arn:aws:logs:{region}:{account}:log-group:/aws/lambda/cwsyn-tradai-canary-{env}-*<(?::[*])?>",
    use: "both",
    reason: "group of the canary's function, whose name AWS begins with cwsyn- and ends at random",
  },
  {
    arn: "arn:aws:events:{region}:{account}:event-bus/default",
    use: "resource",
    reason: "the one event bus that AWS gives every account",
  },
  // In the second region.
  {
    arn: "arn:aws:backup:{recovery}:{account}:backup-vault:<.+>",
    use: "both",
    named: true,
    reason: "vault of the recovery copies in the second region",
  },
  {
    arn: "arn:aws:kms:{recovery}:{account}:alias/<.+>",
    use: "both",
    named: true,
    reason: "alias of the key of the recovery copies in the second region",
  },
  {
    arn: "arn:aws:ssm:{recovery}:{account}:<document|automation-definition>/<.+>",
    use: "resource",
    named: true,
    reason: "procedure that runs in the second region",
  },
  {
    arn: "arn:aws:backup:<{region}|{recovery}>:{account}:recovery-point:*",
    use: "resource",
    reason: byAws,
    companion: ownTag(),
  },
  {
    arn: "arn:aws:rds:<{region}|{recovery}>:{account}:snapshot:awsbackup:*",
    use: "resource",
    reason: byAws,
    companion: ownTag(),
  },
  {
    arn: "arn:aws:ssm:<{region}|{recovery}>:{account}:automation-execution/*",
    use: "both",
    reason:
      "executions are named by Systems Manager: https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-setup-iam.html",
  },
  // Named by AWS, scoped by a condition.
  {
    arn: "arn:aws:kms:<{region}|{recovery}>:{account}:key/*",
    use: "resource",
    reason: byAws,
    companion: ownAlias,
  },
  {
    arn: "arn:aws:secretsmanager:{region}:{account}:secret:rds!db-*",
    use: "resource",
    reason: byAws,
    companion: ownDatabase,
  },
  {
    arn: "arn:aws:autoscaling:{region}:{account}:autoScalingGroup:*:autoScalingGroupName/tradai-<[a-z0-9-]+>-{env}",
    use: "both",
    reason: "the group's UUID is AWS's, its name is this environment's",
  },
  {
    arn: "arn:aws:rds-db:{region}:{account}:dbuser:*/mlflow_{env}",
    use: "resource",
    reason: "the database's identifier is AWS's, the user's name is this environment's",
  },
  {
    arn: "arn:aws:servicediscovery:{region}:{account}:<service|namespace>/*",
    use: "resource",
    reason: byAws,
    companion: ownTag(/^servicediscovery:(?:NamespaceName|ServiceName)$/),
  },
  {
    arn: "arn:aws:ec2:{region}:{account}:<route-table|network-interface|elastic-ip|subnet|security-group|volume>/*",
    use: "resource",
    reason: byAws,
    companion: ownTag(),
  },
  {
    arn: "arn:aws:ec2:{region}:{account}:instance/*",
    use: "resource",
    reason: byAws,
    companion: ownTagOrSource,
  },
  {
    arn: "arn:aws:cognito-idp:{region}:{account}:userpool/*",
    use: "resource",
    reason: byAws,
    companion: ownTag(),
  },
  {
    arn: "arn:aws:acm-pca:{region}:{account}:certificate-authority/*",
    use: "resource",
    reason: byAws,
    companion: ownTag(),
  },
  {
    arn: "arn:aws:route53:::hostedzone/<[*]|Z[A-Z0-9]+>",
    use: "resource",
    reason: byAws,
    companion: recordName,
  },
  {
    arn: "arn:aws:rds:{region}:{account}:snapshot:tradai-<[a-z0-9-]+>-{env}-*",
    use: "resource",
    reason:
      "snapshots before a change of the schema, each of another deployment, behind this environment's name",
  },
  {
    arn: "arn:aws:route53:::healthcheck/*",
    use: "resource",
    reason:
      "Cloud Map asks for its caller's right to the health checks it makes and names: https://docs.aws.amazon.com/cloud-map/latest/dg/cloud-map-api-permissions-ref.html",
  },
  // Sources of a service's call, as the service's own page spells them.
  {
    arn: "arn:aws:logs:{region}:{account}:*",
    use: "source",
    reason:
      "a log delivery has a random name: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-V2-S3.html",
  },
  {
    arn: "arn:aws:ecs:{region}:{account}:*",
    use: "source",
    reason:
      "ECS does not let a cluster be named here: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html",
  },
  {
    arn: "arn:aws:ec2:{region}:{account}:vpc-flow-log/*",
    use: "source",
    reason:
      "a flow log's identifier is AWS's: https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html",
  },
  {
    arn: "arn:aws:ec2:{region}:{account}:instance/*",
    use: "source",
    reason: "an instance's identifier is AWS's: whoever asks from one of this account",
  },
  {
    arn: "arn:aws:budgets::{account}:*",
    use: "source",
    reason: "https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html",
  },
  {
    arn: "arn:aws:ce::{account}:anomalysubscription/*",
    use: "source",
    reason: "a subscription's identifier is AWS's",
  },
  { arn: "arn:aws:iam::{account}:root", use: "source", reason: "the account itself" },
];

const compiled = new Map<string, RegExp>();

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function patternOf(row: OutsideRow, scope: PolicyScope): RegExp {
  const values: Record<string, string> = {
    "{account}": scope.account,
    "{region}": scope.region,
    "{recovery}": scope.recoveryRegion,
    "{env}": scope.environment,
  };
  const arn = row.arn.replace(/\{[a-z]+\}/g, (placeholder) => values[placeholder] ?? placeholder);
  const known = compiled.get(arn);
  if (known !== undefined) {
    return known;
  }
  const pieces = arn.split(/(<[^>]*>)/);
  const source = pieces.map((piece) =>
    piece.startsWith("<") ? `(?:${piece.slice(1, -1)})` : escaped(piece),
  );
  const pattern = new RegExp(`^${source.join("")}$`);
  compiled.set(arn, pattern);
  return pattern;
}

/** The row of the closed list that an ARN falls under, if any. */
export function outsideRow(
  arn: string,
  scope: PolicyScope,
  use: "resource" | "source",
): OutsideRow | undefined {
  return outsideRows.find(
    (row) => (row.use === use || row.use === "both") && patternOf(row, scope).test(arn),
  );
}
