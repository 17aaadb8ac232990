import * as aws from "@pulumi/aws";
import type { LayerContext } from "../shared/components";

/** The tags by which the bill is divided: all that every resource carries but its name and the tool that made it. */
export const costTagKeys = ["env", "layer", "owner", "project"] as const;

/**
 * Activated cost tags, where the setting says so: AWS refuses tags that it has not seen on something that costs, for up to
 * a day after the first deployment, and an account whose bill another one pays
 * (https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/activating-tags.html). They stay when the stack goes.
 */
export function createCostTags(context: LayerContext): void {
  if (!context.settings.ownsAccount || !context.settings.costTags) return;
  for (const tagKey of costTagKeys) {
    new aws.costexplorer.CostAllocationTag(
      `cost-tag-${tagKey}`,
      { tagKey, status: "Active" },
      context.options({ retainOnDelete: true }),
    );
  }
}
