import type { Check } from "../rule";
import { isReplica } from "./database-guard";

const backedUp: Check = function* (subject, { settings }) {
  const days = subject.inputs.number("backupRetentionPeriod") ?? 0;
  if (!isReplica(subject) && days < settings.databaseBackupDays) {
    yield {
      found: days === 0 ? "no automatic backup is kept" : `automatic backups are kept for ${days} days`,
      expected: `\`backupRetentionPeriod\` of ${settings.databaseBackupDays} or more`,
    };
  }
};

const leavesSnapshot: Check = function* (subject) {
  if (isReplica(subject)) {
    return;
  }
  if (subject.inputs.flag("skipFinalSnapshot") === true) {
    yield { found: "the database leaves no snapshot behind", expected: "`skipFinalSnapshot: false`" };
  } else if (!subject.inputs.has("finalSnapshotIdentifier")) {
    yield {
      found: "the final snapshot has no name: the deletion fails half way",
      expected: "`finalSnapshotIdentifier`",
    };
  }
};

const snapshotsTagged: Check = function* ({ inputs }) {
  if (inputs.flag("copyTagsToSnapshot") !== true) {
    yield { found: "snapshots lose the database's tags", expected: "`copyTagsToSnapshot: true`" };
  }
};

const backupsOutlive: Check = function* (subject, { settings }) {
  const goes = subject.inputs.flag("deleteAutomatedBackups") ?? true;
  if (settings.deletionProtection && !isReplica(subject) && goes) {
    yield {
      found: "the automatic backups are deleted with the database",
      expected: "`deleteAutomatedBackups: false`",
    };
  }
};

const guarded: Check = function* (subject, { settings }) {
  if (!settings.deletionProtection) {
    return;
  }
  if (subject.inputs.flag("deletionProtection") !== true) {
    yield { found: "deletion protection is off", expected: "`deletionProtection: true`" };
  }
  if (!subject.protect) {
    yield {
      found: "the resource is not protected: the program can delete or replace it",
      expected: "the resource option `protect: true`",
    };
  }
};

const standsBy: Check = function* (subject, { settings }) {
  if (settings.multiAz && !isReplica(subject) && subject.inputs.flag("multiAz") !== true) {
    yield { found: "the database stands in one zone", expected: "`multiAz: true`" };
  }
};

/** What `rds-recoverable` asks of instances and clusters alike. */
export const recoveryChecks: readonly Check[] = [
  backedUp,
  leavesSnapshot,
  snapshotsTagged,
  backupsOutlive,
  guarded,
];
/** What it asks of instances: a cluster stands in the zones of its members. */
export const standbyChecks: readonly Check[] = [standsBy];
