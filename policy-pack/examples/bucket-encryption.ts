import type { UNKNOWN } from "../graph/values";
import type { Fixture } from "../rule";
import { account, companion, region } from "./bucket";

export const dataKey = `arn:aws:kms:${region}:${account}:key/3f0c0c1e-0000-4000-8000-000000000001`;
export const foreignKey = `arn:aws:kms:${region}:111122223333:key/3f0c0c1e-0000-4000-8000-000000000001`;

/** The encryption of a bucket, without a key of its own where none is given. */
export function sse(
  of: string,
  algorithm: string,
  bucketKeyEnabled: boolean,
  key?: string | typeof UNKNOWN,
): Fixture {
  return companion(of, "ServerSideEncryptionConfiguration", {
    rules: [
      {
        applyServerSideEncryptionByDefault: { sseAlgorithm: algorithm, kmsMasterKeyId: key },
        bucketKeyEnabled,
      },
    ],
  });
}
