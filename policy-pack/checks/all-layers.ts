import { missingLayers } from "../graph/layers";
import { Undecidable } from "../graph/reader";
import type { RuleContext } from "../rule";

/** Layer component of the layer that watches the others: what a whole environment must have is asked of it. */
export const edgeType = "tradai:layer:Edge";

/**
 * As `requireWhole`, and ends the check as well in a program that composes some of the layers: what is missing may be
 * declared in one that it does not hold.
 */
export function requireAllLayers(
  { graph, requireWhole }: Pick<RuleContext, "graph" | "requireWhole">,
  reason: string,
): void {
  requireWhole(reason);
  const missing = missingLayers(graph);
  if (missing.length > 0) {
    throw new Undecidable(`${reason}: this program has no ${missing.join(", ")} layer`);
  }
}
