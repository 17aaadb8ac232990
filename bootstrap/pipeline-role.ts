import * as aws from "@pulumi/aws";
import type { LayerContext } from "../shared/components";
import { trustPipeline } from "../shared/policy";
import type { PipelinePurpose, PolicyDocument } from "../shared/policy";
import type { DeploymentPolicies } from "./deployed/grants";

/** Longest that a session may be: `AWS_SESSION_SECONDS` chooses, up to this, where a layer takes more than the hour. */
const longestSession = 3 * 60 * 60;

interface PipelineRole {
  readonly purpose: PipelinePurpose;
  readonly boundary: aws.iam.Policy;
  /** What the role's trust names, where this environment makes it. */
  readonly provider: readonly aws.iam.OpenIdConnectProvider[];
  readonly policies: (context: LayerContext) => DeploymentPolicies;
}

/** The documents, each small enough for a managed policy: `deploy-names-1` and so on. */
export function managedPolicies(
  purpose: PipelinePurpose,
  { names, types }: DeploymentPolicies,
): readonly { readonly id: string; readonly document: PolicyDocument }[] {
  return Object.entries({ names, types }).flatMap(([kind, policy]) =>
    policy.documents().map((document, index) => ({ id: `${purpose}-${kind}-${index + 1}`, document })),
  );
}

/**
 * A role that GitHub's workflows assume in one GitHub environment, with its permissions and its boundary (EDGAR-24,
 * ORION-15); none without a pipeline.
 */
export function createPipelineRole(
  context: LayerContext,
  { purpose, boundary, provider, policies }: PipelineRole,
): aws.iam.Role | undefined {
  const { names, settings } = context;
  if (settings.pipelines === undefined) {
    return undefined;
  }
  const name = names.role(purpose);
  const role = new aws.iam.Role(
    `${purpose}-role`,
    {
      name,
      assumeRolePolicy: trustPipeline(settings, settings.pipelines.repository, purpose).json,
      permissionsBoundary: boundary.arn,
      maxSessionDuration: longestSession,
      tags: context.tags(name),
    },
    context.options({ dependsOn: [...provider] }),
  );
  for (const { id, document } of managedPolicies(purpose, policies(context))) {
    const policyName = names.managedPolicy(id);
    const policy = new aws.iam.Policy(
      `${id}-policy`,
      { name: policyName, policy: document.json, tags: context.tags(policyName) },
      context.options(),
    );
    new aws.iam.RolePolicyAttachment(
      `${id}-attachment`,
      { role: role.name, policyArn: policy.arn },
      context.options(),
    );
  }
  return role;
}
