import type { Settings } from "../../shared/config";
import { UserError } from "../../shared/errors";
import type { Layer } from "../../shared/naming";
import { failureText, warningsOf } from "../engine/failure";
import type { Mutation } from "../engine/mutation";
import type { OperationResult } from "../engine/operation";
import type { Plan, PlanResource } from "../engine/plan";
import type { Progress } from "../engine/progress";
import { layerProject } from "../engine/projects";
import { EngineSession } from "../engine/session";
import { deployedCloud } from "./deployed-cloud";
import { localCopy } from "./local-copy";
import { outputChanges, type OutputChange } from "./outputs";
import type { LayerState } from "./state";

/** What the next `up` of one layer would do, the layers below being deployed before it. */
export interface LayerDiff {
  readonly layer: Layer;
  readonly steps: OperationResult["steps"];
  /** What is deployed. */
  readonly before: Plan;
  /** What the program describes. */
  readonly after: Plan;
  readonly outputs: readonly OutputChange[];
  /** What the engine warned of. */
  readonly warnings: readonly string[];
}

export interface DiffOptions {
  readonly settings: Settings;
  /** In the order of their deployment. */
  readonly layers: readonly Layer[];
  readonly states: readonly LayerState[];
  /** Deliberate changes of the program, by layer; for tests. */
  readonly mutations?: Readonly<Partial<Record<Layer, readonly Mutation[]>>>;
  readonly progress?: Progress;
}

const STACK = "pulumi:pulumi:Stack";

function outputsOf(state: LayerState | undefined): Readonly<Record<string, unknown>> {
  return state?.resources.find(({ type }) => type === STACK)?.outputs ?? {};
}

/** The copy that the engine worked on protects nothing; the state does. */
function withProtection({ resources, ...plan }: Plan, state: LayerState | undefined): Plan {
  const guarded = new Set((state?.resources ?? []).filter(({ protect }) => protect).map(({ urn }) => urn));
  const protect = (resource: PlanResource): boolean => guarded.has(resource.urn);
  return { ...plan, resources: resources.map((resource) => ({ ...resource, protect: protect(resource) })) };
}

async function diffLayer(
  session: EngineSession,
  layer: Layer,
  { settings, states, mutations, progress }: DiffOptions,
): Promise<LayerDiff> {
  const { environment } = settings;
  const state = states.find((each) => each.layer === layer);
  const project = layerProject(layer, settings);
  progress?.begin(`${environment}: comparing ${layer}`);
  if (state !== undefined) session.restore(project, localCopy({ layer, environment }, state));
  const result = await session.run("preview", project, {
    mutations: mutations?.[layer] ?? [],
    onEvent: progress?.onEvent ?? (() => undefined),
  });
  const { ok, plan, before, outputs, steps } = result;
  if (!ok || plan === undefined || before === undefined || outputs === undefined) {
    throw new UserError(`${environment}: the preview of ${layer} failed:\n${failureText(result)}`);
  }
  session.restore(project, localCopy({ layer, environment }, state, outputs));
  return {
    ...{ layer, steps, after: plan, before: withProtection(before, state) },
    outputs: outputChanges(layer, outputsOf(state), outputs),
    warnings: warningsOf(result),
  };
}

/**
 * Previews the layers in their order, each over a copy of its state and over the outputs that the previews of those
 * below predict. The stand-in takes the place of AWS: nothing is read there, and nothing is written anywhere.
 *
 * @throws UserError where a layer's program or the stand-in refuses
 */
export async function diffLayers(options: DiffOptions): Promise<readonly LayerDiff[]> {
  const { settings, layers, states } = options;
  const session = await EngineSession.open({
    ...{ environment: settings.environment, settings, outputs: "predicted", policies: false },
    cloud: deployedCloud(states, settings.region),
  });
  try {
    const diffs: LayerDiff[] = [];
    for (const layer of layers) diffs.push(await diffLayer(session, layer, options));
    return diffs;
  } finally {
    await session.close();
  }
}
