import type { Fixture } from "../rule";

export const table: Fixture = {
  type: "aws:dynamodb/table:Table",
  name: "deployments",
  inputs: { name: "tradai-deployments-prod" },
};
export const abroad = "arn:aws:backup:eu-west-1:600802701449:backup-vault:tradai-recovery-prod";
export const daily = {
  ruleName: "daily",
  targetVaultName: "tradai-prod",
  schedule: "cron(0 3 * * ? *)",
  copyActions: [{ destinationVaultArn: abroad }],
};
export const plan = (rule: object = daily): Fixture => ({
  type: "aws:backup/plan:Plan",
  name: "plan",
  inputs: { name: "tradai-prod", rules: [rule] },
});
export const selection = (resources: readonly string[], references: Fixture["references"]): Fixture => ({
  type: "aws:backup/selection:Selection",
  name: "selection",
  inputs: { name: "tables", planId: Symbol("unknown"), resources },
  references: { planId: ["plan"], ...references },
});
export const arn = "arn:aws:dynamodb:eu-central-1:600802701449:table/tradai-deployments-prod";
export const restoreTest: readonly Fixture[] = [
  {
    type: "aws:backup/restoreTestingPlan:RestoreTestingPlan",
    name: "restore-test",
    inputs: { name: "tradai_restore_prod" },
  },
  {
    type: "aws:backup/restoreTestingSelection:RestoreTestingSelection",
    name: "restore-test-tables",
    inputs: { restoreTestingPlanName: "tradai_restore_prod", protectedResourceType: "DynamoDB" },
    references: { restoreTestingPlanName: ["restore-test"] },
  },
];
export const vault = (region: string): Fixture => ({
  type: "aws:backup/vault:Vault",
  name: "copies",
  inputs: { name: "tradai-copies-prod", kmsKeyArn: "arn:aws:kms:eu-west-1:600802701449:key/a", region },
});
export const planInto = (region: string): Fixture => ({
  ...plan({ ...daily, ruleName: region, copyActions: [{ destinationVaultArn: Symbol("unknown") }] }),
  references: { rules: ["copies"] },
});
export const complete = [table, plan(), selection([arn], {}), ...restoreTest];
