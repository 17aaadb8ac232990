import * as aws from "@pulumi/aws";
import type { LayerContext } from "../shared/components";
import { bucketRows, tableRows } from "../shared/inventory";
import { createBackupRole } from "./backup-role";
import type { Buckets } from "./buckets";
import type { Keys } from "./keys";
import { createRestoreTest } from "./restore-test";
import type { ProtectedArns } from "./restore-test";
import type { Tables } from "./tables";

/** What foundation needs to select its database for backup. */
export interface Backup {
  readonly plan: aws.backup.Plan;
  readonly role: aws.iam.Role;
  readonly restoreTest: aws.backup.RestoreTestingPlan;
}

/** Days that recovery points are kept, at home and in the recovery region. */
const retentionDays = 35;

function createVault(context: LayerContext, keys: Keys, place: "home" | "recovery"): aws.backup.Vault {
  const { settings, names } = context;
  const region = context.regionOf(place);
  const name = names.backupVault(place);
  const logicalName = place === "home" ? "backup-vault" : "backup-vault-recovery";
  const vault = new aws.backup.Vault(
    logicalName,
    {
      name,
      kmsKeyArn: (place === "home" ? keys.data : keys.recovery)?.arn,
      forceDestroy: !settings.deletionProtection,
      region,
      tags: context.tags(name),
    },
    context.holdsData(),
  );
  if (settings.deletionProtection) {
    // Governance mode: recovery points stay their days unless somebody who may remove the lock does so first.
    new aws.backup.VaultLockConfiguration(
      `${logicalName}-lock`,
      { backupVaultName: vault.name, minRetentionDays: 7, maxRetentionDays: 366, region },
      context.options(),
    );
  }
  return vault;
}

/** A plan: daily, kept 35 days, copied to the recovery region (RPO of 24 hours, ORION-32). */
function createPlan(
  context: LayerContext,
  home: aws.backup.Vault,
  recovery: aws.backup.Vault,
): aws.backup.Plan {
  const name = context.names.backupPlan();
  return new aws.backup.Plan(
    "backup-plan",
    {
      name,
      rules: [
        {
          ruleName: "daily",
          targetVaultName: home.name,
          schedule: "cron(0 3 * * ? *)",
          startWindow: 60,
          completionWindow: 720,
          lifecycle: { deleteAfter: retentionDays },
          // Who restores is admitted by them (edge/procedures); copies carry them too.
          recoveryPointTags: context.settings.defaultTags,
          copyActions: [{ destinationVaultArn: recovery.arn, lifecycle: { deleteAfter: retentionDays } }],
        },
      ],
      tags: context.tags(name),
    },
    context.options(),
  );
}

/**
 * AWS Backup of every table and data bucket, with a copy in the recovery region and a weekly restore
 * (decisions.md section 5, EDGAR-42, ORION-31, ORION-44). Foundation adds the database to the same plan.
 */
export function createBackup(context: LayerContext, keys: Keys, buckets: Buckets, tables: Tables): Backup {
  const backupRole = createBackupRole(context);
  const home = createVault(context, keys, "home");
  const recovery = createVault(context, keys, "recovery");
  const plan = createPlan(context, home, recovery);
  const protectedArns: ProtectedArns = {
    tables: tableRows.map((row) => tables[row.id].arn),
    buckets: bucketRows.filter((row) => row.role === "data").map((row) => buckets[row.id].bucket.arn),
  };
  for (const [kind, resources] of Object.entries(protectedArns)) {
    new aws.backup.Selection(
      `backup-${kind}`,
      {
        name: `${context.names.backupPlan()}-${kind}`,
        planId: plan.id,
        iamRoleArn: backupRole.role.arn,
        resources,
      },
      context.options({ dependsOn: backupRole.attachments }),
    );
  }
  const restoreTest = createRestoreTest(context, backupRole, home, protectedArns);
  return { plan, role: backupRole.role, restoreTest };
}
