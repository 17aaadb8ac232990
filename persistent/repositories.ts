import * as aws from "@pulumi/aws";
import * as awsx from "@pulumi/awsx";
import * as pulumi from "@pulumi/pulumi";
import type { LayerContext } from "../shared/components";
import { documentedFunctionIds, serviceIds } from "../shared/inventory";
import type { FunctionId } from "../shared/inventory";
import { ResourcePolicyBuilder } from "../shared/policy";
import type { Keys } from "./keys";

/** Images kept per repository: more than any rollback needs, few enough to bound the bill. */
const keptImages = 50;
/** Days after which an image that no tag names any more goes. */
const untaggedDays = 14;

/** Physical repository name -> repository URL. */
export type Repositories = Readonly<Record<string, pulumi.Output<string>>>;

function repository(
  context: LayerContext,
  keys: Keys,
  name: string,
  logicalName: string,
): awsx.ecr.Repository {
  return new awsx.ecr.Repository(
    logicalName,
    {
      name,
      // A tag never moves, so what was reviewed is what runs (TRADAI-H-21).
      imageTagMutability: "IMMUTABLE",
      imageScanningConfiguration: { scanOnPush: true },
      encryptionConfigurations: keys.data
        ? [{ encryptionType: "KMS", kmsKey: keys.data.arn }]
        : [{ encryptionType: "AES256" }],
      forceDelete: !context.settings.deletionProtection,
      lifecyclePolicy: {
        rules: [
          { description: "untagged images", tagStatus: "untagged", maximumAgeLimit: untaggedDays },
          { description: "newest images", tagStatus: "any", maximumNumberOfImages: keptImages },
        ],
      },
      tags: context.tags(name),
    },
    context.holdsData(),
  );
}

/** Lambda pulls a function's image on behalf of this environment's functions alone. */
function pullByLambda({ settings, arns }: LayerContext, id: FunctionId): string {
  return (
    new ResourcePolicyBuilder(settings, "repository", arns.functionRepository(id))
      .allow(["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"])
      .to("lambda.amazonaws.com")
      // The ARN holds the account: https://docs.aws.amazon.com/lambda/latest/dg/images-create.html shows no more.
      .when({ ArnLike: { "aws:SourceArn": arns.functions() } })
      .because("Let Lambda pull the image")
      .build().json
  );
}

/**
 * The image repositories: one a function, one a service, one a configured strategy (architecture.md 1.1,
 * OPEN-02, TRADAI-H-23).
 */
export function createRepositories(context: LayerContext, keys: Keys): Repositories {
  const { names, settings } = context;
  const urls: Record<string, pulumi.Output<string>> = {};

  for (const id of documentedFunctionIds) {
    const name = names.functionRepository(id);
    const created = repository(context, keys, name, `lambda-${id}`);
    urls[name] = created.url;
    new aws.ecr.RepositoryPolicy(
      `lambda-${id}-pull`,
      { repository: created.repository.name, policy: pullByLambda(context, id) },
      context.options(),
    );
  }
  for (const id of serviceIds) {
    const name = names.serviceRepository(id);
    urls[name] = repository(context, keys, name, id).url;
  }
  for (const strategy of settings.strategies) {
    const name = names.strategyRepository(strategy);
    urls[name] = repository(context, keys, name, `strategy-${strategy}`).url;
  }
  return urls;
}
