import type * as aws from "@pulumi/aws";
import type { LayerContext } from "../shared/components";
import { deploymentPolicies } from "./deployed/grants";
import type { DeploymentPolicies } from "./deployed/grants";
import { createPipelineRole } from "./pipeline-role";

/**
 * What a preview may do: read what the layers declare, and the state. By name and not by AWS's ReadOnlyAccess, which reads
 * every object, item and message of the account too: whoever may push a branch may assume this role. It writes nothing, not
 * even a lock, because a preview takes none.
 */
export function previewPolicies(context: LayerContext): DeploymentPolicies {
  const { arns, names } = context;
  const policies = deploymentPolicies(context, "reads");
  policies.names.withActions(["s3:ListBucket", "s3:GetObject"], {
    arns: [arns.stateBucket("bucket"), arns.stateBucket("objects")],
    reason: "read the state",
  });
  policies.types.withActions(["kms:Decrypt"], {
    arns: [arns.anyKey()],
    when: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": names.stateKeyAlias() } },
    reason: "use the key of the state",
  });
  return policies;
}

/** The role that previews branches and looks for drift (EDGAR-24, ORION-15); none without a pipeline. */
export function createPreviewRole(
  context: LayerContext,
  boundary: aws.iam.Policy,
  provider: readonly aws.iam.OpenIdConnectProvider[],
): aws.iam.Role | undefined {
  const { pipelines } = context.settings;
  return pipelines === undefined
    ? undefined
    : createPipelineRole(context, pipelines.repository, {
        purpose: "preview",
        boundary,
        provider,
        policies: previewPolicies(context),
      });
}
