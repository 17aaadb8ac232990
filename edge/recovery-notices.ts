import { createNotice } from "../shared/components";
import type { LayerContext, Notice } from "../shared/components";
import type { FoundationOutputs } from "../shared/contracts";

/**
 * Backups, copies and restores that failed, restore tests among them (EDGAR-44, ORION-32). Backup jobs and copies tell
 * their `state`, restores their `status` (https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html).
 */
const notices: readonly Notice[] = [
  {
    id: "backup-failed",
    about: "A backup failed, or ran out of its window",
    pattern: {
      source: ["aws.backup"],
      "detail-type": ["Backup Job State Change"],
      detail: { state: ["ABORTED", "EXPIRED", "FAILED"] },
    },
  },
  {
    id: "backup-copy-failed",
    about: "A copy of a backup to the recovery region failed",
    pattern: {
      source: ["aws.backup"],
      "detail-type": ["Copy Job State Change"],
      detail: { state: ["FAILED"] },
    },
  },
  {
    id: "restore-failed",
    about: "A restore failed: one of an operator, or the weekly test",
    pattern: {
      source: ["aws.backup"],
      "detail-type": ["Restore Job State Change"],
      detail: { status: ["ABORTED", "FAILED"] },
    },
  },
];

/** Has the alerts topic told that the environment could not be recovered as planned. */
export function createRecoveryNotices(context: LayerContext, foundation: FoundationOutputs): void {
  for (const notice of notices) createNotice(context, notice, foundation);
}
