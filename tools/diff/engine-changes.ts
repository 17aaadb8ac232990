import type { Step } from "../engine/event-collector";
import type { PlanResource } from "../engine/plan";
import { readUrn } from "../engine/urn";
import type { InputChange, Operation, ResourceChange } from "../report/changes";
import type { LayerDiff } from "./layer-diffs";

/** The engine's own bookkeeping: its stacks, providers and references to stacks are nothing at AWS. */
const OWN = "pulumi:";

/** Repeats the tags and the default tags. */
const REPEATED = "tagsAll";

function operationOf(steps: readonly Step[]): Operation | undefined {
  const made = steps.map(({ op }) => op);
  if (made.some((op) => op.includes("replace"))) return "replace";
  if (made.some((op) => op === "create" || op === "import")) return "create";
  if (made.includes("delete")) return "delete";
  return made.includes("update") ? "change" : undefined;
}

function inputsOf(steps: readonly Step[]): readonly InputChange[] {
  const paths = new Map(steps.flatMap(({ paths: own }) => Object.entries(own)));
  // What has to go because the resource that it rests on goes: the engine names the inputs without a comparison.
  const forced = steps
    .flatMap(({ keys }) => keys)
    .filter((key) => ![...paths.keys()].some((path) => path.startsWith(key)));
  const all = [
    ...[...paths].map(([path, kind]) => ({
      path,
      kind: kind.split("-")[0] as InputChange["kind"],
      replaces: kind.endsWith("-replace"),
    })),
    ...[...new Set(forced)].map((path) => ({ path, kind: "update" as const, replaces: true })),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
  const telling = all.filter(({ path }) => !path.startsWith(REPEATED));
  return telling.length > 0 ? telling : all;
}

/** What one layer's preview would do to resources at AWS, sorted by URN; a protection that comes or goes is told, too. */
export function engineChanges({ layer, steps, before, after }: LayerDiff): readonly ResourceChange[] {
  const byUrn = (resources: readonly PlanResource[]): ReadonlyMap<string, PlanResource> =>
    new Map(resources.map((resource) => [resource.urn, resource]));
  const [olds, news] = [byUrn(before.resources), byUrn(after.resources)];
  return [...new Set(steps.map(({ urn }) => urn))].sort().flatMap((urn) => {
    const [old, now] = [olds.get(urn), news.get(urn)];
    const resource = now ?? old;
    if (resource === undefined || !resource.custom || resource.type.startsWith(OWN)) return [];
    const own = steps.filter((step) => step.urn === urn);
    const differs = old !== undefined && now !== undefined && old.protect !== now.protect;
    const operation = operationOf(own) ?? (differs ? "change" : undefined);
    if (operation === undefined) return [];
    const inputs = operation === "change" || operation === "replace" ? inputsOf(own) : [];
    const { type, name } = readUrn(urn);
    return [
      {
        ...{ operation, urn, type, name, layer, inputs },
        ...(old === undefined || operation === "create" ? {} : { before: old }),
        ...(now === undefined || operation === "delete" ? {} : { after: now }),
      },
    ];
  });
}
