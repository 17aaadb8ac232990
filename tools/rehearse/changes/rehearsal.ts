import { isDeepStrictEqual } from "node:util";
import { fileSource, loadSettings, type Settings } from "../../../shared/config";
import { UserError } from "../../../shared/errors";
import type { Layer } from "../../../shared/naming";
import { heldData } from "../../report/dangers";
import { unstatedDependencies } from "../../stand-in";
import { resourcesOf } from "../../engine/checkpoint";
import type { Step } from "../../engine/event-collector";
import { failureText } from "../../engine/failure";
import type { OperationResult } from "../../engine/operation";
import { layerProject, type System } from "../../engine/projects";
import { readUrn } from "../../engine/urn";
import { Deployed } from "../deployed";
import type { RehearsalRequest } from "../rehearsals";
import type { Change, Stage } from "./change";
import { editedProgram } from "./edited-program";
import { Timeline } from "./timeline";
import { WatchedCloud } from "./watched-cloud";

/** What one `up` did, and what was wrong with it. */
export interface LayerUp {
  readonly layer: Layer;
  /** All but what stayed as it was. */
  readonly steps: readonly Step[];
  /** What held data and is gone, though nobody meant it to go. */
  readonly lost: readonly string[];
  /** What was done in the wrong order. */
  readonly disorder: readonly string[];
  /** Why it failed; empty where it did not. */
  readonly failure: string;
}

/** One stage of a change. */
export interface StageOutcome {
  readonly change: Change;
  readonly stage: Stage;
  readonly ups: readonly LayerUp[];
  /** What the previews after it still want to do. */
  readonly unsettled: readonly string[];
  /** What went wrong otherwise. */
  readonly wrong: readonly string[];
}

const UNTOUCHED = ["same", "read", "refresh"];
const ENDING = ["delete", "replace", "create-replacement", "delete-replaced"];

const nameOf = (urn: string): string => readUrn(urn).name;

function lostIn(steps: readonly Step[], { meantToGo = [] }: Stage): readonly string[] {
  const ended = steps.filter(({ op, urn }) => ENDING.includes(op) && readUrn(urn).type in heldData);
  const names = ended.map(({ urn }) => nameOf(urn)).filter((name) => !meantToGo.includes(name));
  return [...new Set(names)];
}

class ChangeRehearsal {
  constructor(
    private readonly deployed: Deployed,
    private readonly cloud: WatchedCloud,
    private readonly request: RehearsalRequest,
  ) {}

  async change(change: Change): Promise<readonly StageOutcome[]> {
    this.deployed.restore();
    const before = this.account();
    const outcomes: StageOutcome[] = [];
    for (const stage of change.stages) {
      const outcome = await this.stage(change, stage);
      outcomes.push(outcome);
      if (outcome.wrong.length > 0) return outcomes;
    }
    const last = outcomes.at(-1);
    if (change.comesBack !== true || last === undefined) return outcomes;
    const left = this.difference(before);
    return left.length === 0
      ? outcomes
      : [...outcomes.slice(0, -1), { ...last, wrong: left.map((name) => `${name} is not as it was before`) }];
  }

  private async stage(change: Change, stage: Stage): Promise<StageOutcome> {
    const { edits, layers = this.request.layers, refused } = stage;
    const settings = this.settingsOf(stage);
    const system = edits === undefined ? undefined : await editedProgram(edits);
    await this.unprotect(stage);
    await this.destroyFirst(stage);
    const ups: LayerUp[] = [];
    for (const layer of layers) {
      const up = await this.up(layer, stage, settings, system);
      ups.push(up);
      if (layer === refused?.layer)
        return { change, stage, ups, unsettled: [], wrong: refusalProblems(up, refused) };
      if (up.failure !== "") return { change, stage, ups, unsettled: [], wrong: [`${layer}: ${up.failure}`] };
    }
    const unsettled: string[] = [];
    for (const { layer } of ups.filter(({ steps }) => steps.length > 0)) {
      unsettled.push(...(await this.previewAgain(layer, stage, settings, system)));
    }
    return { change, stage, ups, unsettled, wrong: [] };
  }

  private async unprotect({ unprotect }: Stage): Promise<void> {
    if (unprotect === undefined) return;
    const { layer, resource } = unprotect;
    const held = this.cloud.list(resource.type).find(({ urn }) => nameOf(urn) === resource.name);
    const command = ["state", "unprotect", held?.urn ?? resource.name, "--yes"];
    const project = layerProject(layer, this.request.settings);
    const { code, stderr } = await this.deployed.session.command(command, project);
    if (code !== 0) throw new UserError(`pulumi ${command.join(" ")}: ${stderr}`);
  }

