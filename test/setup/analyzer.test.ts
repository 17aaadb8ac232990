import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { putScript } from "./fakes";
import { Project } from "./fixture";

const analyzer = join(__dirname, "..", "..", "tools", "setup", "bin", "pulumi-analyzer-policy-nodejs");

describe("policy pack under an engine without language hosts", () => {
  let project: Project;
  beforeEach(() => (project = new Project([])));
  afterEach(() => project.remove());

  it("is loaded as it is compiled, without the SDK's runner and the TypeScript that this loads first", () => {
    const sdk = "packs/node_modules/@pulumi/pulumi";
    project.write(`${sdk}/cmd/run-policy-pack/index.js`, "console.log('the runner');");
    project.write(`${sdk}/node_modules/source-map-support/register.js`, "console.log('sources in stacks');");
    project.write("packs/one/package.json", JSON.stringify({ main: "bin/pack.js" }));
    project.write("packs/one/bin/pack.js", "console.log(process.cwd());");
    const cwd = project.file("packs/one");
    const { stdout, stderr } = spawnSync(analyzer, ["127.0.0.1:4711", "."], { cwd, encoding: "utf8" });
    assert.deepEqual(stdout.split("\n"), ["sources in stacks", cwd, ""], stderr);
  });

  it("that has no SDK is told in the words from which the engine makes its own message", () => {
    const { status, stderr } = spawnSync(analyzer, ["127.0.0.1:4711", "."], {
      cwd: project.root,
      encoding: "utf8",
    });
    assert.notEqual(status, 0);
    assert.match(stderr, /Cannot find module '@pulumi\/pulumi\/cmd\/run-policy-pack'/);
  });

  it("gets the analyzer on PATH only where no language host is beside the engine or on PATH", async () => {
    const { engineEnvironment } = await import("../../tools/setup/environment.mjs");
    const binary = project.file("engine/bin/pulumi");
    const host = join(dirname(binary), "pulumi-language-nodejs");
    putScript(binary, "");
    const path = (before: string): string | undefined =>
      engineEnvironment(project.root, { binary, version: "3.259.0", source: "cache" }, { PATH: before }).PATH;
    const analyzers = project.file("tools/setup/bin");
    assert.equal(path("/before"), [dirname(binary), analyzers, "/before"].join(":"));
    putScript(project.file("other/pulumi-language-nodejs"), "");
    assert.equal(path(project.file("other")), [dirname(binary), project.file("other")].join(":"));
    putScript(host, "");
    assert.equal(path("/before"), [dirname(binary), "/before"].join(":"));
  });
});
