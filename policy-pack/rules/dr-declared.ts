import { ofType } from "../checks/of-type";
import {
  backupPlanType,
  failedBackupTold,
  failedTestTold,
  testedOften,
  testPlanned,
  testPlanType,
  testSelects,
  testsRecent,
} from "../checks/recovery-tests";
import { patternExamples } from "../examples/event-patterns";
import { notice } from "../examples/notices";
import {
  failedBackups,
  failedRestores,
  onAnyFailure,
  onFailure,
  recovery,
  restoreTest,
  testSelection,
  untold,
  without,
  wrong,
} from "../examples/recovery";
import { UNKNOWN } from "../graph/values";
import type { Rule } from "../rule";

const rule: Rule = {
  name: "dr-declared",
  title: "Recovery is tried, and its failure is heard",
  description:
    "What is backed up is restored for a test at least every month from recent copies, and a backup, copy or restore that fails tells somebody.",
  rationale:
    "A backup that fails for weeks or cannot be restored is found on the day of the disaster, which is when it can no longer be put right.",
  remediation: "Declare a RestoreTestingPlan with a selection, and event rules on failed jobs of AWS Backup.",
  severity: "high",
  kind: "stack",
  findings: [
    ...["EDGAR-43", "EDGAR-44", "EDGAR-54", "EDGAR-65"],
    ...["ORION-32", "ORION-60", "ORION-61", "ORION-67"],
  ],
  types: [testPlanType, backupPlanType],
  checks: [
    ...[testedOften, testsRecent, testSelects, failedTestTold].map((check) => ofType([testPlanType], check)),
    ...[testPlanned, failedBackupTold].map((check) => ofType([backupPlanType], check)),
  ],
  examples: {
    compliant: [
      ...patternExamples.compliant,
      { title: "Weekly restores, failures told", resources: recovery() },
      {
        title: "Restores on the first of the month from any vault",
        resources: recovery(
          restoreTest({ scheduleExpression: "cron(0 6 1 * ? *)" }, { includeVaults: ["*"] }),
        ),
      },
      ...["rate(31 days)", "rate(12 hours)"].map((expression) => ({
        title: `Restores at ${expression}, from copies of the last month`,
        resources: recovery(restoreTest({ scheduleExpression: expression }, { selectionWindowDays: 31 })),
      })),
      {
        title: "Copies of as many days as AWS takes by itself",
        resources: recovery(restoreTest({}, { selectionWindowDays: undefined })),
      },
      {
        title: "A vault whose ARN is known after the update",
        resources: recovery({
          ...restoreTest({}, { includeVaults: [UNKNOWN] }),
          references: { recoveryPointSelection: ["vault"] },
        }),
      },
      {
        title: "Failures that alarms tell",
        resources: [
          ...untold,
          ...["NumberOfRestoreJobsFailed", "NumberOfBackupJobsFailed", "NumberOfCopyJobsFailed"].map(
            (metric) => onFailure(metric),
          ),
        ],
      },
      {
        title: "Failures that one alarm tells by their sum",
        resources: [...untold, onAnyFailure],
      },
      {
        title: "One rule on every job",
        resources: [...untold, ...notice("jobs", { source: ["aws.backup"] })],
      },
    ],
    violating: [
      ...patternExamples.violating,
      wrong("Backups that are never restored", "plan", "never restored for a test", [
        ...without("restore-test", "restore-test-tables"),
      ]),
      wrong(
        "A restore once a year",
        "restore-test",
        "restores are tried at",
        recovery(restoreTest({ scheduleExpression: "cron(0 6 1 1 ? *)" })),
      ),
      wrong(
        "A restore less than once a month",
        "restore-test",
        'restores are tried at "rate(32 days)"',
        recovery(restoreTest({ scheduleExpression: "rate(32 days)" })),
      ),
      wrong(
        "A restore that is never due",
        "restore-test",
        "restores are tried at nothing",
        recovery(restoreTest({ scheduleExpression: undefined })),
      ),
      wrong(
        "A restore once for all",
        "restore-test",
        "restores are tried at",
        recovery(restoreTest({ scheduleExpression: "cron(0 6 1 * ? 2027)" })),
      ),
      wrong(
        "A restore of an old copy",
        "restore-test",
        "the last 365 days",
        recovery(restoreTest({}, { selectionWindowDays: 365 })),
      ),
      wrong(
        "A restore from nowhere",
        "restore-test",
        "no vault is included",
        recovery(restoreTest({}, { includeVaults: [] })),
      ),
      wrong(
        "A restore from a vault that is gone",
        "restore-test",
        "backup-vault:tradai-old-prod, which nothing declares",
        recovery(
          restoreTest(
            {},
            { includeVaults: ["arn:aws:backup:eu-central-1:600802701449:backup-vault:tradai-old-prod"] },
          ),
        ),
      ),
      wrong("A test of nothing", "restore-test", "restores nothing", without("restore-test-tables")),
      wrong("A test whose failure nobody hears of", "restore-test", "when a restore fails", [
        ...without("rule-restore-failed", "target-restore-failed"),
      ]),
      wrong(
        "A rule on restores that went well",
        "restore-test",
        "when a restore fails",
        recovery(...notice("restore-failed", { ...failedRestores, detail: { status: ["COMPLETED"] } })),
      ),
      wrong(
        "A rule that tells nobody",
        "restore-test",
        "when a restore fails",
        without("target-restore-failed"),
      ),
      wrong(
        "Copies whose failure nobody hears of",
        "plan",
        "when a copy to the other region fails",
        recovery(
          ...notice("backup-failed", { ...failedBackups, "detail-type": ["Backup Job State Change"] }),
        ),
      ),
      wrong("An alarm on backups that tells nobody", "plan", "when a backup fails", [
        ...without("rule-backup-failed", "target-backup-failed"),
        onFailure("NumberOfBackupJobsFailed", { alarmActions: [] }),
        onFailure("NumberOfCopyJobsFailed"),
      ]),
      wrong("An alarm on backups of another program's making", "plan", "when a backup fails", [
        ...without("rule-backup-failed", "target-backup-failed"),
        onFailure("NumberOfBackupJobsFailed", { namespace: "Own/Backup" }),
        onFailure("NumberOfCopyJobsFailed"),
      ]),
    ],
    undecided: [
      ...patternExamples.undecided,
      {
        title: "A selection of a plan that is known after the update",
        resources: [
          ...without("restore-test-tables"),
          { ...testSelection, inputs: { ...testSelection.inputs, restoreTestingPlanName: UNKNOWN } },
        ],
        resource: "restore-test",
        says: "restoreTestingPlanName of some RestoreTestingSelection",
      },
      {
        title: "A vault that another layer may declare",
        scope: "layer",
        resources: without("vault"),
        resource: "restore-test",
        says: "the vault may be declared in another layer",
      },
    ],
  },
};

export default rule;
