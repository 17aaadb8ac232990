import type { ResourceGraph } from "../../policy-pack/graph/graph";
import type { Resource } from "../../policy-pack/graph/resource";

/** Gives a text of the base the names that its resources have now. */
export type Rename = (text: string) => string;

/** As it is: for the plan whose names are those of today. */
export const unchanged: Rename = (text) => text;

function arnOf({ outputs }: Resource): string | undefined {
  const arn = outputs.raw("arn");
  return typeof arn === "string" && arn.startsWith("arn:") ? arn : undefined;
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

/**
 * The resources whose ARN differs although they are the same ones to the engine. A permission that follows its
 * resource to the new name is neither gained nor lost.
 */
export function renamesBetween(before: ResourceGraph, after: ResourceGraph): Rename {
  const arns = new Map<string, string>();
  for (const resource of before.resources) {
    const same = after.byUrnOf(resource.urn);
    const [old, now] = [arnOf(resource), same && arnOf(same)];
    if (old !== undefined && now !== undefined && old !== now) arns.set(old, now);
  }
  if (arns.size === 0) return unchanged;
  // The whole ARN, and not the beginning of another one: `tradai-a` is not a part of `tradai-a-b`.
  const whole = new RegExp(`(?:${[...arns.keys()].map(escaped).join("|")})(?=$|[/:*])`, "g");
  return (text) => text.replaceAll(whole, (arn) => arns.get(arn) ?? arn);
}
