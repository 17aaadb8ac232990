import type { Statement } from "../iam/document";
import { conditionsOn } from "../iam/document";
import { matchesPattern } from "../iam/patterns";

/** Every request says whether it came by TLS, so that both say the same. */
const operators: readonly string[] = ["Bool", "BoolIfExists"];

/**
 * True where the statement denies everybody what comes without TLS, and nothing else narrows the denial.
 *
 * @param actions of which the statement must name one.
 * @param arns all of which it must cover.
 */
export function deniesInsecure(
  statement: Statement,
  actions: readonly string[],
  arns: readonly string[],
): boolean {
  return (
    !statement.allows &&
    statement.principals.some(({ kind }) => kind === "*") &&
    statement.actions.some((action) => actions.includes(action)) &&
    statement.conditions.length === 1 &&
    conditionsOn(statement, "aws:SecureTransport").some(
      ({ operator, values }) =>
        operators.includes(operator) && values.length > 0 && values.every((each) => each === "false"),
    ) &&
    arns.every((arn) => statement.resources.some((pattern) => matchesPattern(pattern, arn)))
  );
}
