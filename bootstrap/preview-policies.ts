import type { LayerContext } from "../shared/components";
import { deploymentPolicies } from "./deployed/grants";
import type { DeploymentPolicies } from "./deployed/grants";

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
  // A refresh reads the clients' secrets, which lie under a key of the environment where it has keys.
  if (context.settings.customerKeys) {
    policies.types.withActions(["kms:Decrypt"], {
      arns: [arns.anyKey()],
      when: {
        "ForAnyValue:StringEquals": { "kms:ResourceAliases": names.keyAlias("data") },
        StringEquals: { "kms:ViaService": `secretsmanager.${context.settings.region}.amazonaws.com` },
      },
      reason: "open the clients' secrets",
    });
  }
  return policies;
}
