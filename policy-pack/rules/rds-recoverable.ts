import { clusterType, instanceType } from "../checks/database-guard";
import { recoveryChecks, standbyChecks } from "../checks/database-recovery";
import { ofType } from "../checks/of-type";
import { database, wrong } from "../examples/database";
import { databaseCluster } from "../examples/database-kinds";
import type { Rule } from "../rule";

const rule: Rule = {
  name: "rds-recoverable",
  title: "Databases survive a mistake and a zone",
  description:
    "Every database keeps backups for the environment's days and a final snapshot with its tags, and where the environment says so stands in two zones and refuses deletion.",
  rationale:
    "A database that is deleted or replaced by mistake is back only with its backups; one in a single zone is gone for hours when the zone is.",
  remediation:
    "Set the property that the message names, and the resource option `protect` where deletion is refused.",
  severity: "high",
  kind: "resource",
  catalogue: {
    securityHub: ["RDS.5", "RDS.8", "RDS.11", "RDS.17"],
    cis: ["2.2.4"],
    cdkNag: ["RDS3", "RDS10", "RDS13"],
    checkov: ["CKV_AWS_133", "CKV_AWS_157", "CKV_AWS_293", "CKV2_AWS_60"],
  },
  findings: ["TRADAI-S-38", "EDGAR-42", "ORION-31"],
  types: [instanceType, clusterType],
  checks: [...recoveryChecks, ...standbyChecks.map((check) => ofType([instanceType], check))],
  examples: {
    compliant: [
      { title: "The database of prod", resources: [database()] },
      {
        title: "The database of dev: a week of backups in one zone",
        environment: "dev",
        resources: [
          database(
            {
              multiAz: false,
              backupRetentionPeriod: 7,
              deletionProtection: false,
              deleteAutomatedBackups: true,
            },
            false,
          ),
        ],
      },
      { title: "A cluster, which stands in the zones of its members", resources: [databaseCluster()] },
      {
        title: "A replica, which is made again from its source",
        resources: [
          database({
            replicateSourceDb: "tradai-mlflow-other-prod",
            multiAz: undefined,
            backupRetentionPeriod: undefined,
            skipFinalSnapshot: true,
            deleteAutomatedBackups: undefined,
          }),
        ],
      },
      {
        title: "A cluster that follows another",
        resources: [
          databaseCluster({
            replicationSourceIdentifier: "arn:aws:rds:eu-west-1:600802701449:cluster:tradai-mlflow",
            backupRetentionPeriod: undefined,
            finalSnapshotIdentifier: undefined,
            deleteAutomatedBackups: undefined,
          }),
        ],
      },
    ],
    violating: [
      {
        title: "A cluster of prod that can be deleted",
        resources: [databaseCluster({ deletionProtection: undefined })],
        resource: "cluster",
        says: "protection is off",
      },
      wrong("A week of backups in prod", { backupRetentionPeriod: 7 }, "kept for 7 days"),
      wrong("Less than a week in dev", { backupRetentionPeriod: 1 }, "kept for 1 days", "dev"),
      wrong("No backup", { backupRetentionPeriod: 0 }, "no automatic backup", "dev"),
      wrong("No final snapshot", { skipFinalSnapshot: true }, "no snapshot behind", "dev"),
      wrong("A final snapshot without name", { finalSnapshotIdentifier: undefined }, "has no name", "dev"),
      wrong("Snapshots without tags", { copyTagsToSnapshot: undefined }, "lose the database's tags", "dev"),
      wrong(
        "Backups that go with the database in prod",
        { deleteAutomatedBackups: undefined },
        "deleted with the database",
      ),
      wrong("A database of prod that can be deleted", { deletionProtection: false }, "protection is off"),
      {
        title: "A database of prod that the program can replace",
        resources: [database({}, false)],
        resource: "database",
        says: "not protected",
      },
      wrong("A database of prod in one zone", { multiAz: false }, "in one zone"),
    ],
  },
};

export default rule;
