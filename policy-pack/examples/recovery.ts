import type { Fixture } from "../rule";
import { account, region } from "./bucket";
import { heardTopic, notice } from "./notices";

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

const selection: Fixture = {
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
    selection,
    ...heardTopic,
    ...notice("restore-failed", failedRestores),
    ...notice("backup-failed", failedBackups),
  ];
  const added = changed.filter(({ name }) => !whole.some((each) => each.name === name));
  return [...whole.map((each) => changed.find(({ name }) => name === each.name) ?? each), ...added];
}
