import * as aws from "@pulumi/aws";
import type { LayerContext } from "../shared/components";
import { ignoredAtRuntime } from "../shared/inventory";

/**
 * What AWS Backup may back up in this account, and that it manages DynamoDB's recovery points itself, without which
 * they are not copied to another region
 * (https://docs.aws.amazon.com/aws-backup/latest/devguide/advanced-ddb-backup.html). One setting an account: it stays
 * when the stack goes.
 */
export function createBackupAccountSettings(context: LayerContext): void {
  if (!context.settings.ownsAccount) return;
  new aws.backup.RegionSettings(
    "backup-settings",
    {
      resourceTypeOptInPreference: { DynamoDB: true, RDS: true, S3: true },
      resourceTypeManagementPreference: { DynamoDB: true },
    },
    context.options({
      retainOnDelete: true,
      ignoreChanges: ignoredAtRuntime("aws:backup/regionSettings:RegionSettings"),
    }),
  );
}
