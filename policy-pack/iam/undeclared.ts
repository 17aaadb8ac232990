import { matchesPattern } from "./patterns";

/**
 * What policies may name although no layer declares it: the bootstrap project makes it before any of them
 * (decisions.md section 1), or a deployment while they run. One row more is a decision, not a convenience.
 */
const undeclared: readonly string[] = [
  // Pulumi's state cannot lie in a bucket that this state describes; its key is made with the bucket.
  "arn:aws:s3:::tradai-pulumi-state-*",
  "arn:aws:kms:*:*:alias/tradai-pulumi-state-*",
  // A deployment takes a snapshot before it changes the database's schema.
  "arn:aws:rds:*:*:snapshot:tradai-mlflow-migration-*",
  // AWS Backup makes recovery points as its plan says; those of databases, snapshots, lie outside: `outside.ts`.
  "arn:aws:backup:*:*:recovery-point:*",
  // Synthetics makes the group of a canary's function and ends its name at random.
  "arn:aws:logs:*:*:log-group:/aws/lambda/cwsyn-*",
  // Whoever starts a procedure makes its execution.
  "arn:aws:ssm:*:*:automation-execution/*",
];

/** True where an ARN may name what no layer declares. */
export function mayBeUndeclared(arn: string): boolean {
  return undeclared.some((pattern) => matchesPattern(pattern, arn));
}
