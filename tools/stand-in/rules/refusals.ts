import { AwsError } from "../aws-error";
import { Cloud, type CloudResource } from "../cloud";
import { textOf, valuesAt, type Value, type Values } from "../values";
import { orderRows, type OrderRow } from "./order";
import { deletionRows } from "./deletion";
import { refuseLockOut, refuseMissingPrincipals } from "./principals";
import { specialCases } from "./special-cases";

const rowsByType = new Map<string, OrderRow[]>();
for (const row of orderRows) {
  rowsByType.set(row.type, [...(rowsByType.get(row.type) ?? []), row]);
}

/** Types whose existence some other creation rests on without naming them. */
export const companionTypes: ReadonlySet<string> = new Set([
  ...orderRows.flatMap(({ needs }) => needs?.companions ?? []),
  ...specialCases.flatMap(({ companions }) => companions),
]);

/**
 * Refuses a creation or an update as AWS does: principals that do not exist, key policies that lock out,
 * references to what does not exist yet.
 *
 * @throws AwsError
 */
export function refuseWrite(
  world: { cloud: Cloud; account: string },
  type: string,
  inputs: Values,
  region: string,
): void {
  refuseMissingPrincipals(world.cloud, world.account, type, inputs);
  refuseLockOut(world.account, type, inputs);
  for (const row of rowsByType.get(type) ?? []) {
    for (const value of valuesAt(inputs, row.property)) refuseReference(world, row, value, region);
  }
  for (const special of specialCases) {
    if (special.type === type) special.refuse(inputs, world.cloud);
  }
}

function refuseReference(
  world: { cloud: Cloud; account: string },
  row: OrderRow,
  value: Value,
  region: string,
): void {
  const named = textOf(value)?.replace(/:\*$/, "");
  if (named === undefined || isElsewhere(named, world.account)) return;
  const found = world.cloud.find(row.refersTo, named, region);
  const lacking =
    found === undefined ? `'${named}' does not exist at this moment` : row.needs?.(found, world.cloud);
  if (lacking === undefined) return;
  throw new AwsError(
    row.error,
    row.said,
    `${row.property}: ${lacking}. Where a computed name or ARN hides the dependency, state it with dependsOn ` +
      `(https://docs.aws.amazon.com/${row.source})`,
  );
}

/** Another account's, or AWS's own: nothing here knows whether it exists. */
function isElsewhere(value: string, account: string): boolean {
  if (value.startsWith("alias/aws/")) return true;
  const match = /^arn:aws[\w-]*:[\w-]+:[\w-]*:(\w*):(.*)$/.exec(value);
  if (match === null) return false;
  const [, owner = "", resource = ""] = match;
  return (owner !== "" && owner !== account) || resource.startsWith("alias/aws/");
}

/**
 * Refuses a deletion as AWS does: AWS's own deletion protection, and what still hangs on the resource.
 *
 * @throws AwsError
 */
export function refuseDelete(cloud: Cloud, held: CloudResource): void {
  const protection = Cloud.protectionOf(held);
  if (protection !== undefined) {
    throw new AwsError(
      "ValidationException",
      `Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.`,
      `'${protection}' of '${held.name ?? held.id}' is on`,
    );
  }
  for (const row of deletionRows) {
    if (row.type !== held.type) continue;
    const still = row.hangsOn.flatMap((type) =>
      cloud
        .list(type)
        .filter(({ inputs }) =>
          valuesAt(inputs, row.by).some(
            (value) => typeof value === "string" && [held.id, held.arn, held.name].includes(value),
          ),
        ),
    );
    if (still.length > 0) {
      throw new AwsError(row.error, row.said, `still there: ${still.map(({ id }) => id).join(", ")}`);
    }
  }
}
