import type { Statement } from "./document";
import { isConditionedOn } from "./document";
import { hasNoResourceLevel } from "./actions";
import { isWholeType, parseArn } from "./patterns";

/**
 * Actions that AWS's reference lists with an optional resource type which ordinary calls do not use: on `*`
 * they are bounded by the condition named.
 */
const boundedByCondition: Readonly<Record<string, string>> = {
  "cloudwatch:putmetricdata": "cloudwatch:namespace",
  // Its resource is a container instance, of which Fargate has none.
  "ecs:listtasks": "ecs:cluster",
};

/** Keys that name one thing among those that AWS alone names (decisions.md section 2). */
const narrowingKeys = [
  "kms:ResourceAliases",
  "aws:ResourceTag",
  "ec2:ResourceTag",
  "autoscaling:ResourceTag",
  "secretsmanager:ResourceTag",
  "ecs:cluster",
  "ec2:Vpc",
  "ec2:Subnet",
  "servicediscovery:NamespaceArn",
  "servicediscovery:NamespaceName",
  "servicediscovery:ServiceArn",
  "servicediscovery:ServiceName",
  "route53:ChangeResourceRecordSetsNormalizedRecordNames",
] as const;

/**
 * Actions that a machine does to itself, for which AWS's reference lists no tag: who asks bounds them, and nothing else. In
 * other actions the same key says nothing of what they are done to.
 */
const boundedBySource: Readonly<Record<string, string>> = {
  "ssm:updateinstanceinformation": "ec2:SourceInstanceARN",
};

/**
 * What a call makes and AWS names, so that nobody can name it before: what the call does is bounded by its other resources,
 * the document of an execution.
 */
const madeByCall: readonly string[] = ["automation-execution/*"];

/** Actions of a statement that hold a wildcard. */
export function wildcardActions(statement: Statement): readonly string[] {
  return statement.actions.filter((action) => action.includes("*") || action.includes("?"));
}

/**
 * Resources of a statement that name no thing in particular though its actions could: `*` for an action with
 * resource-level permission, a whole type without a condition that narrows it, any account or region.
 */
export function wideResources(statement: Statement): readonly string[] {
  return statement.resources.filter((resource) =>
    resource === "*" ? !mustBeStar(statement) : isWideArn(resource, statement),
  );
}

function mustBeStar(statement: Statement): boolean {
  return statement.actions.every((action) => {
    const key = boundedByCondition[action.toLowerCase()];
    return key === undefined ? hasNoResourceLevel(action) : isConditionedOn(statement, [key]);
  });
}

function isWideArn(resource: string, statement: Statement): boolean {
  const arn = parseArn(resource);
  if (!arn) {
    return true;
  }
  if (/[*?]/.test(`${arn.partition}${arn.service}${arn.region}${arn.account}`)) {
    return true;
  }
  return (
    isWholeType(arn) &&
    !madeByCall.includes(arn.resource) &&
    !isConditionedOn(statement, narrowingKeys) &&
    !isBounded(statement, boundedBySource) &&
    !isEndpointStatement(statement)
  );
}

/** True where a condition on the key of its row bounds each action. */
function isBounded(statement: Statement, keys: Readonly<Record<string, string>>): boolean {
  return statement.actions.every((action) => {
    const key = keys[action.toLowerCase()];
    return key !== undefined && isConditionedOn(statement, [key]);
  });
}

/**
 * A statement of a VPC endpoint: everybody, of one account. It grants nothing by itself, and the policy of whoever calls
 * is judged for itself.
 */
function isEndpointStatement(statement: Statement): boolean {
  return (
    statement.principals.some(({ kind }) => kind === "*") &&
    isConditionedOn(statement, ["aws:PrincipalAccount"])
  );
}
