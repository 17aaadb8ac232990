import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { execFileSync } from "node:child_process";
import { buildHandler } from "../../../shared/components/handler-build";

const repository = path.join(__dirname, "..", "..", "..");

describe("compute: bundled handlers", () => {
  for (const folder of ["deregistration", "deployment-gate", "migration-gate"]) {
    it(`does not load in Lambda, or lacks its handler: ${folder}`, () => {
      const { text, sources } = buildHandler(repository, `compute/${folder}/handler.ts`);
      const outside = mkdtempSync(path.join(tmpdir(), "tradai-handler-"));
      try {
        // Where no package can be found: everything has to be in the bundle.
        const file = path.join(outside, "index.mjs");
        writeFileSync(file, text);
        const script = `import(${JSON.stringify(file)}).then(({ handler }) => console.log(typeof handler))`;
        const env = { PATH: process.env.PATH, AWS_REGION: "eu-central-1" };
        const answer = execFileSync(process.execPath, ["-e", script], {
          cwd: outside,
          env,
          encoding: "utf8",
        });
        assert.equal(answer, "function\n");
      } finally {
        rmSync(outside, { recursive: true });
      }
      // A change of what it shares with others has to change it as well.
      assert.ok(sources.includes("shared/handlers/log.ts"));
    }).timeout(180_000);
  }
});
