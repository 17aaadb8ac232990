import * as aws from "@pulumi/aws";
import type { LayerContext } from "../shared/components";
import type { PersistentOutputs } from "../shared/contracts";

/**
 * Adds the database to the plan that backs up tables and buckets, with its copy in the recovery region, and to the weekly
 * restore (decisions.md section 5, EDGAR-42, ORION-44).
 */
export function createDatabaseBackup(
  context: LayerContext,
  { backup }: PersistentOutputs,
  database: aws.rds.Instance,
): void {
  new aws.backup.Selection(
    "backup-database",
    {
      name: `${context.names.backupPlan()}-database`,
      planId: backup.planId,
      iamRoleArn: backup.roleArn,
      resources: [database.arn],
    },
    context.options(),
  );
  new aws.backup.RestoreTestingSelection(
    "restore-test-database",
    {
      name: `${context.names.restoreTestingPlan()}_database`,
      restoreTestingPlanName: backup.restoreTestingPlanName,
      protectedResourceType: "RDS",
      protectedResourceArns: [database.arn],
      iamRoleArn: backup.roleArn,
      validationWindowHours: 1,
      // A restored copy starts where the database does: there is no default VPC to put it in.
      restoreMetadataOverrides: { dbSubnetGroupName: database.dbSubnetGroupName },
    },
    context.options(),
  );
}
