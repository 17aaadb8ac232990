import * as aws from "@pulumi/aws";
import type { LayerContext } from "../shared/components";

/**
 * Every resource type that AWS Backup knows in the region (aws.backup.RegionSettings, read November 2026):
 * the service answers with all of them, so one that is left out shows as a change at each preview.
 */
const optIn: Record<string, boolean> = {
  Aurora: false,
  CloudFormation: false,
  DSQL: false,
  DocumentDB: false,
  DynamoDB: true,
  EBS: false,
  EC2: false,
  EFS: false,
  FSx: false,
  Neptune: false,
  RDS: true,
  Redshift: false,
  "Redshift Serverless": false,
  S3: true,
  "SAP HANA on Amazon EC2": false,
  "Storage Gateway": false,
  VirtualMachine: false,
};

/**
 * Types that AWS Backup manages fully, which for DynamoDB is what allows a copy to another region; AWS does not
 * let the first two be off.
 */
const management: Record<string, boolean> = { CloudFormation: true, DSQL: true, DynamoDB: true, EFS: false };

/** AWS Backup's settings of the account, one an account: they stay when the stack goes. */
export function createBackupAccountSettings(context: LayerContext): void {
  if (!context.settings.ownsAccount) return;
  new aws.backup.RegionSettings(
    "backup-settings",
    { resourceTypeOptInPreference: optIn, resourceTypeManagementPreference: management },
    context.options({ retainOnDelete: true }),
  );
}
