import * as aws from "@pulumi/aws";
import type { LayerContext } from "../shared/components";
import { maxConnections } from "../shared/inventory";

/** Settings of PostgreSQL (architecture.md 1.2); the number of connections for ORION-03. */
const engineParameters: readonly aws.types.input.rds.ParameterGroupParameter[] = [
  // From version 15 on this is also RDS's own value, which it reports with this method whatever was asked for.
  { name: "rds.force_ssl", value: "1", applyMethod: "pending-reboot" },
  { name: "log_statement", value: "ddl" },
  // Milliseconds: queries above one second.
  { name: "log_min_duration_statement", value: "1000" },
  // Read when the database starts.
  { name: "max_connections", value: String(maxConnections), applyMethod: "pending-reboot" },
];

/**
 * The database's parameter group. It belongs to one major version and is in use while the database is upgraded: the next
 * version's is made beside it.
 */
export function createParameterGroup(context: LayerContext): aws.rds.ParameterGroup {
  const family = `postgres${context.settings.database.engineVersion}`;
  const name = context.names.databasePart(family);
  return new aws.rds.ParameterGroup(
    `database-${family}`,
    {
      name,
      family,
      // A changed description would replace a group that is in use.
      description: name,
      parameters: [...engineParameters],
      tags: context.tags(name),
    },
    context.options(),
  );
}
