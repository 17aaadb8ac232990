import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { Settings } from "../../shared/config";
import { layersBelow } from "../../shared/naming";
import type { Project } from "../../shared/naming";
import { findEngine } from "../../tools/engine/binary";
import { copyWorkingTree } from "../../tools/engine/checkout";
import { runCli, type CliOutcome } from "../../tools/engine/cli";
import { EventCollector } from "../../tools/engine/event-collector";
import { listenForEvents } from "../../tools/engine/event-stream";
import { digestSchema, planOf, type Plan } from "../../tools/engine/plan";
import { failureText } from "../../tools/engine/failure";
import { writeEmptyStack } from "../../tools/engine/project";
import { layerProject } from "../../tools/engine/projects";
import { EngineSession } from "../../tools/engine/session";
import { startStandIn } from "../../tools/stand-in";

export interface LayerPreview {
  readonly outcome: CliOutcome;
  /** Diagnostics and violations of the policy pack. */
  readonly events: EventCollector;
  readonly plan: Plan;
}

/** Deploys the layers that `layer` reads and puts their stacks into the file backend in `state`. */
async function deployBelow(layer: Project, settings: Settings, state: string): Promise<void> {
  const { environment } = settings;
  const session = await EngineSession.open({ environment, settings, outputs: "unknown", policies: false });
  try {
    for (const below of layersBelow(layer)) {
      const project = layerProject(below, settings);
      const result = await session.run("up", project);
      if (!result.ok) throw new Error(failureText(result));
      writeEmptyStack(state, project.name, environment);
      writeFileSync(
        join(state, ".pulumi", "stacks", project.name, `${environment}.json`),
        JSON.stringify(session.checkpoint(project)),
      );
    }
  } finally {
    await session.close();
  }
}

/**
 * Runs `pulumi preview --policy-pack ../policy-pack` in a layer's folder as a deployment does: a checkout of the
 * repository, the layer's own Pulumi.yaml, the language host in a process of its own. A checkout, because the
 * engine writes the encryption salt of a new stack into the stack's settings file.
 */
export async function previewInItsFolder(layer: Project, settings: Settings): Promise<LayerPreview> {
  const { account, region, environment } = settings;
  const folder = mkdtempSync(join(tmpdir(), "tradai-layer-"));
  const [checkout, state, home] = ["checkout", "state", "home"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const events = new EventCollector();
  const log = await listenForEvents((event) => events.add(event));
  const standIn = await startStandIn({ outputs: "unknown", account, region });
  try {
    mkdirSync(home);
    copyWorkingTree(checkout);
    await deployBelow(layer, settings, state);
    writeEmptyStack(state, `tradai-${layer}`, environment);
    const engine = await findEngine();
    const path = [join(__dirname, "language-host"), engine.path].join(delimiter);
    const outcome = await runCli(
      [
        "preview",
        "--stack",
        environment,
        "--json",
        "--show-sames",
        "--policy-pack",
        "../policy-pack",
        "--event-log",
        log.address,
      ],
      {
        engine: { ...engine, path },
        cwd: join(checkout, layer),
        state,
        home,
        debugProviders: standIn.debugProviders,
      },
    );
    const digest: unknown = outcome.stdout.startsWith("{") ? JSON.parse(outcome.stdout) : {};
    return { outcome, events, plan: planOf(environment, `tradai-${layer}`, digestSchema.parse(digest)) };
  } finally {
    log.close();
    await standIn.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
