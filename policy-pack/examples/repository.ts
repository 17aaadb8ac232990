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

/** The registry's own scan, by filters on the names of repositories and at some frequency. */
export function scanning(first: string, second = first, scanFrequency = "SCAN_ON_PUSH"): Fixture {
  const filters = [first, second].map((filter) => ({ filter, filterType: "WILDCARD" }));
  return {
    type: "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration",
    name: "scanning",
    inputs: { scanType: "BASIC", rules: [{ scanFrequency, repositoryFilters: filters }] },
  };
}

/** The lifecycle policy of the repository. */
export function lifecycleOf(policy: string): Fixture {
  return {
    type: "aws:ecr/lifecyclePolicy:LifecyclePolicy",
    name: "backend-lifecycle",
    inputs: { repository: "tradai-backend-api-prod", policy },
    references: { repository: ["backend"] },
  };
}

/** A template of the repositories that ECR makes for itself. */
export function creationTemplate(lifecyclePolicy?: string): Fixture {
  return {
    type: "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate",
    name: "cache",
    inputs: { prefix: "ecr-public", lifecyclePolicy },
  };
}

/** Keeps ten images. */
export const keepTen = JSON.stringify({
  rules: [
    {
      rulePriority: 1,
      selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 10 },
      action: { type: "expire" },
    },
  ],
});
