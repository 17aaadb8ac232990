import { closest } from "fastest-levenshtein";
import { UserError } from "../errors";
import { checkArn } from "./bounds";
import type { Conditions } from "./conditions";
import type { PolicyScope } from "./environment";
import type { PolicyKindName } from "./kinds";
import { servicePrincipals, serviceSources } from "./service-principals";
import type { Effect, Principal } from "./statement";

/** A service principal or several, roles of this account, or everyone. */
export type PrincipalInput =
  string | { readonly services: readonly string[] } | { readonly roles: readonly string[] };

/** Keys that tell for whom a service makes its call. */
const sourceKey = /^(?:aws:Source(?:Arn|Account)|kms:(?:EncryptionContext:.+|CallerAccount))$/;
const positive = /^(?:StringEquals|StringLike|ArnEquals|ArnLike)$/;

function checkService(name: string, scope: PolicyScope): void {
  const known = servicePrincipals.map((principal) => principal.replace("{region}", scope.region));
  if (!known.includes(name)) {
    throw new UserError(
      `policy principal "${name}" is not a service that this program knows; did you mean "${closest(name, known)}"? The list is in shared/policy/service-principals.ts`,
    );
  }
}

/**
 * Checks a principal and gives the conditions that belong to it.
 *
 * @throws UserError for a role, user or account as principal, for everyone in a statement that allows, and for roles of
 * another environment.
 */
export function principalOf(
  input: PrincipalInput,
  effect: Effect,
  kind: PolicyKindName,
  scope: PolicyScope,
): { readonly principal: Principal; readonly conditions: Conditions } {
  if (typeof input === "object" && "roles" in input) {
    input.roles.forEach((role) => checkArn(role, scope, "source"));
    if (input.roles.length === 0) {
      throw new UserError("policy principal without a role: name at least one ARN");
    }
    const principal: Principal = { kind: "account", arn: `arn:aws:iam::${scope.account}:root` };
    return { principal, conditions: { ArnEquals: { "aws:PrincipalArn": [...input.roles].sort() } } };
  }
  const names = typeof input === "string" ? [input] : input.services;
  if (names.includes("*")) {
    if (effect === "Allow" && kind !== "endpoint") {
      throw new UserError(
        `policy principal "*" would admit everyone to a ${kind}; allowed: in a denial, or in an endpoint's policy`,
      );
    }
    return { principal: { kind: "everyone" }, conditions: {} };
  }
  for (const name of names) {
    if (/^(?:arn:aws:(?:iam|sts):|\d{12}$|AROA|AIDA)/.test(name)) {
      throw new UserError(
        `policy principal "${name}": AWS refuses a role that does not exist yet, and a recreated role leaves an orphan; use .to({ roles: [arn] }), which is the account root with ArnEquals aws:PrincipalArn`,
      );
    }
    checkService(name, scope);
  }
  if (names.length === 0) {
    throw new UserError("policy principal without a service: name at least one");
  }
  return { principal: { kind: "service", names }, conditions: {} };
}

/** Keys of conditions that hold only when the key is present. */
function presentKeys(conditions: Conditions): readonly string[] {
  return Object.entries(conditions).flatMap(([operator, keys]) =>
    positive.test(operator) ? Object.keys(keys) : [],
  );
}

/**
 * Checks that a statement which allows says for whom: a service with the source of its call, an endpoint with this
 * account.
 *
 * @param ofAwsAlone whether every resource belongs to AWS, such as the buckets of image layers.
 * @throws UserError naming the service, the kind of policy and what is missing or too much.
 */
export function checkSource(
  principal: Principal,
  effect: Effect,
  kind: PolicyKindName,
  conditions: Conditions,
  scope: PolicyScope,
  ofAwsAlone: boolean,
): void {
  if (effect === "Deny") {
    return;
  }
  if (
    principal.kind === "everyone" &&
    !ofAwsAlone &&
    !presentKeys(conditions).includes("aws:PrincipalAccount")
  ) {
    throw new UserError(
      `policy statement for everyone in the policy of an ${kind} does not say whose callers it means; add StringEquals aws:PrincipalAccount = "${scope.account}" (only what AWS owns needs none)`,
    );
  }
  const anySource = Object.values(conditions).flatMap((keys) =>
    Object.keys(keys).filter((key) => sourceKey.test(key)),
  );
  const hasSource = presentKeys(conditions).some((key) => sourceKey.test(key));
  for (const name of principal.kind === "service" ? principal.names : []) {
    const row = serviceSources.find(
      (candidate) => candidate.service === name && candidate.kinds.includes(kind),
    );
    if (row?.source === "none" && anySource.length > 0) {
      throw new UserError(
        `policy condition key "${anySource.join('", "')}" for ${name} in the policy of a ${kind} would never match: ${row.reason}; leave it out`,
      );
    }
    if (row === undefined && !hasSource) {
      throw new UserError(
        `policy statement for ${name} in the policy of a ${kind} does not say for whom the service calls; allowed: StringEquals aws:SourceAccount = "${scope.account}" or ArnLike aws:SourceArn (exceptions are listed in shared/policy/service-principals.ts)`,
      );
    }
  }
}
