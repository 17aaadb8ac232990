import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { LayerContext } from "../shared/components";
import type { BackupRole } from "./backup-role";

/** What is backed up, by kind; the kinds name the selections. */
export type ProtectedArns = Readonly<Record<"tables" | "buckets", pulumi.Input<string>[]>>;

/** AWS Backup's name of each kind. */
const resourceTypes = { tables: "DynamoDB", buckets: "S3" } as const;

/** Restores the newest recovery points every week and throws the result away (EDGAR-44). */
export function createRestoreTest(
  context: LayerContext,
  { role, attachments }: BackupRole,
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
