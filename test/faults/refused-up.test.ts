import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { loadEnvironment } from "../../shared/config";
import type { Environment } from "../../shared/naming";
import { findEngine } from "../../tools/engine/binary";
import { copyWorkingTree } from "../../tools/engine/checkout";
import { runCli } from "../../tools/engine/cli";
import { EventCollector } from "../../tools/engine/event-collector";
import { listenForEvents } from "../../tools/engine/event-stream";
import { writeEmptyStack } from "../../tools/engine/project";
import { existingLayers } from "../../tools/engine/projects";
import { makeTemporaryFolder, removeTemporaryFolder } from "../../tools/engine/temporary-folder";
import { startStandIn } from "../../tools/stand-in";
import { needsEngine } from "../preview/engine-needed";

interface Refusal {
  readonly code: number;
  /** What the engine told as an error, each once. */
  readonly told: readonly string[];
  /** Types of what was registered; the engine registers the stack itself before it runs a program. */
  readonly registered: readonly string[];
}

describe("pulumi up of what is good for previews alone", function () {
  this.timeout(240_000);
  needsEngine();
  let folder: string;
  before(() => {
    folder = makeTemporaryFolder();
    copyWorkingTree(join(folder, "checkout"));
    mkdirSync(join(folder, "home"));
  });
  after(() => removeTemporaryFolder(folder));

  /** Runs the project as a deployment does, the language host in a process of its own. */
  async function up(project: string, environment: Environment): Promise<Refusal> {
    const { account, region } = loadEnvironment(environment);
    const events = new EventCollector();
    const log = await listenForEvents((event) => events.add(event));
    const standIn = await startStandIn({ outputs: "unknown", account, region });
    try {
      const [state, home] = [join(folder, "state"), join(folder, "home")];
      writeEmptyStack(state, project === "" ? "tradai" : `tradai-${project}`, environment);
      const engine = await findEngine();
      const path = [join(__dirname, "..", "layers", "language-host"), engine.path].join(delimiter);
      const args = ["up", "--yes", "--skip-preview", "--stack", environment, "--event-log", log.address];
      const { code } = await runCli(args, {
        engine: { ...engine, path },
        cwd: join(folder, "checkout", project),
        state,
        home,
        debugProviders: standIn.debugProviders,
      });
      const errors = events.diagnostics.filter(({ severity }) => severity === "error");
      const types = events.steps.map(({ urn }) => urn.split("::")[2] ?? "");
      return {
        code,
        told: [...new Set(errors.map(({ message }) => message))],
        registered: types.filter((type) => type !== "pulumi:pulumi:Stack"),
      };
    } finally {
      log.close();
      await standIn.close();
    }
  }

  /** What is told is one message, of which these are the beginnings of its lines. */
  function assertRefused({ code, told, registered }: Refusal, beginnings: readonly string[]): void {
    assert.deepEqual(registered, []);
    assert.equal(code, 1);
    const [message = "", ...more] = told;
    assert.deepEqual(more, []);
    const lines = message.replace(/^error: /, "").split("\n");
    assert.deepEqual(
      lines.map((line, index) => line.slice(0, beginnings[index]?.length ?? line.length)),
      beginnings,
    );
    assert.doesNotMatch(message, /^ +at /m);
  }

  it("the root project makes what no layer's own stack would know of", async () => {
    assertRefused(await up("", "dev"), [
      "the root project is for previews; deploy each layer from its own folder, in this order: persistent, then foundation, then compute, then edge",
    ]);
  });

  for (const layer of existingLayers()) {
    it(`${layer} in dev is built anew over what another program has built`, async () => {
      assertRefused(await up(layer, "dev"), [
        "Pulumi.dev.yaml: tradai:existing: ",
        "Pulumi.dev.yaml: tradai:pipelines.repository: ",
        "Pulumi.dev.yaml: tradai:images.collector: ",
        "Pulumi.dev.yaml: tradai:alerts.subscribers[0].endpoint: ",
        "Pulumi.dev.yaml: tradai:alerts.escalation[0].endpoint: ",
      ]);
    });
  }

  it("bootstrap of prod lets in the workflows of an example's repository", async () => {
    assertRefused(await up("bootstrap", "prod"), [
      'Pulumi.prod.yaml: tradai:account: AWS account of the environment; found "444455556666", allowed: the real value, filled in before "pulumi up"; this one is reserved for examples',
      "Pulumi.prod.yaml: tradai:pipelines.repository: ",
    ]);
  });
});
