import type { Plan, PlanResource } from "../engine/plan";
import type { Told } from "../report/asked";
import type { ResourceChange } from "../report/changes";
import { comparisonOf, failuresIn, isEmpty, type Failure } from "../report/comparison";
import { reportOf } from "../report/markdown";
import type { Snapshot } from "../report/snapshot";
import { withCauses } from "./consequences";
import { engineChanges } from "./engine-changes";
import type { LayerDiff } from "./layer-diffs";
import { outputSentence } from "./outputs";

/** The changes of all layers, each with what it comes from. */
export function changesWithCauses(diffs: readonly LayerDiff[]): readonly ResourceChange[] {
  const outputs = diffs.flatMap((diff) => diff.outputs);
  return diffs.flatMap((diff) => {
    const changes = engineChanges(diff);
    const made = changes.filter(({ operation }) => operation === "create" || operation === "replace");
    const causes = { outputs, made: new Set(made.map(({ urn }) => urn)) };
    return changes.map((change) => withCauses(change, causes));
  });
}

function whole(environment: string, plans: readonly Plan[]): Snapshot {
  const resources = plans.flatMap((plan) => plan.resources).sort((a, b) => (a.urn < b.urn ? -1 : 1));
  return { plan: { environment, project: "tradai", resources }, findings: [], exemptions: [] };
}

/** Inputs as the program gives them: without AWS's provider's notes on what it filled in. */
function withoutNotes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNotes);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !key.startsWith("__"))
      .map(([key, item]) => [key, withoutNotes(item)]),
  );
}

function changedPart({ plan }: Snapshot, changes: readonly ResourceChange[]): Plan {
  const urns = new Set(changes.map(({ urn }) => urn));
  const part = plan.resources.filter(({ urn }) => urns.has(urn));
  const inputs = (resource: PlanResource): PlanResource["inputs"] =>
    withoutNotes(resource.inputs) as PlanResource["inputs"];
  return { ...plan, resources: part.map((resource) => ({ ...resource, inputs: inputs(resource) })) };
}

/**
 * One report of all layers in the form of the plan report: data loss first.
 *
 * @param asked what the command is to fail on
 */
export function tell(environment: string, diffs: readonly LayerDiff[], asked: readonly Failure[]): Told {
  const before = whole(
    environment,
    diffs.map((diff) => diff.before),
  );
  const after = whole(
    environment,
    diffs.map((diff) => diff.after),
  );
  const changes = changesWithCauses(diffs);
  const comparison = comparisonOf(before, after, changes);
  const outputs = diffs.flatMap((diff) => diff.outputs.map(outputSentence));
  if (isEmpty(comparison) && outputs.length === 0)
    return { text: `**${environment}**: no changes\n`, failed: [] };
  const plans = [changedPart(before, changes), changedPart(after, changes)] as const;
  return {
    text: reportOf(comparison, plans, "what is deployed", [
      { title: "Outputs (ids that AWS is to choose are predicted)", lines: outputs },
    ]),
    failed: failuresIn(comparison, asked),
  };
}
