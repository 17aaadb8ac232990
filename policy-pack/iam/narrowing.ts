import type { Condition } from "./document";
import { isWholeType, namesNothing, parseArn } from "./patterns";

/** Operators that hold only where the request carries the key with a value that is named. */
const positive: readonly string[] = [
  ...["StringEquals", "StringEqualsIgnoreCase", "StringLike", "ArnEquals", "ArnLike", "Bool"],
  ...["NumericLessThan", "NumericLessThanEquals"],
];

/**
 * Keys that every request of their action carries, so that `ForAllValues` holds for no request without one:
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/specifying-rrset-conditions.html
 */
const alwaysCarried: readonly string[] = ["route53:changeresourcerecordsetsnormalizedrecordnames"];

/**
 * True where a condition of a statement that allows keeps somebody or something out. A negated operator, `IfExists`,
 * `Null` and `ForAllValues` hold for requests without the key; a value of wildcards holds for all.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
export function narrows({ isForAll, operator, key, values }: Condition): boolean {
  return (
    (!isForAll || alwaysCarried.includes(key.toLowerCase())) &&
    positive.includes(operator) &&
    values.length > 0 &&
    values.every((value) => namesSomething(value)) &&
    !(/aws:MultiFactorAuthPresent/i.test(key) && values.some((value) => value.toLowerCase() !== "true"))
  );
}

/**
 * False for `*`, `alias/*`, and ARNs of any account, those among them that end before it: `arn:aws:*`. An ARN of S3 holds
 * no account: its bucket must be named.
 */
function namesSomething(value: string): boolean {
  const arn = parseArn(value);
  if (!arn) {
    return value !== "" && !namesNothing(value) && !value.startsWith("arn:");
  }
  return arn.account === "" ? !isWholeType(arn) : !/[*?]/.test(arn.account);
}
