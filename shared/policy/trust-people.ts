import { UserError } from "../errors";
import type { ConditionInput, Conditions } from "./conditions";
import { bothConditions, conditionsOf } from "./conditions";
import { checkValue } from "./bounds";
import type { PolicyDocument } from "./document";
import type { PolicyScope } from "./environment";
import { sidOf } from "./statement";
import type { Principal, Statement } from "./statement";
import { trustDocument } from "./trust";

/** Which people of this account may assume a role: at least one of the first two. */
export interface PeopleOptions {
  /** ARNs of users or roles of this account. */
  readonly principalArns?: readonly string[];
  /** Tags that the person carries, for example `{ "tradai-operator": "dev" }`. */
  readonly principalTags?: Readonly<Record<string, string>>;
  /** An agreed word besides; no proof of anything by itself, since it is no secret. */
  readonly externalId?: string;
  /** Becomes the Sid. */
  readonly reason: string;
}

function statement(
  scope: PolicyScope,
  reason: string,
  principal: Principal,
  action: string,
  conditions: Conditions,
): Statement {
  for (const keys of Object.values(conditions)) {
    for (const [key, values] of Object.entries(keys)) {
      values.forEach((value) => {
        checkValue(key, value, scope);
      });
    }
  }
  return {
    sid: sidOf(reason, scope),
    effect: "Allow",
    principal,
    actions: [action],
    resources: [],
    conditions,
  };
}

/**
 * Trust policy of a role that people of this account assume: named people or a tag, and a second factor always
 * (TRADAI-S-25: the account alone with a constant external id admits everybody in it).
 *
 * @throws UserError when it would admit the whole account.
 */
export function trustPeople(scope: PolicyScope, options: PeopleOptions): PolicyDocument {
  const { principalArns = [], principalTags = {}, externalId, reason } = options;
  if (principalArns.length === 0 && Object.keys(principalTags).length === 0) {
    throw new UserError(
      `trust policy "${reason}" would admit everybody in the account ${scope.account}; name principalArns or principalTags`,
    );
  }
  for (const arn of principalArns) {
    if (!arn.startsWith(`arn:aws:iam::${scope.account}:`) || /[*?]/.test(arn)) {
      throw new UserError(
        `trust policy "${reason}": principalArns holds "${arn}"; allowed: a user or role of the account ${scope.account}, without wildcards`,
      );
    }
  }
  const tags = Object.entries(principalTags).map(
    ([tag, value]) => [`aws:PrincipalTag/${tag}`, value] as const,
  );
  const equals: Record<string, string> = Object.fromEntries(tags);
  if (externalId !== undefined) {
    equals["sts:ExternalId"] = externalId;
  }
  const input: ConditionInput = {
    Bool: { "aws:MultiFactorAuthPresent": true },
    ...(Object.keys(equals).length === 0 ? {} : { StringEquals: equals }),
  };
  // People's own names are not this system's, so they are not judged as its names.
  const people: Conditions =
    principalArns.length === 0 ? {} : { ArnEquals: { "aws:PrincipalArn": [...principalArns].sort() } };
  const checked = statement(
    scope,
    reason,
    { kind: "account", arn: `arn:aws:iam::${scope.account}:root` },
    "sts:AssumeRole",
    conditionsOf(input),
  );
  return trustDocument({ ...checked, conditions: bothConditions(checked.conditions, people) });
}

/** Who signs the tokens of GitHub's workflows, and for whom they are meant. */
export const gitHub = {
  issuer: "token.actions.githubusercontent.com",
  audience: "sts.amazonaws.com",
} as const;

/** What a pipeline's role is for: the GitHub environments `<env>` and `preview-<env>` (docs/pipelines.md). */
export type PipelinePurpose = "deploy" | "preview";

/**
 * Trust policy of the role that a GitHub Actions pipeline assumes through OpenID Connect.
 * https://docs.github.com/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws
 *
 * @param repository `owner/name`, or `owner@id/name@id` for a repository whose subject holds GitHub's numbers, as of those
 * made or renamed since July 2026
 * (https://github.blog/changelog/2026-04-23-immutable-subject-claims-for-github-actions-oidc-tokens/). The workflow must
 * run in the GitHub environment that is called like this one, or `preview-` and its name.
 * @throws UserError for a repository with a wildcard or of another form.
 */
export function trustPipeline(
  scope: PolicyScope,
  repository: string,
  purpose: PipelinePurpose = "deploy",
): PolicyDocument {
  if (!/^[A-Za-z0-9-]+(?:\/[A-Za-z0-9_.-]+|@\d+\/[A-Za-z0-9_.-]+@\d+)$/.test(repository)) {
    throw new UserError(
      `trust policy of the pipeline: repository "${repository}"; allowed: owner/name or owner@id/name@id`,
    );
  }
  const arn = `arn:aws:iam::${scope.account}:oidc-provider/${gitHub.issuer}`;
  const prefix = purpose === "deploy" ? "" : "preview-";
  const subject = `repo:${repository}:environment:${prefix}${scope.environment}`;
  const { issuer, audience } = gitHub;
  return trustDocument({
    sid: sidOf(purpose === "deploy" ? "Deploy from the pipeline" : "Preview from the pipeline", scope),
    effect: "Allow",
    principal: { kind: "federated", arn },
    actions: ["sts:AssumeRoleWithWebIdentity"],
    resources: [],
    conditions: { StringEquals: { [`${issuer}:aud`]: [audience], [`${issuer}:sub`]: [subject] } },
  });
}
