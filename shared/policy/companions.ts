import { Arns } from "../naming";
import { hasWildcard } from "./arn";
import type { Conditions } from "./conditions";
import { ownership } from "./environment";
import type { PolicyScope } from "./environment";

/** A condition without which a row does not hold: one of the keys, compared positively with accepted values. */
export interface Companion {
  readonly keys: readonly RegExp[];
  /**
   * `present`: one of the key's values matches. `all`: none of them may differ; a batch of record changes is one
   * request, and a single accepted name must not carry others with it.
   */
  readonly match: "present" | "all";
  readonly accepts: (value: string, scope: PolicyScope) => boolean;
  /** In words, for the error message. */
  readonly allowed: string;
  /** Actions for which another condition does as well. */
  readonly orElse?: { readonly actions: readonly string[]; readonly companion: Companion };
}

const ownValue = (value: string, scope: PolicyScope): boolean =>
  !hasWildcard(value) && (value === scope.environment || ownership(value, scope) === "own");

/** The alias of one of this environment's keys. */
export const ownAlias: Companion = {
  keys: [/^kms:ResourceAliases$/],
  match: "present",
  accepts: (value, scope) => value.startsWith("alias/tradai-") && ownValue(value, scope),
  allowed: "ForAnyValue:StringEquals kms:ResourceAliases = this environment's alias",
};

/** A tag of the resource whose value is this environment or one of its names. @param further keys that do as well. */
export const ownTag = (...further: RegExp[]): Companion => ({
  keys: [/^(?:aws|ec2|autoscaling):ResourceTag\/(?!aws:)[^*?]+$/, ...further],
  match: "present",
  accepts: ownValue,
  allowed: "StringEquals aws:ResourceTag/env = this environment, or another tag whose value names it",
});

/** The instance from which a request comes: who asks, and not what it is done to. */
const sourceInstance: Companion = {
  keys: [/^ec2:SourceInstanceARN$/],
  match: "present",
  accepts: (value, scope) => value === new Arns(scope).anyEc2("instance"),
  allowed: "ArnLike ec2:SourceInstanceARN = any instance of this account and region",
};

/**
 * A tag of the resource; for what an instance's SSM agent reports of itself, the instance from which it comes, because AWS
 * lists no tag for it (https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html).
 */
export const ownTagOrSource: Companion = {
  ...ownTag(),
  orElse: { actions: ["ssm:UpdateInstanceInformation"], companion: sourceInstance },
};

/** The tag that RDS puts on the secrets it manages. */
export const ownDatabase: Companion = {
  keys: [/^aws:ResourceTag\/aws:rds:primaryDBInstanceArn$/],
  match: "present",
  accepts: (value, scope) => value === new Arns(scope).database(),
  allowed:
    "StringEquals aws:ResourceTag/aws:rds:primaryDBInstanceArn = the ARN of this environment's database",
};

/** The names that a change of DNS records may touch. */
export const recordName: Companion = {
  keys: [/^route53:ChangeResourceRecordSetsNormalizedRecordNames$/],
  match: "all",
  accepts: (value) => /^(?:\*\.)?[a-z0-9_-]+(?:\.[a-z0-9-]+)+$/.test(value),
  allowed:
    "ForAllValues:StringEquals (or StringLike) route53:ChangeResourceRecordSetsNormalizedRecordNames = the names that may change",
};

/** Operators that hold only where the key has one of the values; without a qualifier the key has a single value. */
const comparisons = /^(?:String|Arn)(?:Equals|Like)$|^StringEqualsIgnoreCase$/;

/** Whether the conditions of a statement on these actions hold the one that a row needs beside it. */
export function hasCompanion(
  companion: Companion,
  actions: readonly string[],
  conditions: Conditions,
  scope: PolicyScope,
): boolean {
  const { orElse } = companion;
  return (
    holds(companion, conditions, scope) ||
    (orElse !== undefined &&
      actions.every((action) => orElse.actions.includes(action)) &&
      hasCompanion(orElse.companion, actions, conditions, scope))
  );
}

function holds(companion: Companion, conditions: Conditions, scope: PolicyScope): boolean {
  return Object.entries(conditions).some(
    ([operator, keys]) =>
      comparisons.test(operator.replace(companion.match === "all" ? "ForAllValues:" : "ForAnyValue:", "")) &&
      Object.entries(keys).some(
        ([key, values]) =>
          companion.keys.some((pattern) => pattern.test(key)) &&
          values.every((value) => companion.accepts(value, scope)),
      ),
  );
}
