import * as aws from "@pulumi/aws";
import type { LayerContext } from "../shared/components";
import { byId, keyRows } from "../shared/inventory";
import type { KeyId, KeyRow } from "../shared/inventory";
import { keyPolicies } from "./key-policies";

/** The keys that exist: `alerts` everywhere, the others where the environment has customer keys. */
export type Keys = Readonly<Partial<Record<KeyId, aws.kms.Key>> & Record<"alerts", aws.kms.Key>>;

/** Days in which a deletion by mistake can be called back; the longest AWS offers. */
const deletionWindowInDays = 30;

function key(context: LayerContext, row: KeyRow & { id: KeyId }): aws.kms.Key {
  const region = context.regionOf(row.region);
  const alias = context.names.keyAlias(row.id);
  const created = new aws.kms.Key(
    `key-${row.id}`,
    {
      description: row.purpose,
      enableKeyRotation: true,
      deletionWindowInDays,
      policy: keyPolicies[row.id](context),
      region,
      tags: context.tags(alias),
    },
    context.holdsData(),
  );
  new aws.kms.Alias(
    `key-${row.id}-alias`,
    { name: alias, targetKeyId: created.keyId, region },
    // Statements of other roles find the key by this alias, so it lives as long as the key.
    context.holdsData(),
  );
  return created;
}

/** Customer-managed keys, one per class of data, rotated yearly (TRADAI-S-10, TRADAI-S-40). */
export function createKeys(context: LayerContext): Keys {
  const wanted = keyRows.filter((row) => row.exists === "always" || context.settings.customerKeys);
  return byId(wanted, (row) => key(context, row));
}
