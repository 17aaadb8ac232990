import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { repositoryRoot } from "../../tools/engine/repository";
import { needsEngine } from "./engine-needed";

const WRITTEN_BY_THE_ENGINE = "home";

describe("Ctrl-C during a preview", function () {
  this.timeout(180_000);
  needsEngine();

  it("leaves no temporary files behind", async () => {
    const folder = mkdtempSync(join(tmpdir(), "tradai-interrupt-"));
    try {
      const child = spawn(process.execPath, [join("tools", "setup", "run.mjs"), "preview", "dev"], {
        cwd: repositoryRoot,
        env: { ...process.env, TMPDIR: folder },
        stdio: "ignore",
      });
      const ended = new Promise<NodeJS.Signals | null>((resolve) =>
        child.once("exit", (_, signal) => resolve(signal)),
      );
      const temporary = (): string[] => readdirSync(folder).filter((name) => name.startsWith("tradai-"));
      const isAtWork = (): boolean =>
        temporary().some((name) => {
          const home = join(folder, name, WRITTEN_BY_THE_ENGINE);
          return existsSync(home) && readdirSync(home).length > 0;
        });
      while (!isAtWork() && child.exitCode === null) await sleep(50);
      assert.equal(child.exitCode, null, "the preview ended before the engine was seen");
      child.kill("SIGINT");
      assert.equal(await ended, "SIGINT");
      assert.deepEqual(temporary(), []);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
