import type { Fixture, ViolatingExample } from "../rule";
import { alarm } from "./alarm";
import { account, region } from "./bucket";
import { heardTopic, notice } from "./notices";
import { topicArn } from "./topic";

type Inputs = Readonly<Record<string, unknown>>;

const vault: Fixture = { type: "aws:backup/vault:Vault", name: "vault", inputs: { name: "tradai-prod" } };
const plan: Fixture = {
  type: "aws:backup/plan:Plan",
  name: "plan",
  inputs: {
    name: "tradai-prod",
    rules: [{ ruleName: "daily", targetVaultName: "tradai-prod", schedule: "cron(0 3 * * ? *)" }],
  },
};
export const vaultArn = `arn:aws:backup:${region}:${account}:backup-vault:tradai-prod`;

/** A weekly restore for a test, with changes. */
export function restoreTest(inputs: Inputs = {}, points: Inputs = {}): Fixture {
  return {
    type: "aws:backup/restoreTestingPlan:RestoreTestingPlan",
    name: "restore-test",
    inputs: {
      name: "tradai_restore_prod",
      scheduleExpression: "cron(0 6 ? * SUN *)",
      recoveryPointSelection: {
        algorithm: "LATEST_WITHIN_WINDOW",
        includeVaults: [vaultArn],
        recoveryPointTypes: ["SNAPSHOT"],
        selectionWindowDays: 7,
        ...points,
      },
      ...inputs,
    },
  };
}

/** What the test restores. */
export const testSelection: Fixture = {
  type: "aws:backup/restoreTestingSelection:RestoreTestingSelection",
  name: "restore-test-tables",
  inputs: { restoreTestingPlanName: "tradai_restore_prod", protectedResourceType: "DynamoDB" },
};

export const failedRestores = {
  source: ["aws.backup"],
  "detail-type": ["Restore Job State Change"],
  detail: { status: ["FAILED", "ABORTED"] },
};
export const failedBackups = {
  source: ["aws.backup"],
  "detail-type": ["Backup Job State Change", "Copy Job State Change"],
  detail: { state: ["FAILED", "EXPIRED"] },
};

/** Backups whose restores are tried, and who hears when either fails. */
export function recovery(...changed: readonly Fixture[]): readonly Fixture[] {
  const whole = [
    vault,
    plan,
    restoreTest(),
    testSelection,
    ...heardTopic,
    ...notice("restore-failed", failedRestores),
    ...notice("backup-failed", failedBackups),
  ];
  const added = changed.filter(({ name }) => !whole.some((each) => each.name === name));
  return [...whole.map((each) => changed.find(({ name }) => name === each.name) ?? each), ...added];
}

/** The same but for some of its parts. */
export function without(...names: readonly string[]): readonly Fixture[] {
  return recovery().filter(({ name }) => !names.includes(name));
}

/** Backups and restores whose failure no rule tells. */
export const untold = without(
  ...["rule-restore-failed", "rule-backup-failed", "target-restore-failed", "target-backup-failed"],
);

export function wrong(
  title: string,
  resource: string,
  says: string,
  resources: readonly Fixture[],
): ViolatingExample {
  return { title, resources, resource, says };
}

/** An alarm on failed jobs of AWS Backup. */
export function onFailure(metricName: string, inputs: Inputs = {}): Fixture {
  const metric = { namespace: "AWS/Backup", metricName, dimensions: undefined, alarmActions: [topicArn] };
  return { ...alarm({ ...metric, ...inputs }), name: `alarm-${metricName}` };
}

const failed = ["NumberOfRestoreJobsFailed", "NumberOfBackupJobsFailed", "NumberOfCopyJobsFailed"];

/** One alarm on all of them. */
export const onAnyFailure = onFailure("any", {
  metricName: undefined,
  namespace: undefined,
  metricQueries: [
    ...failed.map((metricName, index) => ({
      id: `m${index}`,
      metric: { namespace: "AWS/Backup", metricName, stat: "Sum", period: 300 },
    })),
    { id: "sum", expression: "SUM(METRICS())", returnData: true },
  ],
});
