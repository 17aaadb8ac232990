import * as aws from "@pulumi/aws";
import type { LayerContext } from "../shared/components";
import { gitHub } from "../shared/policy";

/**
 * The provider that vouches for GitHub's workflows, one an account. Without thumbprints: AWS checks GitHub's certificate
 * against its own authorities
 * (https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateOpenIDConnectProviderThumbprint.html).
 *
 * @returns what a pipeline's role waits for; nothing where another environment owns the account, or there is no pipeline.
 */
export function createIdentityProvider(context: LayerContext): readonly aws.iam.OpenIdConnectProvider[] {
  const { ownsAccount, pipelines } = context.settings;
  if (!ownsAccount || pipelines === undefined) return [];
  return [
    new aws.iam.OpenIdConnectProvider(
      "github",
      {
        url: `https://${gitHub.issuer}`,
        clientIdLists: [gitHub.audience],
        tags: context.tags(gitHub.issuer),
      },
      // Other systems of the account may sign in by it.
      context.options({ retainOnDelete: true }),
    ),
  ];
}
