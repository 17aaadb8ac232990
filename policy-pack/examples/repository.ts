import type { Fixture } from "../rule";

const key = "arn:aws:kms:eu-central-1:600802701449:key/3f0c0c1e-0000-4000-8000-000000000001";

/** A repository as prod wants it, with changes. */
export function repository(inputs: Readonly<Record<string, unknown>> = {}): Fixture {
  return {
    type: "aws:ecr/repository:Repository",
    name: "backend",
    inputs: {
      name: "tradai-backend-api-prod",
      imageTagMutability: "IMMUTABLE",
      imageScanningConfiguration: { scanOnPush: true },
      encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: key }],
      ...inputs,
    },
  };
}
