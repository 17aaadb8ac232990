import { AwsError } from "../aws-error";
import { Cloud, type CloudResource, type Reliance } from "../cloud";
import { textOf, valuesAt, type Value } from "../values";
import { orderRows, type OrderRow } from "./order";
import { deletionCases, deletionRows } from "./deletion";
import { principalsOf, refuseLockOut } from "./principals";
import type { Write } from "./special/case";
import { specialCases } from "./special-cases";

const rowsByType = new Map<string, OrderRow[]>();
for (const row of orderRows) {
  rowsByType.set(row.type, [...(rowsByType.get(row.type) ?? []), row]);
}

/**
 * Refuses a creation or an update as AWS does: principals that do not exist, key policies that lock out,
 * references to what does not exist yet.
 *
 * @returns the resources that AWS looked for and found: the engine must know that they come first.
 * @throws AwsError
 */
export function refuseWrite(
  world: { cloud: Cloud; account: string },
  type: string,
  { inputs, region, own }: Omit<Write, "account">,
): Reliance[] {
  const found: Reliance[] = [];
  const note = (error: string, resources: readonly CloudResource[]): void => {
    found.push(...resources.map(({ urn }) => ({ urn, error })));
  };
  note("MalformedPolicyDocument", principalsOf(world.cloud, world.account, type, inputs));
  refuseLockOut(world.account, type, inputs);
  for (const row of rowsByType.get(type) ?? []) {
    for (const value of valuesAt(inputs, row.property)) note(row.error, referred(world, row, value, region));
  }
  for (const special of specialCases) {
    if (special.type !== type) continue;
    note(special.error, special.metBy({ inputs, region, own, account: world.account }, world.cloud));
  }
  return found;
}

function referred(
  world: { cloud: Cloud; account: string },
  row: OrderRow,
  value: Value,
  region: string,
): readonly CloudResource[] {
  // A log group's ARN may end in ":*", a bucket's in a folder.
  const named = textOf(value)
    ?.replace(/:\*$/, "")
    .replace(/^(arn:aws[\w-]*:s3:::[^/]+)\/.*$/, "$1");
  if (named === undefined || isElsewhere(named, world.account)) return [];
  if (row.except?.test(named) === true) return [];
  const found = world.cloud.find(row.refersTo, named, region);
  if (found === undefined) throw refusalOf(row, `'${named}' does not exist at this moment`);
  const met = row.needs?.(found, world.cloud) ?? [];
  if (typeof met === "string") throw refusalOf(row, met);
  return [found, ...met];
}

function refusalOf(row: OrderRow, lacking: string): AwsError {
  return new AwsError(
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
    refuseWhile(still, row);
  }
  for (const deletion of deletionCases) {
    if (deletion.type === held.type) refuseWhile(deletion.heldBy(held, cloud), deletion);
  }
}

function refuseWhile(
  still: readonly CloudResource[],
  { error, said }: { error: string; said: string },
): void {
  if (still.length === 0) return;
  throw new AwsError(error, said, `still there: ${still.map(({ id }) => id).join(", ")}`);
}
