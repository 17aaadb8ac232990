import type { Evidence, Row } from "../row";

/** Daily, copied to another region, restored for a test each week. */
const backedUp: Evidence = {
  resources: [
    {
      are: [
        "aws.backup.Plan backup-plan",
        "aws.backup.Selection backup-tables",
        "aws.backup.Selection backup-buckets",
        "aws.backup.Selection backup-database",
        "aws.backup.Vault backup-vault-recovery",
      ],
    },
  ],
  rules: ["backup-coverage", "rds-recoverable"],
  tests: [
    {
      file: "test/unit/persistent/backup.test.ts",
      title: "backs up less than daily, keeps no copy in a second region or loses it early",
    },
    {
      file: "test/unit/persistent/backup.test.ts",
      title: "leaves a table or a data bucket out of the backup or of the weekly restore",
    },
    {
      file: "test/unit/foundation/database.test.ts",
      title: "is left out of the daily backup or of the weekly restore",
    },
  ],
};

/** A plan that is tried: restores each week, procedures for people, and failures that are told. */
const recoveryTried: Evidence = {
  resources: [
    {
      are: [
        "aws.backup.RestoreTestingPlan restore-test",
        "aws.cloudwatch.EventRule restore-failed",
        "aws.ssm.Document runbook-failover",
        "aws.ssm.Document runbook-restore",
      ],
    },
  ],
  rules: ["dr-declared", "runbook-linked"],
  tests: [
    {
      file: "test/mutations/edge-watching.test.ts",
      title: "an environment that has no procedure for a failover",
    },
    { file: "test/unit/edge/procedures.test.ts", title: "of a failover are kept in the region that is down" },
    { file: "test/unit/edge/procedures.test.ts", title: "end well where what they started did not" },
  ],
  files: ["docs/runbooks/failover.md", "docs/runbooks/restore.md"],
};

/** ORION: backups, a second region, and the way back. */
export const orionRecovery: readonly Row[] = [
  {
    id: "ORION-31",
    finding: "Nothing is backed up by a schedule.",
    state: "closed",
    answer:
      "AWS Backup takes every table, data bucket and the database each day and copies them to another region. Tables and the database can also go back to any second of their last days.",
    evidence: backedUp,
  },
  {
    id: "ORION-32",
    finding: "There is no plan for a disaster.",
    state: "partly",
    answer:
      "Backups are at most a day old, a copy is in another region, and each week a restore is tried. The aims of 1 hour and 24 hours are outputs, and a procedure restores in the other region.",
    rest: "Operators rehearse the failover and measure whether it takes an hour; nothing measures that by itself.",
    evidence: recoveryTried,
  },
  {
    id: "ORION-33",
    finding: "The platform is a single point of failure.",
    state: "partly",
    answer:
      "Each tier has a subnet in two zones, prod runs in both, and the data has a copy in another region.",
    rest: "A second cloud is out of scope. In dev and staging one host carries four services.",
    evidence: {
      resources: [
        {
          are: [
            "aws.ec2.Subnet subnet-public-b",
            "aws.ec2.Subnet subnet-private-b",
            "aws.ec2.Subnet subnet-database-b",
            "aws.backup.Vault backup-vault-recovery",
          ],
        },
      ],
      rules: ["subnet-tiers", "backup-coverage", "no-dangling-reference"],
      tests: [
        { file: "test/config/bad-values.test.ts", title: "a single zone" },
        {
          file: "test/unit/persistent/backup.test.ts",
          title: "backs up less than daily, keeps no copy in a second region or loses it early",
        },
        { file: "test/config/bad-containers.test.ts", title: "a service of prod in one zone" },
      ],
    },
  },
  {
    id: "ORION-44",
    finding: "Backups are in one place.",
    state: "closed",
    answer:
      "Every store has two: the daily backup with its copy in another region, and its own history, of the table, the database or the versions of a bucket.",
    evidence: backedUp,
  },
  {
    id: "ORION-59",
    finding: "The table of recovery misses a schedule of backups.",
    state: "closed",
    answer: "As ORION-31.",
    evidence: backedUp,
  },
  {
    id: "ORION-60",
    finding: "The table of recovery misses a procedure.",
    state: "partly",
    answer:
      "As ORION-32: restore and failover are documents of Systems Manager with a role of their own, and pages say how to start them.",
    rest: "Operators rehearse the failover and measure whether it takes an hour; nothing measures that by itself.",
    evidence: recoveryTried,
  },
  {
    id: "ORION-61",
    finding: "Everything is in one region.",
    state: "declined",
    answer:
      "Backups and the bucket of configurations have a copy in another region, and the failover is a document that is kept there.",
    decision:
      "Decision 11: images are not copied, because they can be built again; nor does the system run in two regions at once.",
    evidence: {
      resources: [
        {
          are: [
            "aws.s3.BucketReplicationConfig config-replication",
            "aws.backup.Vault backup-vault-recovery",
            "aws.ssm.Document runbook-failover",
          ],
        },
      ],
      rules: ["backup-coverage", "dr-declared", "runbook-linked"],
      tests: [
        {
          file: "test/unit/persistent/backup.test.ts",
          title: "copies the configuration bucket nowhere, or to the region it is in",
        },
        { file: "test/config/bad-values.test.ts", title: "copies in the region of the originals" },
      ],
    },
  },
  {
    id: "ORION-67",
    finding: "The conclusion still asks for a plan for disasters.",
    state: "partly",
    answer: "As ORION-32.",
    rest: "Operators rehearse the failover and measure whether it takes an hour; nothing measures that by itself.",
    evidence: recoveryTried,
  },
];
