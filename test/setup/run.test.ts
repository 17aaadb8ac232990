import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { rmSync, statSync } from "node:fs";
import { Project, previewed } from "./fixture";

const COMMAND_NAMES = ["preview", "rehearse", "bench", "golden", "docs", "test", "test-full"];

describe("run.mjs", () => {
  let project: Project;
  before(() => (project = new Project(["npm", "pulumi"])));
  after(() => project.remove());

  it("an unknown command is answered with the list, exit code 2, and nothing is set up", async () => {
    const { code, stdout, stderr } = await project.run(["preveiw"]);
    assert.deepEqual([code, stdout], [2, ""]);
    assert.match(stderr, /^setup: unknown command "preveiw"\.\n/);
    for (const name of COMMAND_NAMES) assert.match(stderr, new RegExp(`^  ${name} `, "m"));
    assert.deepEqual(project.calls(), []);
  });

  for (const name of ["toString", "__proto__", "constructor"]) {
    it(`"${name}" is an unknown command too`, async () => {
      assert.equal((await project.run([name])).code, 2);
    });
  }

  it("--help prints the list to stdout and sets nothing up", async () => {
    const { code, stdout } = await project.run(["--help"]);
    assert.equal(code, 0);
    for (const name of COMMAND_NAMES) assert.match(stdout, new RegExp(`^  ${name} `, "m"));
    assert.deepEqual(project.calls(), []);
  });

  it("without a command it sets up and says with what", async () => {
    const { code, stdout, stderr } = await project.run([]);
    assert.deepEqual([code, stdout], [0, ""]);
    assert.match(stderr, /setup: ready; engine 3\.259\.0, .*\/path\/pulumi\n$/);
    assert.equal(project.has("policy-pack/bin/index.js"), true);
  });

  it("docs needs no engine", async () => {
    const other = new Project(["npm"]);
    other.write("tools/docs/main.ts", "console.log('documents');");
    assert.equal((await other.run(["docs"])).stdout, "documents\n");
    assert.deepEqual(other.calls(), ["npm ci --ignore-scripts"]);
    other.remove();
  });

  it("build-policy-pack.mjs without dependencies says how to get them", () => {
    const other = new Project([]);
    const program = other.file("tools/setup/build-policy-pack.mjs");
    const { status, stderr } = spawnSync(process.execPath, [program], { env: other.env(), encoding: "utf8" });
    assert.equal(status, 1);
    assert.equal(stderr, "setup: esbuild is not installed; `npm run setup` installs the dependencies\n");
    other.remove();
  });
});

