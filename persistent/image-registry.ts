import * as aws from "@pulumi/aws";
import type { LayerContext } from "../shared/components";
import { ignoredAtRuntime } from "../shared/inventory";

/** Registry of the OpenTelemetry sidecar's images. */
const upstreamRegistry = "public.ecr.aws";

/**
 * The pull-through cache that sidecar images come from, by digest (decisions.md section 5): nothing runs
 * straight from a public registry (EDGAR-69). Cached repositories appear at the first pull, so a creation
 * template hardens them. There is none for strategies (TRADAI-H-23): a repository comes from the configuration, and a
 * push to one that is not there fails.
 */
export function createImageCache(context: LayerContext): void {
  const prefix = context.names.imageCachePrefix();
  new aws.ecr.PullThroughCacheRule(
    "image-cache",
    { ecrRepositoryPrefix: prefix, upstreamRegistryUrl: upstreamRegistry },
    context.options(),
  );
  new aws.ecr.RepositoryCreationTemplate(
    "image-cache-template",
    {
      prefix,
      appliedFors: ["PULL_THROUGH_CACHE"],
      description: "repositories of cached sidecar images",
      imageTagMutability: "IMMUTABLE",
      // Public images: a customer key or tags would need a role that ECR assumes, and would protect nothing.
      encryptionConfigurations: [{ encryptionType: "AES256" }],
      lifecyclePolicy: JSON.stringify({
        rules: [
          {
            rulePriority: 1,
            description: "newest images",
            selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 10 },
            action: { type: "expire" },
          },
        ],
      }),
    },
    context.options(),
  );
}

/**
 * Scan on push for every repository of the account, until Inspector takes over where the edge layer switches it on
 * (ORION-29). One setting an account: it stays when the stack goes.
 */
export function createRegistrySettings(context: LayerContext): void {
  if (!context.settings.ownsAccount) return;
  new aws.ecr.RegistryScanningConfiguration(
    "registry-scanning",
    {
      scanType: "BASIC",
      rules: [
        { scanFrequency: "SCAN_ON_PUSH", repositoryFilters: [{ filter: "*", filterType: "WILDCARD" }] },
      ],
    },
    context.options({
      retainOnDelete: true,
      ignoreChanges: ignoredAtRuntime("aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration"),
    }),
  );
}
