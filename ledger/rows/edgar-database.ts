import type { Row } from "../row";

/** EDGAR (document 001): the database, its backups and recovery. */
export const edgarDatabase: readonly Row[] = [
  {
    id: "EDGAR-40",
    finding: "Pooling of database connections was never verified.",
    state: "declined",
    answer:
      "MLflow reads the size of its pool from a parameter, the server's connections are limited, and an alarm watches how many are in use.",
    decision: "Decision 11: there is no RDS Proxy, since MLflow is the database's only client.",
    evidence: {
      resources: [
        {
          are: [
            "aws.ssm.Parameter parameter-database-pool-size",
            "aws.rds.ParameterGroup database-postgres15",
            "aws.cloudwatch.MetricAlarm alarm-rds-connections",
          ],
        },
      ],
      rules: ["rds-hardened", "alarm-coverage"],
      tests: [
        {
          file: "test/unit/foundation/database.test.ts",
          title: "cannot be found by MLflow, or its secret is handed on by value",
        },
      ],
    },
  },
  {
    id: "EDGAR-41",
    finding: "Who gets at the database, and at which rows, was never verified.",
    state: "partly",
    answer:
      "MLflow's group, or that of the host it runs on, alone reaches the database's port. TLS is forced, sign-in by IAM is on, and RDS makes and rotates the password.",
    rest: "Users of their own and security by row are MLflow's code and schema.",
    evidence: {
      resources: [
        {
          are: [
            "aws.rds.ParameterGroup database-postgres15",
            "aws.ec2.SecurityGroup security-group-database",
          ],
        },
        { are: ["aws.vpc.SecurityGroupIngressRule ingress-database-from-mlflow-5432"], in: ["prod"] },
        {
          are: ["aws.vpc.SecurityGroupIngressRule ingress-database-from-consolidated-5432"],
          in: ["dev", "staging"],
        },
      ],
      rules: ["rds-hardened", "sg-port-consistency"],
      tests: [
        {
          file: "test/unit/foundation/security-groups.test.ts",
          title: "lets anybody but MLflow's own group reach the database",
        },
        {
          file: "test/unit/foundation/database.test.ts",
          title: "has a password in the program, or a user that a grant could not name",
        },
      ],
    },
  },
  {
    id: "EDGAR-42",
    finding: "The database was not backed up by itself.",
    state: "closed",
    answer:
      "RDS keeps backups for 7 days, in prod 14, to any point in time. A daily plan takes the database, the tables and the data buckets, with a copy in a second region.",
    evidence: {
      resources: [
        {
          are: [
            "aws.backup.Plan backup-plan",
            "aws.backup.Selection backup-database",
            "aws.backup.Selection backup-tables",
            "aws.backup.Vault backup-vault-recovery",
            "aws.rds.Instance database",
          ],
        },
      ],
      rules: ["rds-recoverable", "backup-coverage"],
      tests: [
        {
          file: "test/unit/foundation/database.test.ts",
          title: "is left out of the daily backup or of the weekly restore",
        },
        {
          file: "test/unit/foundation/database.test.ts",
          title:
            "loses its data: one zone, short backups, no protection or no last snapshot where they belong",
        },
        {
          file: "test/unit/persistent/backup.test.ts",
          title: "backs up less than daily, keeps no copy in a second region or loses it early",
        },
      ],
    },
  },
  {
    id: "EDGAR-43",
    finding: "There was no procedure to recover the infrastructure.",
    state: "partly",
    answer:
      "The whole system is a program that is deployed layer by layer, prod protects what holds data, and automation documents restore it and fail over to the second region. The program's own state has versions that nobody can delete.",
    rest: "People have to practise the procedures.",
    evidence: {
      resources: [
        {
          are: [
            "aws.ssm.Document runbook-restore",
            "aws.ssm.Document runbook-failover",
            "aws.s3.BucketReplicationConfig config-replication",
          ],
        },
      ],
      rules: ["dr-declared", "runbook-linked"],
      tests: [
        {
          file: "test/unit/edge/procedures.test.ts",
          title: "are not the three that the findings ask for, or lack a name",
        },
        {
          file: "test/rehearse/rehearse.test.ts",
          title: "deployed, settled, protected, and gone without a trace",
        },
        { file: "test/unit/bootstrap/state.test.ts", title: "is lost with a version that somebody deletes" },
      ],
      files: ["bootstrap/state-bucket.ts", "docs/runbooks/restore.md", "docs/runbooks/failover.md"],
    },
  },
  {
    id: "EDGAR-44",
    finding: "Recovery was never tested.",
    state: "declined",
    answer:
      "Every week recovery points of the database, the tables and the buckets are restored for a test. A restore that fails is told to the alerts topic.",
    decision: "Decision 11: AWS's fault injection service is not used. Restore tests stand in for it.",
    evidence: {
      resources: [
        {
          are: [
            "aws.backup.RestoreTestingPlan restore-test",
            "aws.backup.RestoreTestingSelection restore-test-database",
            "aws.backup.RestoreTestingSelection restore-test-tables",
            "aws.cloudwatch.EventRule restore-failed",
          ],
        },
      ],
      rules: ["dr-declared", "backup-coverage"],
      tests: [
        {
          file: "test/unit/foundation/database.test.ts",
          title: "is left out of the daily backup or of the weekly restore",
        },
        {
          file: "test/unit/persistent/backup.test.ts",
          title: "leaves a table or a data bucket out of the backup or of the weekly restore",
        },
      ],
    },
  },
];
