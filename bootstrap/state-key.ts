import * as aws from "@pulumi/aws";
import type { LayerContext } from "../shared/components";
import { ResourcePolicyBuilder } from "../shared/policy";

/**
 * The key of Pulumi's state: S3 encrypts the state with it, Pulumi the secrets in it (EDGAR-71, TRADAI-S-12). Its policy is
 * the delegation to IAM alone: who may use it is said by the roles below and by those of people. It stays when the stack
 * goes, since without it no state can be read.
 */
export function createStateKey(context: LayerContext): aws.kms.Key {
  const alias = context.names.stateKeyAlias();
  const stays = context.options({ protect: true, retainOnDelete: true });
  const key = new aws.kms.Key(
    "state-key",
    {
      description: "Pulumi's state and the secrets in it",
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      policy: new ResourcePolicyBuilder(context.settings, "key").build().json,
      tags: context.tags(alias),
    },
    stays,
  );
  new aws.kms.Alias("state-key-alias", { name: alias, targetKeyId: key.keyId }, stays);
  return key;
}
