import * as aws from "@pulumi/aws";
import type { LayerContext } from "../shared/components";
import { byId, tableRows } from "../shared/inventory";
import type { KeyAttribute, TableId, TableRow } from "../shared/inventory";
import type { Keys } from "./keys";

export type Tables = Readonly<Record<TableId, aws.dynamodb.Table>>;

/** The key attributes of a table and of its indexes, each declared once. */
function keyAttributes(row: TableRow): KeyAttribute[] {
  const all = [row.hash, ...(row.range ? [row.range] : []), ...row.indexes.flatMap((i) => [i.hash, i.range])];
  return [...new Map(all.map((attribute) => [attribute.name, attribute])).values()];
}

function table(context: LayerContext, keys: Keys, row: TableRow & { id: TableId }): aws.dynamodb.Table {
  const { settings, names } = context;
  const name = names.table(row.id);
  return new aws.dynamodb.Table(
    `table-${row.id}`,
    {
      name,
      billingMode: "PAY_PER_REQUEST",
      attributes: keyAttributes(row).map((attribute) => ({ ...attribute })),
      hashKey: row.hash.name,
      rangeKey: row.range?.name,
      globalSecondaryIndexes: row.indexes.map((index) => ({
        name: index.name,
        keySchemas: [
          { attributeName: index.hash.name, keyType: "HASH" },
          { attributeName: index.range.name, keyType: "RANGE" },
        ],
        projectionType: "ALL",
      })),
      ttl: row.ttl === undefined ? undefined : { attributeName: row.ttl, enabled: true },
      streamEnabled: row.stream,
      streamViewType: row.stream ? "NEW_AND_OLD_IMAGES" : undefined,
      pointInTimeRecovery: { enabled: true },
      // Without a customer key the table is encrypted under the key that DynamoDB itself owns.
      serverSideEncryption: keys.data ? { enabled: true, kmsKeyArn: keys.data.arn } : undefined,
      deletionProtectionEnabled: settings.deletionProtection,
      tags: context.tags(name),
    },
    context.holdsData(),
  );
}

/**
 * The twelve DynamoDB tables, on demand, with point-in-time recovery (architecture.md 1.1, TRADAI-S-11,
 * TRADAI-S-39).
 */
export function createTables(context: LayerContext, keys: Keys): Tables {
  return byId(tableRows, (row) => table(context, keys, row));
}
