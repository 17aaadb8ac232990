import { applicationReplacements } from "./replacements-application";
import { dataReplacements } from "./replacements-data";
import { nestedReplacements } from "./replacements-nested";
import { networkReplacements } from "./replacements-network";
import { operationsReplacements } from "./replacements-operations";

/**
 * What the comments of `@pulumi/aws` do not say. Pulumi's generator drops the marker "(Required, Forces new
 * resource)" of the upstream documents and keeps sentences only, so most replacements are missing from them.
 * The tables name them per type, from `ForceNew` and `RequiresReplace` in hashicorp/terraform-provider-aws 6.x,
 * `internal/service/<service>/<resource>.go`, which `@pulumi/aws` 7.48.0 wraps. Reviewed 2026-11-21.
 */
const replacements: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    ...dataReplacements,
    ...networkReplacements,
    ...applicationReplacements,
    ...operationsReplacements,
    ...nestedReplacements,
  }).map(([type, names]) => [type, new Set(names.split(" "))]),
);

/** Properties that hold the provider's bookkeeping and never reach AWS as an argument of creation. */
const never = new Set(["tags", "tagsAll"]);

/**
 * Whether a change of the property replaces the resource.
 *
 * @param token the resource's type, or the name of a block.
 * @param said what the comment says.
 */
export function forcesReplacement(token: string, property: string, said: boolean): boolean {
  if (never.has(property)) return false;
  // Version 7 of the provider gives every resource a region; a resource does not move between regions.
  if (property === "region" && token.startsWith("aws:")) return true;
  return said || (replacements.get(token)?.has(property) ?? false);
}
