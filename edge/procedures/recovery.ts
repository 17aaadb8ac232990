import type { Settings } from "../../shared/config";
import type { Arns } from "../../shared/naming";
import type { ConditionInput } from "../../shared/policy";
import type { Procedure } from "./procedure";

type Part = "id" | "title" | "when" | "region" | "afterwards";

/** Hours that a restore may take, four times the recovery time that is aimed at (ORION-32). */
const timeoutSeconds = 4 * 3600;

/** How far the restore is that was started. */
const job = {
  service: "backup",
  api: "DescribeRestoreJob",
  inputs: { RestoreJobId: "{{ StartRestore.RestoreJobId }}" },
};

/** What AWS Backup is told of the copy that it makes, for each kind of resource. */
const metadata = [
  'a table: `{"targetTableName": "tradai-restored-<table>-<env>", "encryptionType": "Default"}`;',
  'a bucket: `{"DestinationBucketName": "<bucket>", "NewBucket": "false", "Encrypted": "false"}`;',
  "the database: what `aws backup get-recovery-point-restore-metadata` prints, with another `DBInstanceIdentifier`.",
].join(" ");

/** Keeps a statement to this environment's recovery points, which the plan tags as it makes them. */
export function ownRecoveryPoints({ environment }: Pick<Settings, "environment">): ConditionInput {
  return { StringEquals: { "aws:ResourceTag/env": environment } };
}

/** Both restores: they differ in the region, and in what follows. */
function recovery(
  arns: Arns,
  settings: Pick<Settings, "environment">,
  part: Pick<Procedure, Part>,
): Procedure {
  const vault = arns.names.backupVault(part.region);
  return {
    ...part,
    parameters: {
      RecoveryPointArn: {
        type: "String",
        description: `The recovery point, one of \`aws backup list-recovery-points-by-backup-vault --backup-vault-name ${vault}\`.`,
      },
      ResourceType: {
        type: "String",
        description: "What the recovery point is of.",
        allowedValues: ["DynamoDB", "RDS", "S3"],
      },
      Metadata: {
        type: "StringMap",
        description: `What the copy is to be called. For ${metadata}`,
      },
    },
    steps: [
      {
        name: "CheckRecoveryPoint",
        about: "Sees that the recovery point is there and complete.",
        kind: "assert",
        call: {
          service: "backup",
          api: "DescribeRecoveryPoint",
          inputs: { BackupVaultName: vault, RecoveryPointArn: "{{ RecoveryPointArn }}" },
        },
        selector: "$.Status",
        wanted: ["COMPLETED"],
        timeoutSeconds: 60,
      },
      {
        name: "StartRestore",
        about: "Starts the restore beside what is there: nothing is overwritten but objects of a bucket.",
        kind: "call",
        call: {
          service: "backup",
          api: "StartRestoreJob",
          inputs: {
            RecoveryPointArn: "{{ RecoveryPointArn }}",
            ResourceType: "{{ ResourceType }}",
            Metadata: "{{ Metadata }}",
            IamRoleArn: arns.role("backup-role"),
            // A repeated execution of the same document starts one restore.
            IdempotencyToken: "{{ automation:EXECUTION_ID }}",
          },
        },
        keep: { RestoreJobId: { selector: "$.RestoreJobId", type: "String" } },
      },
      {
        name: "WaitForRestore",
        about: "Waits until the restore has ended, in whatever way.",
        kind: "wait",
        call: job,
        selector: "$.Status",
        wanted: ["ABORTED", "COMPLETED", "FAILED"],
        timeoutSeconds,
      },
      {
        name: "CheckRestore",
        about: "Sees that it did not fail; `aws backup describe-restore-job` says why it did.",
        kind: "assert",
        call: job,
        selector: "$.Status",
        wanted: ["COMPLETED"],
        timeoutSeconds: 60,
      },
      {
        name: "ShowCopy",
        about: "Keeps the ARN of the copy in the execution's outputs.",
        kind: "call",
        call: job,
        keep: { CreatedResourceArn: { selector: "$.CreatedResourceArn", type: "String" } },
        next: "end",
      },
    ],
    rights: [
      {
        actions: ["backup:DescribeRecoveryPoint", "backup:StartRestoreJob"],
        on: [arns.recoveryPoints(part.region), arns.databaseRecoveryPoints(part.region)],
        when: ownRecoveryPoints(settings),
        why: `Restore recovery points of the ${part.region} region`,
      },
      { actions: ["backup:DescribeRestoreJob"], why: "See how far a restore is which has no resource" },
    ],
    passes: [{ arn: arns.role("backup-role"), service: "backup.amazonaws.com" }],
  };
}

/** Brings back what was lost or damaged, from the vault beside it. */
export function restore(arns: Arns, settings: Settings): Procedure {
  return recovery(arns, settings, {
    id: "restore",
    title: "Restore",
    region: "home",
    when: [
      "Data is damaged or gone while the region works: a table, a bucket or the database is restored beside the old one from the newest good recovery point.",
      "A table or the database can also go back to any second of its last days without a backup (point-in-time recovery): see the pages of both.",
    ],
    afterwards: [
      "Look at the copy before anything reads it: number of items or objects, the newest of them, a few by hand.",
      "Move the application over: copy the items back, or let the names change places. Never delete the old one first; in prod both Pulumi and AWS refuse it.",
      "Delete the copy when nobody needs it any more, and write down what was lost and why.",
    ],
  });
}

/** Brings the data back in the recovery region, when the home region does not come back. */
export function failover(arns: Arns, settings: Settings): Procedure {
  return recovery(arns, settings, {
    id: "failover",
    title: "Failover",
    region: "recovery",
    when: [
      "The home region is down and AWS names no time. The newest copies, at most 24 hours old, are restored in the recovery region, once for each table, bucket and the database; the aim is one hour.",
      "The procedure is a document of the recovery region: open Systems Manager there, not at home.",
    ],
    afterwards: [
      "In the settings of the environment make the recovery region `tradai:region` with its zones, and the home region `tradai:recoveryRegion`; names of buckets are taken in all of AWS, so set `tradai:globalSuffix`.",
      "Deploy persistent, foundation, compute and edge in this order (docs/deploying.md); then move the restored data in as after a restore.",
      "Secrets hold no value in the new region: an operator fills them in. The domain's records move with the edge layer.",
      "When the home region is back, do not return by the same way in a hurry: plan it, with a copy in the other direction first.",
    ],
  });
}
