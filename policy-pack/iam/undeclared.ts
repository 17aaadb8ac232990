import { matchesPattern } from "./patterns";

/**
 * What policies may name although no layer declares it: the bootstrap project makes it before any of them
 * (decisions.md section 1), or a deployment while they run. One row more is a decision, not a convenience.
 */
const rows: readonly { readonly pattern: string; readonly reason: string }[] = [
  {
    pattern: "arn:aws:s3:::tradai-pulumi-state-*",
    reason: "Pulumi's state cannot lie in a bucket that this state describes",
  },
  {
    pattern: "arn:aws:kms:*:*:alias/tradai-pulumi-state-*",
    reason: "the state's key is made with its bucket",
  },
  {
    pattern: "arn:aws:rds:*:*:snapshot:tradai-mlflow-migration-*",
    reason: "a deployment takes a snapshot before it changes the database's schema",
  },
  {
    pattern: "arn:aws:backup:*:*:recovery-point:*",
    reason: "AWS Backup makes recovery points as its plan says",
  },
  {
    pattern: "arn:aws:rds:*:*:snapshot:awsbackup:*",
    reason: "recovery points of databases are snapshots that AWS Backup makes and names",
  },
  {
    pattern: "arn:aws:logs:*:*:log-group:/aws/lambda/cwsyn-*",
    reason: "Synthetics makes the group of a canary's function and ends its name at random",
  },
  {
    pattern: "arn:aws:ssm:*:*:automation-execution/*",
    reason: "whoever starts a procedure makes its execution",
  },
];

/** Why an ARN may name what no layer declares; undefined where it may not. */
export function reasonUndeclared(arn: string): string | undefined {
  return rows.find(({ pattern }) => matchesPattern(pattern, arn))?.reason;
}
