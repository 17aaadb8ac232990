import type { LayerContext } from "../shared/components";
import { trustRows } from "../shared/policy";
import { deploymentPolicies } from "./deployed/grants";
import type { DeploymentPolicies } from "./deployed/grants";

/**
 * Synthetics takes the role that it hands on to Lambda
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Canaries_Roles.html).
 */
const canaries = "synthetics.amazonaws.com";

/**
 * What a deployment may do: the calls for every type of resource that the layers declare, the state with its key, and the
 * environment's roles handed to the services that may assume one.
 */
export function deployPolicies(context: LayerContext): DeploymentPolicies {
  const { arns, names } = context;
  const policies = deploymentPolicies(context, "reads and changes");
  policies.names.withActions(["s3:ListBucket", "s3:GetObject", "s3:PutObject", "s3:DeleteObject"], {
    arns: [arns.stateBucket("bucket"), arns.stateBucket("objects")],
    reason: "keep the state",
  });
  policies.types
    .withActions(["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"], {
      arns: [arns.anyKey()],
      when: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": names.stateKeyAlias() } },
      reason: "use the key of the state",
    })
    .withActions(["iam:PassRole"], {
      arns: [arns.roles()],
      when: { StringEquals: { "iam:PassedToService": [...Object.keys(trustRows), canaries] } },
      reason: "hand roles to services that may assume one",
    })
    // Who names a service-linked role hands it on like any other.
    .withActions(["iam:PassRole"], {
      arns: [arns.configurationRecorderRole()],
      when: { StringEquals: { "iam:PassedToService": "config.amazonaws.com" } },
      reason: "hand its own role to the configuration recorder",
    })
    // The library of AWS that the canary's function is made with.
    .withLayerOfAws("Synthetics", "make the canary with its library");
  return policies;
}