describe("a tool under run.mjs", () => {
  let project: Project;
  before(async () => {
    project = new Project(["npm", "pulumi"]);
    await project.run([]);
  });
  beforeEach(() => {
    project.write("tools/preview/main.ts", "console.log(JSON.stringify(process.argv.slice(2)));\n");
    project.write("policy-pack/index.ts", "export const pack: string = 'pack';\n");
  });
  after(() => project.remove());

  it("gets its arguments as they are, the engine, and the project as working directory", () => {
    project.write(
      "tools/preview/main.ts",
      `import { join } from "node:path";
       const { TRADAI_ENGINE, TRADAI_ENGINE_VERSION, PATH } = process.env;
       const given: string[] = process.argv.slice(2);
       console.log(JSON.stringify({ given, TRADAI_ENGINE, TRADAI_ENGINE_VERSION, PATH, cwd: join(process.cwd()) }));`,
    );
    const program = [project.file("tools/setup/run.mjs"), "preview", "--plan", "a b.json", "--", "*", ""];
    const { stdout } = spawnSync(process.execPath, program, {
      cwd: "/",
      env: project.env(),
      encoding: "utf8",
    });
    assert.deepEqual(JSON.parse(stdout), {
      given: ["--plan", "a b.json", "--", "*", ""],
      TRADAI_ENGINE: project.file("path/pulumi"),
      TRADAI_ENGINE_VERSION: "3.259.0",
      PATH: [project.path, project.file("tools/setup/bin"), project.path].join(":"),
      cwd: project.root,
    });
  });

  it("ends the command with its own exit code", async () => {
    project.write("tools/preview/main.ts", "process.exitCode = 3;");
    assert.equal((await project.run(["preview"])).code, 3);
  });

  it("is run as it is now, not as it was before an edit", async () => {
    project.write("tools/preview/line.ts", "export const line = 'edited';");
    project.write("tools/preview/main.ts", "import { line } from './line';\nconsole.log(line);");
    assert.equal((await project.run(["preview"])).stdout, "edited\n");
  });

  it("is compiled before it is run though nothing has changed", async () => {
    const noCompiler = { ESBUILD_BINARY_PATH: "/bin/false" };
    await project.run(["preview"]);
    assert.equal((await project.run(["preview"], noCompiler)).code, 0);
    project.write("tools/preview/main.ts", "console.log('edited');");
    assert.notEqual((await project.run(["preview"], noCompiler)).code, 0);
    assert.equal((await project.run(["preview"])).stdout, "edited\n");
  });

  it("that does not compile is told by file and line, without a stack trace", async () => {
    project.write("tools/preview/main.ts", "const a = 1;\nconst = 2;\n");
    const { code, stderr } = await project.run(["preview"]);
    assert.equal(code, 1);
    assert.match(
      stderr,
      /setup: tools\/preview\/main\.ts does not compile:\ntools\/preview\/main\.ts:2: Expected .*\n$/,
    );
  });

  it("that is not there is told by its path", async () => {
    const { code, stderr } = await project.run(["bench"]);
    assert.equal(code, 1);
    assert.match(stderr, /setup: .*\/tools\/bench\/main\.ts does not exist\n$/);
  });

  it("the policy pack is compiled when it changes and left alone otherwise", async () => {
    await project.run(["preview"]);
    const compiled = project.file("policy-pack/bin/index.js");
    const before = statSync(compiled).mtimeMs;
    await project.run(["preview"]);
    assert.equal(statSync(compiled).mtimeMs, before);
    project.write("policy-pack/rule.ts", "export const name: string = 'a-new-rule';");
    project.write("policy-pack/index.ts", "export { name } from './rule';");
    await project.run(["preview"]);
    assert.match(project.read("policy-pack/bin/rule.js"), /a-new-rule/);
  });

  it("a rule that was deleted still holds, because its compiled form was left behind", async () => {
    project.write("policy-pack/rules/gone.ts", "export const name: string = 'gone';");
    await project.run(["preview"]);
    assert.equal(project.has("policy-pack/bin/rules/gone.js"), true);
    rmSync(project.file("policy-pack/rules/gone.ts"));
    await project.run(["preview"]);
    assert.equal(project.has("policy-pack/bin/rules/gone.js"), false);
  });

  it("a draft that another run is writing beside the compiled pack is not taken away from it", async () => {
    const draft = "policy-pack/bin/index.js.1.tmp";
    project.write(draft, "half");
    await project.run(["preview"]);
    assert.equal(project.has(draft), true);
  });

  it("a policy pack that does not compile stops the preview", async () => {
    project.write("policy-pack/index.ts", "export const = 1;");
    const { code, stdout, stderr } = await project.run(["preview"]);
    assert.deepEqual([code, stdout], [1, ""]);
    assert.match(stderr, /policy-pack does not compile:\npolicy-pack\/index\.ts:1: Expected identifier/);
  });

  for (const path of [".setup/tools", "policy-pack/bin", ".setup"]) {
    it(`a file in the place of ${path} is one message that names it`, async () => {
      rmSync(project.file(path), { recursive: true });
      project.write(path, "in the way");
      const { code, stdout, stderr } = await project.run(["preview"]);
      rmSync(project.file(path));
      assert.deepEqual([code, stdout], [1, ""]);
      assert.match(
        stderr,
        new RegExp(`^setup: .*${project.file(path)}.*a file is where a folder must be .*\n$`),
      );
    });
  }

  it("two previews at once each run with their own arguments", async () => {
    const both = await Promise.all([project.run(["preview", "a"]), project.run(["preview", "b"])]);
    assert.deepEqual(
      both.map(({ stdout }) => stdout),
      [previewed("a"), previewed("b")],
    );
  });
});

describe("errors of the operating system", () => {
  it("are told in words", async () => {
    const { reason } = await import("../../tools/setup/failure.mjs");
    const full = Object.assign(new Error("ENOSPC: no space left on device, write"), {
      code: "ENOSPC",
      syscall: "write",
    });
    assert.equal(reason(full), "no space left on the disk (ENOSPC)");
    const odd = Object.assign(new Error("EXDEV: cross-device link"), { code: "EXDEV", syscall: "rename" });
    assert.equal(reason(odd), "EXDEV: cross-device link");
  });
});
