import { backupChecks, backupTypes } from "../checks/backup";
import {
  abroad,
  arn,
  complete,
  daily,
  plan,
  planInto,
  restoreTest,
  selection,
  table,
  vault,
} from "../examples/backup";
import { compliantBackups, undecidedBackups, violatingBackups } from "../examples/backup-coverage";
import { bucket, trailInto } from "../examples/bucket";
import { role, trustService } from "../examples/iam";
import type { Rule } from "../rule";

const rule: Rule = {
  name: "backup-coverage",
  title: "Everything that holds data is backed up",
  description:
    "Every table, database and data bucket is selected by a backup plan that runs daily, copies to another region and is restored for a test.",
  rationale:
    "A deleted account, a lost region or a ransom is survived only with yesterday's copy elsewhere, and only if it can be restored.",
  remediation: "Select the resource in the backup plan, run it daily, copy it abroad and test the restore.",
  severity: "high",
  kind: "stack",
  catalogue: { securityHub: ["Backup.1"], checkov: ["CKV_AWS_166", "CKV2_AWS_9"] },
  relations: [56],
  findings: [
    ...["TRADAI-S-38", "TRADAI-S-39", "EDGAR-20", "EDGAR-42", "EDGAR-54"],
    ...["ORION-31", "ORION-33", "ORION-44", "ORION-59", "ORION-61"],
  ],
  types: backupTypes,
  checks: backupChecks,
  examples: {
    compliant: [
      { title: "A table in a daily plan", resources: complete },
      {
        title: "A selection whose ARNs are known after the update",
        resources: [
          table,
          plan(),
          {
            ...selection([], { resources: ["deployments"] }),
            inputs: { planId: Symbol("unknown"), resources: Symbol("unknown") },
          },
          ...restoreTest,
        ],
      },
      {
        title: "A copy into a vault whose ARN is known after the update",
        resources: [table, planInto("eu-west-1"), vault("eu-west-1"), selection([arn], {}), ...restoreTest],
      },
      {
        title: "A table selected by its tag, every six hours",
        resources: [
          { ...table, inputs: { ...table.inputs, tags: { backup: "daily" } } },
          plan({ ...daily, schedule: "rate(6 hours)" }),
          {
            ...selection([], {}),
            inputs: {
              planId: Symbol("unknown"),
              selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "daily" }],
            },
          },
          ...restoreTest,
        ],
      },
      {
        title: "A weekly rule beside the daily one",
        resources: complete.map((each) =>
          each.name === "plan"
            ? {
                ...each,
                inputs: {
                  ...each.inputs,
                  rules: [daily, { ruleName: "weekly", schedule: "cron(0 5 ? * SUN *)" }],
                },
              }
            : each,
        ),
      },
      ...compliantBackups,
      { title: "A log target needs no backup", resources: [bucket("logs"), trailInto("logs")] },
    ],
    violating: [
      {
        title: "A bucket that no selection names",
        resources: [...complete, bucket("results")],
        resource: "results",
        says: "no backup selection",
      },
      {
        title: "A weekly plan",
        resources: [
          table,
          plan({ ...daily, schedule: "cron(0 3 ? * SUN *)" }),
          selection([arn], {}),
          ...restoreTest,
        ],
        resource: "plan",
        says: "SUN",
      },
      {
        title: "Copies in the same region",
        resources: [
          table,
          plan({
            ...daily,
            copyActions: [{ destinationVaultArn: abroad.replace("eu-west-1", "eu-central-1") }],
          }),
          selection([arn], {}),
          ...restoreTest,
        ],
        resource: "plan",
        says: "no other region",
      },
      {
        title: "A copy into a vault of the same region whose ARN is known after the update",
        resources: [
          table,
          planInto("eu-central-1"),
          vault("eu-central-1"),
          selection([arn], {}),
          ...restoreTest,
        ],
        resource: "plan",
        says: "no other region",
      },
      {
        title: "A plan that runs every two days",
        resources: [
          table,
          plan({ ...daily, schedule: "rate(2 days)" }),
          selection([arn], {}),
          ...restoreTest,
        ],
        resource: "plan",
        says: "rate(2 days)",
      },
      {
        title: "A selection of a plan that nobody declares",
        resources: [
          table,
          { ...selection([arn], {}), inputs: { planId: "f2d1", resources: [arn] }, references: {} },
        ],
        resource: "selection",
        says: "f2d1",
      },
      {
        title: "A plan without a rule",
        resources: [
          table,
          { ...plan(), inputs: { name: "tradai-prod", rules: [] } },
          selection([arn], {}),
          ...restoreTest,
        ],
        resource: "plan",
        says: "has no rule",
      },
      {
        title: "Copies into another account",
        resources: [
          table,
          plan({
            ...daily,
            copyActions: [{ destinationVaultArn: abroad.replace("600802701449", "111122223333") }],
          }),
          selection([arn], {}),
          ...restoreTest,
        ],
        resource: "plan",
        says: "no other region",
      },
      {
        title: "A selection that names the table and leaves it out again",
        resources: [
          ...complete,
          { ...table, name: "jobs", inputs: { name: "tradai-jobs-prod" } },
          {
            ...selection(["*"], {}),
            name: "others",
            inputs: { planId: Symbol("unknown"), resources: ["*"], notResources: ["*tradai-jobs-prod"] },
          },
        ],
        resource: "jobs",
        says: "no backup selection",
      },
      {
        title: "A list that lost the table but not the dependency",
        resources: [
          ...complete.filter(({ name }) => name !== "selection"),
          { ...table, name: "jobs", inputs: { name: "tradai-jobs-prod" } },
          selection([arn], { resources: ["deployments", "jobs"] }),
        ],
        resource: "jobs",
        says: "no backup selection",
      },
      {
        title: "A plan without selection",
        resources: [plan(), ...restoreTest],
        resource: "plan",
        says: "has no selection",
      },
      {
        title: "A selection that matches nothing",
        resources: [plan(), selection([arn.replace("deployments", "deployment")], {}), ...restoreTest],
        resource: "selection",
        says: "matches nothing",
      },
      {
        title: "Backups that nobody restores",
        resources: [table, plan(), selection([arn], {})],
        resource: "plan",
        says: "no restore test",
      },
      {
        title: "A vault without customer key in prod",
        resources: [{ type: "aws:backup/vault:Vault", name: "vault", inputs: { name: "tradai-prod" } }],
        resource: "vault",
        says: "no customer key",
      },
      {
        title: "A kind of store that is never restored",
        resources: [
          table,
          plan(),
          selection([arn], {}),
          ...restoreTest.map((each) =>
            each.name === "restore-test-tables"
              ? { ...each, inputs: { ...each.inputs, protectedResourceType: "S3" } }
              : each,
          ),
        ],
        resource: "plan",
        says: "no restore test takes a backup of DynamoDB",
      },
      {
        title: "A selection with a role that is not the backups'",
        resources: [
          table,
          plan(),
          {
            ...selection([arn], { iamRoleArn: ["task-role"] }),
            inputs: { planId: Symbol("unknown"), resources: [arn], iamRoleArn: Symbol("unknown") },
          },
          role(trustService("ecs-tasks.amazonaws.com")),
          ...restoreTest,
        ],
        resource: "selection",
        says: "task-role does not trust backup.amazonaws.com",
      },
      ...violatingBackups,
    ],
    undecided: undecidedBackups,
  },
};

export default rule;
