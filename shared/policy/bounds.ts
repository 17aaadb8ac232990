import { UserError } from "../errors";
import type { Arn } from "./arn";
import { hasWildcard, parseArn } from "./arn";
import { foreignEnvironment, nameProblem, ownership } from "./environment";
import type { PolicyScope } from "./environment";
import { outsideRow } from "./outside";
import type { OutsideRow } from "./outside";

/** Services whose ARNs hold no region. */
const withoutRegion: ReadonlySet<string> = new Set([
  ...["iam", "s3", "route53", "cloudfront", "budgets", "ce", "organizations", "globalaccelerator"],
]);
/** Services whose ARNs hold no account either. */
const withoutAccount: ReadonlySet<string> = new Set(["s3", "route53", "apigateway"]);

function checkPlace(arn: Arn, scope: PolicyScope): void {
  const region = withoutRegion.has(arn.service) ? "" : scope.region;
  // A dashboard is the one CloudWatch resource without a region.
  const isDashboard = arn.service === "cloudwatch" && arn.resource.startsWith("dashboard/");
  if (arn.region !== (isDashboard ? "" : region)) {
    throw new UserError(
      `policy resource "${arn.text}" is in the region "${arn.region}"; allowed: "${region}" (what may lie elsewhere is listed in shared/policy/outside.ts)`,
    );
  }
  const account = withoutAccount.has(arn.service) ? "" : scope.account;
  if (arn.account !== account) {
    throw new UserError(
      `policy resource "${arn.text}" is of the account "${arn.account}"; allowed: "${account}" (what may lie elsewhere is listed in shared/policy/outside.ts)`,
    );
  }
}

function checkName(arn: Arn, scope: PolicyScope): void {
  const found = ownership(arn.resource, scope, arn.service);
  if (found === "own") {
    return;
  }
  const allowed = `allowed: a name of the environment "${scope.environment}", such as tradai-<thing>-${scope.environment}`;
  if (found === "foreign") {
    const other = foreignEnvironment(arn.resource, scope) ?? "";
    throw new UserError(`policy resource "${arn.text}" names the environment "${other}"; ${allowed}`);
  }
  if (found === "open") {
    throw new UserError(
      `policy resource "${arn.text}" has a wildcard that another environment's name could match; ${allowed}, wildcards behind it`,
    );
  }
  const wide = hasWildcard(arn.resource)
    ? "is a wildcard that names nothing"
    : "does not name an environment";
  throw new UserError(
    `policy resource "${arn.text}" ${wide}; ${allowed}, or a row of the closed list in shared/policy/outside.ts`,
  );
}

/**
 * Checks that an ARN lies in this account, region and environment, or is on the closed list.
 *
 * @param use `resource` for a Resource element, `source` for the value of a condition.
 * @returns the row of the closed list that it falls under: it may want a condition beside it.
 * @throws UserError naming the ARN, what is wrong with it and what is allowed.
 */
export function checkArn(
  text: string,
  scope: PolicyScope,
  use: "resource" | "source",
): { readonly arn: Arn; readonly row: OutsideRow | undefined } {
  if (text === "*") {
    throw new UserError(
      `policy resource "*" names nothing; name each ARN, or use allowWithoutResource(action, reason) for an action that AWS checks against no resource`,
    );
  }
  const arn = parseArn(text);
  const row = outsideRow(text, scope, use);
  if (row === undefined) {
    checkPlace(arn, scope);
  }
  const isForeign = foreignEnvironment(arn.resource, scope) !== undefined;
  if (row === undefined || row.named === true || (isForeign && row.ofAws !== true)) {
    checkName(arn, scope);
  }
  return { arn, row };
}

/** Keys whose value is an account. */
const accountKey =
  /^(?:aws:(?:Source|Principal|Resource)Account|aws:SourceOwner|s3:ResourceAccount|kms:CallerAccount)$/;

/**
 * Checks one value of a condition: an ARN as an ARN, an account as this account, a service endpoint as one of this
 * system's regions, any other text as a name.
 *
 * @throws UserError naming key, value and what is allowed.
 */
export function checkValue(key: string, value: string, scope: PolicyScope): void {
  const where = `policy condition key "${key}", value "${value}":`;
  if (/^[*?]+$/.test(value)) {
    throw new UserError(`${where} admits anything; name what is meant`);
  }
  if (accountKey.test(key) && value !== scope.account) {
    throw new UserError(`${where} is not the account of this environment; allowed: "${scope.account}"`);
  }
  if (value.startsWith("arn:")) {
    checkArn(value, scope, "source");
    return;
  }
  const endpoint = key === "kms:ViaService" ? /^[a-z0-9-]+\.([a-z0-9-]+)\.amazonaws\.com$/.exec(value) : null;
  if (key === "kms:ViaService" && ![scope.region, scope.recoveryRegion].includes(endpoint?.[1] ?? "")) {
    throw new UserError(
      `${where} is not a service of this system's regions; allowed: <service>.${scope.region}.amazonaws.com`,
    );
  }
  const problem = nameProblem(value, scope);
  if (problem !== undefined) {
    throw new UserError(`${where} ${problem}`);
  }
}
