import { UNKNOWN } from "../graph/values";
import type { Fixture } from "../rule";

/** A secret of prod with its key. */
export function secret(inputs: Readonly<Record<string, unknown>> = {}): Fixture {
  return {
    type: "aws:secretsmanager/secret:Secret",
    name: "secret",
    inputs: { name: "tradai/prod/exchange-keys", kmsKeyId: "alias/tradai-logs-prod", ...inputs },
  };
}

/** The rotation of the secret by a function of another program. */
export function rotation(rotationRules: object, inputs: Readonly<Record<string, unknown>> = {}): Fixture {
  return {
    type: "aws:secretsmanager/secretRotation:SecretRotation",
    name: "rotation",
    inputs: { secretId: UNKNOWN, rotationRules, ...inputs },
    references: { secretId: ["secret"] },
  };
}

export const monthly = rotation({ automaticallyAfterDays: 30 });
