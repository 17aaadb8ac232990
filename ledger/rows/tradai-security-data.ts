import type { Row } from "../row";

/** Document 002: tables, the database and secrets. */
export const tradaiSecurityData: readonly Row[] = [
  {
    id: "TRADAI-S-11",
    finding: "The tables were encrypted with keys that AWS owns.",
    state: "closed",
    answer:
      "In prod all twelve tables are encrypted with the data key; dev and staging keep AWS's, for its cost.",
    evidence: {
      resources: [{ are: ["aws.kms.Key key-data", "aws.dynamodb.Table table-trading-state"], in: ["prod"] }],
      rules: ["no-dangling-reference", "ddb-hardened"],
      tests: [
        {
          file: "test/unit/persistent/tables.test.ts",
          title:
            "loses point-in-time recovery, on-demand billing, protection or the environment's encryption",
        },
        { file: "test/mutations/edge-below.test.ts", title: "a table on a key of AWS's own in prod" },
      ],
    },
  },
  {
    id: "TRADAI-S-12",
    finding: "Sensitive values of the configuration had no envelope encryption.",
    state: "closed",
    answer:
      "Sensitive values are kept in Secrets Manager, in prod under the data key, and reach programs by reference. The configuration holds none, and Pulumi's state keeps what Cognito issues under a key of KMS.",
    evidence: {
      resources: [
        { are: ["aws.secretsmanager.Secret secret-exchange-keys"] },
        { are: ["aws.kms.Key key-data"], in: ["prod"] },
      ],
      rules: ["secrets-not-in-env", "secrets-rotated", "kms-rotated", "no-dangling-arn"],
      tests: [
        { file: "test/config/bad-files.test.ts", title: "holds credentials" },
        { file: "test/unit/bootstrap/state.test.ts", title: "lies under a key that does not rotate" },
        {
          file: "test/mutations/compute-services.test.ts",
          title: "a secret literal in a container's environment",
        },
        {
          file: "test/unit/compute/wiring.test.ts",
          title: "is started with a secret that is not its own, or without one",
        },
      ],
      files: ["bootstrap/state-key.ts", "docs/deploying.md"],
    },
  },
  {
    id: "TRADAI-S-38",
    finding: "Backups, the second zone and deletion protection of the database were nowhere stated.",
    state: "closed",
    answer:
      "Each is stated by environment: automatic backups for 7 days, in prod 14 with a second zone and deletion protection. AWS Backup takes a copy daily, keeps one abroad and restores it for a test.",
    evidence: {
      resources: [
        {
          are: [
            "aws.rds.Instance database",
            "aws.backup.Selection backup-database",
            "aws.backup.RestoreTestingSelection restore-test-database",
          ],
        },
      ],
      rules: ["rds-recoverable", "backup-coverage", "alarm-target-exists"],
      tests: [
        {
          file: "test/unit/foundation/database.test.ts",
          title:
            "loses its data: one zone, short backups, no protection or no last snapshot where they belong",
        },
        {
          file: "test/unit/foundation/database.test.ts",
          title: "is left out of the daily backup or of the weekly restore",
        },
      ],
    },
  },
  {
    id: "TRADAI-S-39",
    finding: "No table had point-in-time recovery or a backup.",
    state: "closed",
    answer:
      "All twelve tables have point-in-time recovery in every environment, and the daily plan selects them and copies them to a second region.",
    evidence: {
      resources: [
        {
          are: [
            "aws.backup.Plan backup-plan",
            "aws.backup.Selection backup-tables",
            "aws.backup.RestoreTestingSelection restore-test-tables",
          ],
        },
      ],
      rules: ["backup-coverage", "ddb-hardened"],
      tests: [
        {
          file: "test/unit/persistent/tables.test.ts",
          title:
            "loses point-in-time recovery, on-demand billing, protection or the environment's encryption",
        },
        {
          file: "test/unit/persistent/backup.test.ts",
          title: "leaves a table or a data bucket out of the backup or of the weekly restore",
        },
      ],
    },
  },
  {
    id: "TRADAI-S-41",
    finding: "Only the database's password was known to be renewed.",
    state: "closed",
    answer:
      "RDS renews its own password. Each other secret has an exemption that says how it is renewed, and that ends on a day on which this is decided again.",
    evidence: {
      rules: ["secrets-rotated"],
      tests: [
        {
          file: "test/unit/inventory/secrets.test.ts",
          title: "is exempt from rotation for ever, or past the day on which that was to be decided again",
        },
        {
          file: "test/policies/secret-exemptions.test.ts",
          title: "are exempt for another reason or longer than the table of secrets says",
        },
      ],
      files: ["policy-pack/exemptions.yaml"],
    },
  },
];
