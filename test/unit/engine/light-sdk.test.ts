import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(__dirname, "..", "..", "..");

/** What a fresh process tells that loads the SDK as a preview does; `tell` is the code that tells it. */
function told(tell: string): unknown {
  const code = `
    require("ts-node/register/transpile-only");
    require("./tools/engine/light-sdk").lightenSdk();
    const sdk = require("@pulumi/pulumi");
    const loaded = () => Object.keys(require.cache).some((file) => file.includes("/arborist/lib/arborist/"));
    Promise.resolve(${tell}).then((found) => console.log(JSON.stringify(found)));`;
  const { stdout, stderr } = spawnSync(process.execPath, ["-e", code], { cwd: root, encoding: "utf8" });
  assert.notEqual(stdout, "", stderr);
  return JSON.parse(stdout);
}

describe("the SDK of the tools' process", function () {
  this.timeout(180_000);

  it("is loaded with what no program of ours asks for, which takes longer than all the rest", () => {
    assert.equal(told("loaded()"), false);
  });

  it("loses what turns a function into code", () => {
    const tell = `sdk.runtime.serializeFunction(() => 41 + 1).then(({ text }) => text.includes("41 + 1"))`;
    assert.equal(told(tell), true);
  });

  it("loses npm's tree of what such code needs", () => {
    const tell = `[typeof require("@npmcli/arborist").Arborist, loaded()]`;
    assert.deepEqual(told(tell), ["function", true]);
  });
});
