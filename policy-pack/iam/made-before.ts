import { matchesPattern } from "./patterns";

/**
 * What the bootstrap project makes before any layer (decisions.md section 1): no program of a layer declares it, and a
 * policy may name it all the same. One row more is a decision, not a convenience.
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
];

/** Why an ARN may name what no layer declares; undefined where it may not. */
export function reasonBefore(arn: string): string | undefined {
  return rows.find(({ pattern }) => matchesPattern(pattern, arn))?.reason;
}
