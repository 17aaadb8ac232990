import * as aws from "@pulumi/aws";
import type { LayerContext } from "../shared/components";

/**
 * Blocks public access for every bucket of the account, those of other programs too (Security Hub S3.1). One setting
 * an account: it stays when the stack goes.
 */
export function createAccountGuard(context: LayerContext): void {
  if (!context.settings.ownsAccount) return;
  new aws.s3.AccountPublicAccessBlock(
    "account-public-access-block",
    {
      accountId: context.settings.account,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
    context.options({ retainOnDelete: true }),
  );
}
