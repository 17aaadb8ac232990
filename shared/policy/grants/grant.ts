import { closest } from "fastest-levenshtein";
import { UserError } from "../../errors";
import type { ConditionInput } from "../conditions";
import type { PolicyScope } from "../environment";
import type { KeyId } from "../../inventory";
import { Arns } from "../../naming";

/** One statement of a service method: what it allows, on what, when, and why. */
export interface Grant {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: ConditionInput;
  readonly why: string;
}

/** A thing of the inventory, or its id. */
export type RowOrId<Id extends string> = Id | { readonly id: Id };

export function idOf<Id extends string>(row: RowOrId<Id>): Id {
  return typeof row === "string" ? row : row.id;
}

/**
 * The row of an inventory table.
 *
 * @param what the kind of thing, for the error message.
 * @throws UserError naming the id and the nearest right one.
 */
export function rowOf<Row extends { readonly id: string }>(
  what: string,
  rows: readonly Row[],
  id: string,
): Row {
  const row = rows.find((candidate) => candidate.id === id);
  if (row === undefined) {
    const ids = rows.map((candidate) => candidate.id);
    throw new UserError(
      `policy names the ${what} "${id}", which the inventory lacks; did you mean "${closest(id, ids)}"? It has: ${ids.join(", ")}`,
    );
  }
  return row;
}

/** `exchange-keys` becomes `exchange keys`, as part of a reason. */
export function readable(id: string): string {
  return id.replace(/[^A-Za-z0-9]+/g, " ").trim();
}

/**
 * What a caller of a service needs on the key with which that service encrypts. The service uses the key in the caller's
 * name, so the caller's own policy is asked.
 *
 * @param service endpoint prefix of the service that calls KMS, for example `s3`.
 * @param access `read` decrypts. `write` also takes a data key.
 */
export function keyUse(scope: PolicyScope, key: KeyId, service: string, access: "read" | "write"): Grant {
  const arns = new Arns(scope);
  const region = key === "recovery" ? scope.recoveryRegion : scope.region;
  return {
    actions:
      access === "read"
        ? ["kms:Decrypt"]
        : [
            "kms:GenerateDataKey",
            // A write needs it too: S3 decrypts the parts of a multipart upload to join them, DynamoDB and the queues
            // decrypt the data key that they reuse for the next item.
            "kms:Decrypt",
          ],
    resources: [arns.anyKey(key === "recovery" ? "recovery" : "home")],
    conditions: {
      "ForAnyValue:StringEquals": { "kms:ResourceAliases": arns.names.keyAlias(key) },
      StringEquals: { "kms:ViaService": `${service}.${region}.amazonaws.com` },
    },
    why: `${access} through ${service} with the ${key} key`,
  };
}
