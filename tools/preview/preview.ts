import type { Settings } from "../../shared/config";
import { UserError } from "../../shared/errors";
import type { Layer } from "../../shared/naming";
import { failureText } from "../engine/failure";
import type { Mutation } from "../engine/mutation";
import type { OperationResult } from "../engine/operation";
import type { Progress } from "../engine/progress";
import { layerProject, wholeProject } from "../engine/projects";
import { EngineSession } from "../engine/session";

export interface PreviewOptions {
  readonly settings: Settings;
  /** One layer alone, with the layers that are below it. */
  readonly only?: { readonly layer: Layer; readonly below: readonly Layer[] };
  readonly predict: boolean;
  readonly policies: boolean;
  /** Absolute path of levels and parameters of the policies. */
  readonly packConfig?: string;
  readonly mutations?: readonly Mutation[];
  readonly progress?: Progress;
}

/** Shows what a first `up` would make of an environment, or of one of its layers. */
export async function preview(options: PreviewOptions): Promise<OperationResult> {
  const { settings, only, predict, policies, packConfig, mutations = [], progress } = options;
  const { environment } = settings;
  const session = await EngineSession.open({
    environment,
    settings,
    outputs: predict ? "predicted" : "unknown",
    policies,
    ...(packConfig === undefined ? {} : { packConfig }),
  });
  const onEvent = progress?.onEvent ?? (() => undefined);
  try {
    for (const layer of only?.below ?? []) {
      progress?.begin(`${environment}: rehearsing ${layer}, which ${only?.layer ?? ""} reads`);
      const below = await session.run("up", layerProject(layer, settings), { onEvent, policies: false });
      if (!below.ok) throw new UserError(`the layer below, ${layer}, failed:\n${failureText(below)}`);
    }
    progress?.begin(`${environment}: previewing ${only?.layer ?? "all layers"}`);
    const project = only === undefined ? wholeProject(settings) : layerProject(only.layer, settings);
    return await session.run("preview", project, { mutations, onEvent });
  } finally {
    await session.close();
  }
}
