import { LayerContext } from "../shared/components";
import type { Settings } from "../shared/config";
import type { StackOutputs } from "../shared/contracts";
import { createBoundary } from "./boundary";
import { createCostTags } from "./cost-tags";
import { deployPolicies } from "./deploy-policies";
import { createIdentityProvider } from "./identity-provider";
import { createPipelineRole } from "./pipeline-role";
import { previewPolicies } from "./preview-policies";
import { createServiceLinkedRoles } from "./service-linked-roles";
import { createStateBucket } from "./state-bucket";
import { createStateKey } from "./state-key";

/**
 * What must exist before the layers (decisions.md section 1). Nothing here may be made by a layer as well.
 *
 * @returns what the variables of the pipelines and `pulumi stack init` take (docs/pipelines.md, docs/deploying.md).
 */
export function bootstrap(settings: Settings): StackOutputs {
  const context = new LayerContext("bootstrap", settings);

  const key = createStateKey(context);
  const bucket = createStateBucket(context, key);

  createServiceLinkedRoles(context);
  createCostTags(context);

  const boundary = createBoundary(context);
  const provider = createIdentityProvider(context);
  const common = { boundary, provider };
  const deploy = createPipelineRole(context, { ...common, purpose: "deploy", policies: deployPolicies });
  const preview = createPipelineRole(context, { ...common, purpose: "preview", policies: previewPolicies });

  const { region } = settings;
  return {
    backendUrl: bucket.bucket.apply((name) => `s3://${name}?region=${region}`),
    secretsProvider: `awskms://${context.names.stateKeyAlias()}?region=${region}`,
    deployRole: deploy?.arn,
    previewRole: preview?.arn,
  };
}
