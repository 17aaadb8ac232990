import type * as aws from "@pulumi/aws";
import { createLogGroup } from "../shared/components";
import type { LayerContext } from "../shared/components";
import type { PersistentOutputs } from "../shared/contracts";
import { enhancedMonitoringLogGroup } from "../shared/naming";

/** Logs that RDS exports to CloudWatch (architecture.md 1.2). */
export const exportedLogs = ["postgresql"] as const;

/**
 * The groups that RDS writes to, before it makes them itself and keeps them for ever. The one of enhanced monitoring serves
 * every database of an account, so that the account's owner declares it; RDS makes it again where it is missing.
 */
export function createDatabaseLogs(
  context: LayerContext,
  persistent: PersistentOutputs,
): readonly aws.cloudwatch.LogGroup[] {
  const { names, settings } = context;
  const common = { retentionInDays: settings.retention.logsDays, kmsKeyArn: persistent.keys.logs?.arn };
  const exported = exportedLogs.map((kind) =>
    createLogGroup(context, `database-logs-${kind}`, {
      ...common,
      name: names.databaseLogGroup(kind),
      dataProtection: "mask",
    }),
  );
  if (!settings.ownsAccount) return exported;
  const monitoring = createLogGroup(context, "database-monitoring-logs", {
    ...common,
    name: enhancedMonitoringLogGroup,
    // Figures of the operating system.
    dataProtection: "none",
  });
  return [...exported, monitoring];
}
