import { UserError } from "../../../shared/errors";
import { actionOf } from "../../../shared/policy/catalogue";

/** What an action does, in the order in which tables show it. AWS has no level of its own for deletion. */
export const accesses = ["list", "read", "write", "delete", "tag", "permissions"] as const;
export type Access = (typeof accesses)[number];

/** Names of actions at level Write that take something away. */
const deletes = /^(?:Batch|Replicate)?(?:Delete|Deregister|Purge|Remove|Terminate)/;

/** Actions that delete besides, by what they are asked: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html */
const alsoDelete: ReadonlySet<string> = new Set(["dynamodb:BatchWriteItem"]);

const levels: Readonly<Record<string, Access>> = {
  List: "list",
  Read: "read",
  Write: "write",
  "Tagging, Write": "tag",
  "Permissions management, Write": "permissions",
};

/**
 * What an action does by the access level that AWS's service authorization reference gives it.
 *
 * @param action without wildcards, `s3:GetObject`
 * @throws UserError for an action that AWS does not have, or a level that is new
 */
export function accessOf(action: string): readonly Access[] {
  const { name, accessLevel } = actionOf(action).data;
  const level = levels[accessLevel];
  if (level === undefined) {
    throw new UserError(
      `${action}: access level "${accessLevel}"; known are ${Object.keys(levels).join("; ")}`,
    );
  }
  if (level === "write" && deletes.test(name)) return ["delete"];
  return alsoDelete.has(action) ? [level, "delete"] : [level];
}

/** Several actions together, in the order of {@link accesses}. */
export function accessesOf(actions: readonly string[]): readonly Access[] {
  const found = new Set(actions.flatMap(accessOf));
  return accesses.filter((access) => found.has(access));
}
