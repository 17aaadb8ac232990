import { alignedRows } from "../engine/aligned-rows";
import type { OperationResult } from "../engine/operation";
import { readUrn } from "../engine/urn";
import type { PlanResource } from "../engine/plan";
import { policySummary } from "./policy-summary";
import type { PreviewRequest } from "./command-line";

function count<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}

const OUTSIDE_LAYERS = "(no layer)";

/** Resources by layer and type, as the program writes the types. Components and the stack hold nothing. */
function resourceRows(resources: readonly PlanResource[]): string {
  const real = resources.filter(({ custom }) => custom);
  return count(real, ({ urn }) => readUrn(urn).layer ?? OUTSIDE_LAYERS)
    .map(([layer, total]) => {
      const own = real.filter(({ urn }) => (readUrn(urn).layer ?? OUTSIDE_LAYERS) === layer);
      const rows = count(own, ({ urn }) => readUrn(urn).type);
      return `${layer}: ${total} resources\n${alignedRows(rows, [1])}`;
    })
    .join("\n\n");
}

function operations(changes: OperationResult["changes"]): string {
  const parts = Object.entries(changes)
    .filter(([, number]) => number > 0)
    .map(([operation, number]) => `${number} to ${operation}`);
  return parts.length === 0 ? "none" : `${parts.join(", ")} (components and the stack itself included)`;
}

/** What a preview found, as a person reads it. */
export function summaryText(result: OperationResult, request: PreviewRequest, seconds: number): string {
  const { environment, layer, policies } = request;
  const what = layer === undefined ? "all layers in one graph" : `the layer ${layer}`;
  const sections = [
    `${environment}, ${what}: preview against a stand-in for AWS; nothing is deployed`,
    resourceRows(result.plan?.resources ?? []),
    `Operations: ${operations(result.changes)}`,
    policies ? policySummary(result.policies) : "Policies: not run (--no-policy)",
    `Time: ${seconds.toFixed(1)} s`,
  ];
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}
