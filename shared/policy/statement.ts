import { UserError } from "../errors";
import type { Arn } from "./arn";
import { fitsType } from "./arn";
import { checkValue } from "./bounds";
import type { Action } from "./catalogue";
import { actionOf, typesOf } from "./catalogue";
import { checkKey, checkQualifier } from "./conditions";
import type { Conditions } from "./conditions";
import { foreignEnvironment } from "./environment";
import type { PolicyScope } from "./environment";

export type Effect = "Allow" | "Deny";

/** Whom a statement of a resource or trust policy is about; `federated` is an OpenID Connect provider's ARN. */
export type Principal =
  | { readonly kind: "service"; readonly names: readonly string[] }
  | { readonly kind: "account"; readonly arn: string }
  | { readonly kind: "federated"; readonly arn: string }
  | { readonly kind: "everyone" };

/** A checked statement. Every action is meant for every resource. */
export interface Statement {
  readonly sid: string;
  readonly effect: Effect;
  readonly principal?: Principal;
  readonly actions: readonly string[];
  /** Empty where AWS takes the resource from the place that the policy is attached to. */
  readonly resources: readonly string[];
  readonly conditions: Conditions;
}

/** Actions that no policy of this program allows, with what is done instead. */
const refusedActions: Readonly<Record<string, string>> = {
  "dynamodb:Scan":
    "every access path has an index (ORION-10); grant dynamodb:Query on table and index instead",
  "logs:CreateLogGroup":
    "log groups are declared before their producers, with retention and key (decisions.md section 3); grant logs:CreateLogStream and logs:PutLogEvents instead",
};

/**
 * Looks actions up.
 *
 * @throws UserError for an empty list, an unknown action, a wildcard, or an action that is not granted here.
 */
export function checkedActions(effect: Effect, actions: string | readonly string[]): readonly Action[] {
  const texts = typeof actions === "string" ? [actions] : actions;
  if (texts.length === 0) {
    throw new UserError("policy statement without an action: name at least one");
  }
  return texts.map((text) => {
    const refusal = effect === "Allow" ? refusedActions[text] : undefined;
    if (refusal !== undefined) {
      throw new UserError(`policy action "${text}" is never allowed: ${refusal}`);
    }
    return actionOf(text);
  });
}

/** @throws UserError when the action works on no resource of the ARN's kind; the message names the kinds it does. */
export function checkFit(action: Action, arn: Arn): void {
  const types = typesOf(action);
  if (!types.some((use) => use.arns.some((pattern) => fitsType(arn, pattern)))) {
    const allowed = types.map((use) => `${use.type.key} (${use.type.arn.replace("${Partition}", "aws")})`);
    throw new UserError(
      `policy action "${action.text}" cannot apply to "${arn.text}"; it works on: ${allowed.join(", ")}`,
    );
  }
}

/**
 * Checks keys and values of a statement's conditions against each action and ARN.
 *
 * @param arns `undefined` stands for a resource that AWS takes from the place of the policy.
 */
export function checkConditions(
  conditions: Conditions,
  actions: readonly Action[],
  arns: readonly (Arn | undefined)[],
  scope: PolicyScope,
): void {
  for (const [operator, keys] of Object.entries(conditions)) {
    for (const [key, values] of Object.entries(keys)) {
      for (const action of actions) {
        for (const arn of arns.length === 0 ? [undefined] : arns) {
          checkKey(key, action, arn);
        }
        checkQualifier(operator, key, action);
      }
      for (const value of values) {
        checkValue(key, value, scope);
      }
    }
  }
}

const longestSid = 100;

/**
 * Turns a reason into the Sid that states it: `write the audit trail` becomes `WriteTheAuditTrail`. Letters and
 * digits only, because IAM accepts nothing else in a role's policy.
 *
 * @throws UserError when nothing is left, when it is longer than 100 characters, or names another environment.
 */
export function sidOf(reason: string, scope: PolicyScope): string {
  const sid = reason
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
  if (sid.length < 3 || sid.length > longestSid) {
    throw new UserError(
      `policy reason "${reason}" gives the Sid "${sid}" of ${sid.length} characters; say why in 3 to ${longestSid} letters and digits`,
    );
  }
  if (/Part\d+$/.test(sid)) {
    throw new UserError(
      `policy reason "${reason}" gives the Sid "${sid}"; endings such as Part1 are kept for statements that are divided`,
    );
  }
  const words = reason.replace(/(?<=[a-z0-9])(?=[A-Z])/g, " ").toLowerCase();
  const other = foreignEnvironment(words, scope);
  if (other !== undefined) {
    throw new UserError(
      `policy reason "${reason}" names the environment "${other}"; this policy is of "${scope.environment}"`,
    );
  }
  return sid;
}
