import type { Evidence } from "../evidence";
import type { RehearsalRequest } from "../rehearsals";
import { rehearse, type RehearsalStep } from "./rehearsal";

const HEADER = ["step", "layer", "created", "changed", "deleted", "same", "seconds", "verdict"];
const NUMBERS = [2, 3, 4, 5, 6];

function row({ step, layer, changes, seconds, ok, verdict }: RehearsalStep): readonly (string | number)[] {
  const count = (...operations: string[]): number =>
    operations.reduce((sum, operation) => sum + (changes[operation] ?? 0), 0);
  const [created, changed] = [count("create"), count("update", "replace")];
  const told = ok ? `ok: ${verdict}` : "FAILED";
  return [step, layer, created, changed, count("delete"), count("same"), seconds.toFixed(1), told];
}

/** Deploys an environment, previews it again and destroys it. */
export async function rehearseLife(request: RehearsalRequest): Promise<Evidence> {
  const steps = await rehearse(request);
  const failed = steps.filter(({ ok }) => !ok);
  return {
    title: "rehearsal against a stand-in for AWS",
    about: [],
    tables: [{ title: "Every step in its order", header: HEADER, rows: steps.map(row), numbers: NUMBERS }],
    ok: failed.length === 0,
    verdict: `${steps.length} steps, ${failed.length} failed`,
    failures: failed.map(({ step, layer, verdict }) => `${step} ${layer}:\n${verdict}`),
  };
}
