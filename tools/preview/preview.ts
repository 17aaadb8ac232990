import type { Settings } from "../../shared/config";
import { UserError } from "../../shared/errors";
import { layersBelow, type Project } from "../../shared/naming";
import { failureText } from "../engine/failure";
import type { Mutation } from "../engine/mutation";
import type { OperationResult } from "../engine/operation";
import type { Progress } from "../engine/progress";
import { readProjectFile } from "../engine/project";
import { deployedProject, layerProject, wholeProject } from "../engine/projects";
import { EngineSession } from "../engine/session";

export interface PreviewOptions {
  readonly settings: Settings;
  /** The bootstrap project, or one layer, alone; all layers in one graph without it. */
  readonly only?: Project;
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
  const project = only === undefined ? wholeProject(settings) : deployedProject(only, settings);
  const below = (only === undefined ? [] : layersBelow(only)).map((layer) => ({
    layer,
    project: layerProject(layer, settings),
  }));
  // What is wrong with a project is told before anything is begun.
  for (const each of [...below.map((layer) => layer.project), project]) readProjectFile(each);
  const session = await EngineSession.open({
    environment,
    settings,
    outputs: predict ? "predicted" : "unknown",
    policies,
    ...(packConfig === undefined ? {} : { packConfig }),
  });
  const onEvent = progress?.onEvent ?? (() => undefined);
  try {
    for (const { layer, project: needed } of below) {
      progress?.begin(`${environment}: rehearsing ${layer}, which ${only ?? ""} reads`);
      const deployed = await session.run("up", needed, { onEvent, policies: false });
      if (!deployed.ok) throw new UserError(`the layer below, ${layer}, failed:\n${failureText(deployed)}`);
    }
    progress?.begin(`${environment}: previewing ${only ?? "all layers"}`);
    return await session.run("preview", project, { mutations, onEvent });
  } finally {
    await session.close();
  }
}
