import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { LayerContext } from "../shared/components";
import { bucketRows, tableRows } from "../shared/inventory";
import type { Buckets } from "./buckets";
import { trustPolicy } from "../shared/policy";
import type { Keys } from "./keys";
import type { Tables } from "./tables";

/** What foundation needs to select its database for backup. */
export interface Backup {
  readonly plan: aws.backup.Plan;
  readonly role: aws.iam.Role;
  readonly restoreTest: aws.backup.RestoreTestingPlan;
}

/** Days that recovery points are kept, at home and in the recovery region. */
const retentionDays = 35;

/** AWS's own policies for the backup role: what AWS Backup needs changes with the service. */
const managedPolicies = [
  "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup",
  "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForRestores",
  "arn:aws:iam::aws:policy/AWSBackupServiceRolePolicyForS3Backup",
  "arn:aws:iam::aws:policy/AWSBackupServiceRolePolicyForS3Restore",
];

/** What is backed up, by kind; the kinds name the selections. */
type ProtectedArns = Readonly<Record<"tables" | "buckets", pulumi.Input<string>[]>>;

/** AWS Backup's name of each kind. */
const resourceTypes = { tables: "DynamoDB", buckets: "S3" } as const;

interface RoleWithPolicies {
  readonly role: aws.iam.Role;
  readonly attachments: aws.iam.RolePolicyAttachment[];
}

function createRole(context: LayerContext): RoleWithPolicies {
  const name = context.names.role("backup-role");
  const trust = trustPolicy(context.settings, "backup.amazonaws.com");
  const role = new aws.iam.Role(
    "backup-role",
    { name, assumeRolePolicy: trust.json, tags: context.tags(name) },
    context.options(),
  );
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

function createVault(context: LayerContext, keys: Keys, place: "home" | "recovery"): aws.backup.Vault {
  const { settings, names } = context;
  const region = place === "recovery" ? settings.recoveryRegion : undefined;
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
          copyActions: [{ destinationVaultArn: recovery.arn, lifecycle: { deleteAfter: retentionDays } }],
        },
      ],
      tags: context.tags(name),
    },
    context.options(),
  );
}

/** Restores the newest recovery points every week and throws the result away (EDGAR-44). */
function createRestoreTest(
  context: LayerContext,
  { role, attachments }: RoleWithPolicies,
  vault: aws.backup.Vault,
  protectedArns: ProtectedArns,
): aws.backup.RestoreTestingPlan {
  const name = context.names.restoreTestingPlan();
  const plan = new aws.backup.RestoreTestingPlan(
    "restore-test",
    {
      name,
      scheduleExpression: "cron(0 6 ? * SUN *)",
      startWindowHours: 1,
      recoveryPointSelection: {
        algorithm: "LATEST_WITHIN_WINDOW",
        includeVaults: [vault.arn],
        recoveryPointTypes: ["SNAPSHOT"],
        selectionWindowDays: 7,
      },
      tags: context.tags(name),
    },
    context.options(),
  );
  for (const [kind, protectedResourceArns] of Object.entries(protectedArns)) {
    new aws.backup.RestoreTestingSelection(
      `restore-test-${kind}`,
      {
        name: `${name}_${kind}`,
        restoreTestingPlanName: plan.name,
        protectedResourceType: resourceTypes[kind as keyof ProtectedArns],
        protectedResourceArns,
        iamRoleArn: role.arn,
        validationWindowHours: 1,
      },
      context.options({ dependsOn: attachments }),
    );
  }
  return plan;
}

/**
 * AWS Backup of every table and data bucket, with a copy in the recovery region and a weekly restore
 * (decisions.md section 5, EDGAR-42, ORION-31, ORION-44). Foundation adds the database to the same plan.
 */
export function createBackup(context: LayerContext, keys: Keys, buckets: Buckets, tables: Tables): Backup {
  const roleWithPolicies = createRole(context);
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
        iamRoleArn: roleWithPolicies.role.arn,
        resources,
      },
      context.options({ dependsOn: roleWithPolicies.attachments }),
    );
  }
  const restoreTest = createRestoreTest(context, roleWithPolicies, home, protectedArns);
  return { plan, role: roleWithPolicies.role, restoreTest };
}
