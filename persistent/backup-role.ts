import * as aws from "@pulumi/aws";
import { createRole } from "../shared/components";
import type { LayerContext } from "../shared/components";
import { trustPolicy } from "../shared/policy";

/** AWS's own policies for the backup role: what AWS Backup needs changes with the service. */
const managedPolicies = [
  "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup",
  "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForRestores",
  "arn:aws:iam::aws:policy/AWSBackupServiceRolePolicyForS3Backup",
  "arn:aws:iam::aws:policy/AWSBackupServiceRolePolicyForS3Restore",
];

/** The role of AWS Backup, and what has to be attached before it is used. */
export interface BackupRole {
  readonly role: aws.iam.Role;
  readonly attachments: aws.iam.RolePolicyAttachment[];
}

/** The role under which AWS Backup takes and restores recovery points. */
export function createBackupRole(context: LayerContext): BackupRole {
  const name = context.names.role("backup-role");
  const trust = trustPolicy(context.settings, "backup.amazonaws.com");
  const role = createRole(context, "backup-role", name, trust);
  const attachments = managedPolicies.map(
    (policyArn) =>
      new aws.iam.RolePolicyAttachment(
        `backup-role-${policyArn.split("/").at(-1) ?? policyArn}`,
        { role: role.name, policyArn },
        context.options(),
      ),
  );
  return { role, attachments };
}
