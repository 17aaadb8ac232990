import type { UNKNOWN } from "../graph/values";
import type { Fixture } from "../rule";
import { account, policy } from "./bucket";

/** What every key policy begins with: without it IAM grants on the key count for nothing. */
export const rootDelegation = {
  Sid: "RootDelegation",
  Effect: "Allow",
  Principal: { AWS: `arn:aws:iam::${account}:root` },
  Action: "kms:*",
  Resource: "*",
};

/** Lets CloudWatch Logs use a key for the groups of this account. */
export const logsUse = {
  Sid: "Logs",
  Effect: "Allow",
  Principal: { Service: "logs.eu-central-1.amazonaws.com" },
  Action: ["kms:Decrypt", "kms:Encrypt"],
  Resource: "*",
  Condition: {
    ArnLike: { "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:eu-central-1:${account}:log-group:*` },
  },
};

/** A key with its alias. */
export function key(
  inputs: Readonly<Record<string, unknown>> = {},
  ...statements: readonly object[]
): readonly Fixture[] {
  return [
    {
      type: "aws:kms/key:Key",
      name: "logs",
      inputs: {
        enableKeyRotation: true,
        policy: policy(...(statements.length > 0 ? statements : [rootDelegation, logsUse])),
        ...inputs,
      },
    },
    {
      ...alias("alias/tradai-logs-prod", "3f0c0c1e-0000-4000-8000-000000000001"),
      references: { targetKeyId: ["logs"] },
    },
  ];
}

/** An alias of a key that is named by its identifier. */
export function alias(name: string, targetKeyId: string | typeof UNKNOWN): Fixture {
  return { type: "aws:kms/alias:Alias", name: "logs-alias", inputs: { name, targetKeyId } };
}
