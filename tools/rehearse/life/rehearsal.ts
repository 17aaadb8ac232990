import type { Settings } from "../../../shared/config";
import type { Layer } from "../../../shared/naming";
import { resourcesOf } from "../../engine/checkpoint";
import { failureText } from "../../engine/failure";
import type { Mutation } from "../../engine/mutation";
import type { OperationResult } from "../../engine/operation";
import type { Progress } from "../../engine/progress";
import type { Project } from "../../engine/project";
import { layerProject } from "../../engine/projects";
import { EngineSession } from "../../engine/session";
import { unstatedDependencies } from "../../stand-in";

/** One line of the rehearsal's report. */
export interface RehearsalStep {
  readonly step: "up" | "preview again" | "destroy, protected" | "destroy";
  readonly layer: Layer;
  readonly changes: OperationResult["changes"];
  readonly seconds: number;
  readonly ok: boolean;
  readonly verdict: string;
}

export interface RehearsalOptions {
  readonly settings: Settings;
  /** In the order of their deployment. */
  readonly layers: readonly Layer[];
  /** Deliberate mistakes, by layer. */
  readonly mutations?: Readonly<Partial<Record<Layer, readonly Mutation[]>>>;
  readonly progress?: Progress;
}

/** Deploys the layers against the stand-in, previews them once more and destroys them in reverse order. */
class Rehearsal {
  readonly steps: RehearsalStep[] = [];
  /** URNs of what stays when its stack is destroyed. */
  private readonly retained = new Set<string>();

  constructor(
    private readonly session: EngineSession,
    private readonly options: RehearsalOptions,
  ) {}

  async up(layer: Layer): Promise<boolean> {
    const result = await this.run("up", "up", layer);
    const state = resourcesOf(this.session.checkpoint(this.project(layer)));
    for (const { urn, retainOnDelete } of state) {
      if (retainOnDelete === true) this.retained.add(urn);
    }
    // Whatever the order was this time: the engine promises none between resources that do not depend.
    const unstated = result.ok ? unstatedDependencies(this.session.provider.cloud, state) : [];
    const ok = result.ok && unstated.length === 0;
    return this.note("up", layer, result, ok, "deployed", unstated.join("\n"));
  }

  async previewAgain(layer: Layer): Promise<boolean> {
    const result = await this.run("preview again", "preview", layer);
    const changed = result.steps.filter(({ op }) => op !== "same" && op !== "read");
    const found = changed.map(({ op, urn, diffs }) => `${op} ${urn} (${diffs.join(", ")})`).join("\n");
    const ok = result.ok && changed.length === 0;
    return this.note("preview again", layer, result, ok, "no change", `not settled: ${found}`);
  }

  /** What is protected refuses first; then it is released as an operator releases it. */
  async release(layer: Layer): Promise<boolean> {
    const project = this.project(layer);
    const guarded = this.protectedIn(project);
    if (guarded.length === 0) return true;
    const result = await this.run("destroy, protected", "destroy", layer);
    const lost = guarded.filter((urn) => !this.protectedIn(project).includes(urn));
    const good = `refused: ${guarded.length} protected kept`;
    const bad = result.ok ? "not refused" : `protected, yet deleted: ${lost.join(", ")}`;
    const refused = !result.ok && lost.length === 0;
    const ok = this.note("destroy, protected", layer, result, refused, good, bad);
    const command = ["state", "unprotect", "--all", "--yes"];
    const released = await this.session.command(command, project);
    if (released.code !== 0) throw new Error(`pulumi ${command.join(" ")}: ${released.stderr}`);
    return ok;
  }

  async destroy(layer: Layer): Promise<boolean> {
    const project = this.project(layer);
    const result = await this.run("destroy", "destroy", layer);
    const own = this.session.provider.cloud
      .list()
      .map(({ urn }) => urn)
      .filter((urn) => urn.includes(`::${project.name}::`));
    const left = own.filter((urn) => !this.retained.has(urn));
    const kept = own.length - left.length;
    const good = kept === 0 ? "nothing left" : `nothing left but ${kept} retained on purpose`;
    const ok = result.ok && left.length === 0;
    return this.note("destroy", layer, result, ok, good, `left behind: ${left.join(", ")}`);
  }

  private protectedIn(project: Project): readonly string[] {
    const resources = resourcesOf(this.session.checkpoint(project));
    return resources.filter(({ protect }) => protect === true).map(({ urn }) => urn);
  }

  private project(layer: Layer): Project {
    return layerProject(layer, this.options.settings);
  }

  private async run(
    step: RehearsalStep["step"],
    operation: "up" | "preview" | "destroy",
    layer: Layer,
  ): Promise<OperationResult> {
    const { progress, mutations, settings } = this.options;
    progress?.begin(`${settings.environment}: ${step} ${layer}`);
    return await this.session.run(operation, this.project(layer), {
      mutations: mutations?.[layer] ?? [],
      onEvent: progress?.onEvent ?? (() => undefined),
    });
  }

  private note(
    step: RehearsalStep["step"],
    layer: Layer,
    result: OperationResult,
    ok: boolean,
    good: string,
    bad = "failed",
  ): boolean {
    const { changes, seconds, policies } = result;
    const violations = policies.reports.filter(({ mandatory }) => mandatory);
    const told = violations.map(({ policy, urn, message }) => `${policy}: ${urn ?? ""}: ${message}`);
    const verdict = ok
      ? good
      : [result.ok || step === "destroy, protected" ? bad : failureText(result), ...told];
    this.steps.push({
      step,
      layer,
      changes,
      seconds,
      ok,
      verdict: [verdict].flat().filter(Boolean).join("\n"),
    });
    return ok;
  }
}

/**
 * Rehearses an environment's whole life. It ends at the first step that goes wrong; the last step tells why.
 *
 * @returns the steps that were made
 */
export async function rehearse(options: RehearsalOptions): Promise<readonly RehearsalStep[]> {
  const { settings, layers } = options;
  const { environment } = settings;
  const session = await EngineSession.open({ environment, settings, outputs: "unknown", policies: true });
  try {
    const rehearsal = new Rehearsal(session, options);
    const reversed = [...layers].reverse();
    const all = async (
      step: (layer: Layer) => Promise<boolean>,
      order: readonly Layer[],
    ): Promise<boolean> => {
      for (const layer of order) if (!(await step(layer))) return false;
      return true;
    };
    const deployed =
      (await all((layer) => rehearsal.up(layer), layers)) &&
      (await all((layer) => rehearsal.previewAgain(layer), layers));
    if (deployed && (await all((layer) => rehearsal.release(layer), reversed))) {
      // AWS's own deletion protection, which an operator takes off by hand.
      session.provider.cloud.liftDeletionProtection();
      await all((layer) => rehearsal.destroy(layer), reversed);
    }
    return rehearsal.steps;
  } finally {
    await session.close();
  }
}
