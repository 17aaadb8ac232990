import assert from "node:assert/strict";
import { computeLayer } from "../../compute/layer";
import { loadEnvironment } from "../../shared/config";
import { UserError } from "../../shared/errors";
import { functionRows } from "../../shared/inventory";
import { wholeSystem } from "../../system";
import { failureText } from "../../tools/engine/failure";
import { wholeProject } from "../../tools/engine/projects";
import { EngineSession } from "../../tools/engine/session";
import { needsEngine } from "../preview/engine-needed";
import { foundationOf, persistentOf } from "../unit/compute/below";
import { committed } from "./support/folder";
import { inProgram } from "./support/program";

const settings = loadEnvironment("dev");
const line =
  "shared/inventory/functions-of-workflows.ts: validate-strategy: timeoutSeconds: found 301, allowed: up to 300, after which its state is given up";

/** Calls `use` while a function may run for longer than its state waits. */
async function withBadRow<T>(use: () => Promise<T>): Promise<T> {
  const row = functionRows.find(({ id }) => id === "validate-strategy");
  assert.ok(row);
  const { timeoutSeconds } = row;
  Object.assign(row, { timeoutSeconds: 301 });
  try {
    return await use();
  } finally {
    Object.assign(row, { timeoutSeconds });
  }
}

describe("a program with a bad row of a function", () => {
  const programs: readonly (readonly [title: string, run: () => unknown])[] = [
    [
      "the compute layer",
      () => computeLayer(settings, { persistent: persistentOf("dev"), foundation: foundationOf("dev") }),
    ],
    ["the whole system", () => wholeSystem(settings)],
  ];
  for (const [title, run] of programs) {
    it(`registers resources before it is refused: ${title}`, async () => {
      const start = { project: "tradai", stack: "dev", config: committed("dev"), preview: true };
      const { result, registered } = await withBadRow(() =>
        inProgram(start, () => {
          try {
            run();
            return undefined;
          } catch (error) {
            return error;
          }
        }),
      );
      assert.deepEqual(registered, []);
      assert.ok(result instanceof UserError, String(result));
      assert.equal(result.message, line);
    });
  }
});

describe("npm run preview with a bad row of a function", function () {
  this.timeout(120_000);
  needsEngine();

  it("goes on, or ends with more than one clear line", async () => {
    const session = await EngineSession.open({
      environment: "dev",
      settings,
      outputs: "unknown",
      policies: false,
    });
    try {
      const result = await withBadRow(() => session.run("preview", wholeProject(settings)));
      assert.equal(result.ok, false);
      assert.equal(failureText(result), `error: ${line}`);
    } finally {
      await session.close();
    }
  });
});