  private async destroyFirst({ destroyedFirst = [] }: Stage): Promise<void> {
    const { session } = this.deployed;
    for (const { layer, resources } of destroyedFirst) {
      const project = layerProject(layer, this.request.settings);
      const asked = resourcesOf(session.checkpoint(project)).filter(({ type, urn }) =>
        resources.some((resource) => resource.type === type && resource.name === nameOf(urn)),
      );
      const args = [...asked.flatMap(({ urn }) => ["--target", urn]), "--target-dependents"];
      const result = await session.run("destroy", project, { args });
      if (!result.ok) throw new UserError(`pulumi destroy ${args.join(" ")}: ${failureText(result)}`);
    }
  }

  private async up(layer: Layer, stage: Stage, settings: Settings, system?: () => System): Promise<LayerUp> {
    const project = layerProject(layer, settings, system);
    const { session } = this.deployed;
    const before = resourcesOf(session.checkpoint(project));
    const timeline = new Timeline();
    this.cloud.takeEnds();
    const result = await this.run("up", layer, stage, project, timeline);
    const after = resourcesOf(session.checkpoint(project));
    const steps = changing(result);
    const deleted = new Set(steps.filter(({ op }) => op === "delete").map(({ urn }) => urn));
    const inUse = this.cloud
      .takeEnds()
      .filter(({ urn }) => deleted.has(urn))
      .map(({ urn, by }) => `${nameOf(urn)} was deleted while ${by.map(nameOf).join(", ")} named it`);
    const disorder = [
      ...timeline.problems(before, after),
      ...inUse,
      ...unstatedDependencies(this.cloud, after),
    ];
    return {
      layer,
      steps,
      lost: lostIn(steps, stage),
      disorder,
      failure: result.ok ? "" : failureText(result),
    };
  }

  private async previewAgain(
    layer: Layer,
    stage: Stage,
    settings: Settings,
    system?: () => System,
  ): Promise<readonly string[]> {
    const project = layerProject(layer, settings, system);
    const result = await this.run("preview", layer, stage, project);
    const found = changing(result).map(({ op, urn, diffs }) => `${op} ${nameOf(urn)} (${diffs.join(", ")})`);
    return result.ok ? found : [...found, failureText(result)];
  }

  private async run(
    operation: "up" | "preview",
    layer: Layer,
    { title }: Stage,
    project: ReturnType<typeof layerProject>,
    timeline?: Timeline,
  ): Promise<OperationResult> {
    const { progress, settings } = this.request;
    progress.begin(`${settings.environment}: ${title}: ${operation} ${layer}`);
    return await this.deployed.session.run(operation, project, {
      onEvent: (event) => {
        progress.onEvent(event);
        timeline?.onEvent(event);
      },
    });
  }

  private settingsOf({ settings: changed }: Stage): Settings {
    const { settings } = this.request;
    if (changed === undefined) return settings;
    const source = fileSource(settings.environment);
    return loadSettings({ ...source, values: changed(source.values) });
  }

  /** Inputs of everything in the account, by URN. */
  private account(): ReadonlyMap<string, unknown> {
    return new Map(this.cloud.list().map(({ urn, inputs }) => [urn, inputs] as const));
  }

  private difference(before: ReadonlyMap<string, unknown>): readonly string[] {
    const now = this.account();
    return [...new Set([...before.keys(), ...now.keys()])]
      .filter((urn) => !isDeepStrictEqual(before.get(urn), now.get(urn)))
      .map(nameOf);
  }
}

function changing({ steps }: OperationResult): readonly Step[] {
  return steps.filter(({ op }) => !UNTOUCHED.includes(op));
}

function refusalProblems(
  { failure, steps }: LayerUp,
  { says, halfway }: NonNullable<Stage["refused"]>,
): readonly string[] {
  if (failure === "") return ["it was not refused"];
  const touched = halfway === true ? [] : steps;
  return [
    ...says
      .filter((text) => !failure.includes(text))
      .map((text) => `it does not say "${text}" but "${failure}"`),
    ...touched.map(({ op, urn }) => `${op} ${nameOf(urn)} happened before the refusal`),
  ];
}

/** Deploys an environment once and tries each change on it. */
export async function rehearseEach(
  request: RehearsalRequest,
  changes: readonly Change[],
): Promise<readonly StageOutcome[]> {
  const cloud = new WatchedCloud();
  const deployed = await Deployed.open({ ...request, cloud });
  try {
    const rehearsal = new ChangeRehearsal(deployed, cloud, request);
    const outcomes: StageOutcome[] = [];
    for (const change of changes) outcomes.push(...(await rehearsal.change(change)));
    return outcomes;
  } finally {
    await deployed.close();
  }
}
