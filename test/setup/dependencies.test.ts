import assert from "node:assert/strict";
import { mkdirSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Project, isAlive, previewed, until } from "./fixture";

const NPM_CI = "npm ci --ignore-scripts";

describe("dependencies", () => {
  let project: Project;
  beforeEach(() => (project = new Project(["npm", "pulumi"])));
  afterEach(() => project.remove());

  const manifest = (change: object): string =>
    JSON.stringify({ engines: { node: ">=20.0" }, dependencies: { zod: "4.0.0" }, ...change });

  it("are installed by the first run; the second one starts neither npm nor the engine", async () => {
    const first = await project.run(["preview", "dev"]);
    assert.equal(first.stdout, previewed("dev"), first.stderr);
    assert.deepEqual(project.calls(), [NPM_CI, "pulumi"]);
    const second = await project.run(["preview", "dev"]);
    assert.deepEqual([second.code, second.stdout, second.stderr], [0, previewed("dev"), ""]);
    assert.deepEqual(project.calls(), []);
  });

  const stamp = async (): Promise<void> => {
    const { dependencyHash } = await import("../../tools/setup/dependencies.mjs");
    project.write("node_modules/.tradai-setup", `${dependencyHash(project.root)}\n`);
  };

  const startStale = async (): Promise<void> => {
    await project.run(["preview"]);
    project.write("package-lock.json", JSON.stringify({ lockfileVersion: 3, packages: { b: {} } }));
    project.calls();
  };

  const stale: Readonly<Record<string, (changed: Project) => void>> = {
    "package-lock.json changed": (changed) =>
      changed.write("package-lock.json", JSON.stringify({ lockfileVersion: 3, packages: { a: {} } })),
    "a dependency in package.json changed": (changed) =>
      changed.write("package.json", manifest({ dependencies: { zod: "4.0.1" } })),
    "a development dependency was added": (changed) =>
      changed.write("package.json", manifest({ devDependencies: { mocha: "12.0.3" } })),
    "node_modules is gone": (changed) => rmSync(changed.file("node_modules"), { recursive: true }),
    "node_modules was made by hand": (changed) => rmSync(changed.file("node_modules/.tradai-setup")),
    "the stamp is empty": (changed) => changed.write("node_modules/.tradai-setup", ""),
  };
  for (const [what, change] of Object.entries(stale)) {
    it(`are stale when ${what}`, async () => {
      const { dependenciesAreFresh } = await import("../../tools/setup/dependencies.mjs");
      await stamp();
      assert.equal(dependenciesAreFresh(project.root), true);
      change(project);
      assert.equal(dependenciesAreFresh(project.root), false);
    });
  }

  it("are installed through a link, which empties the folder of another project", async () => {
    const shared = project.file("of-another-project");
    mkdirSync(shared);
    writeFileSync(join(shared, "precious.js"), "");
    symlinkSync(shared, project.file("node_modules"));
    const { code, stdout, stderr } = await project.run(["preview", "dev"]);
    assert.deepEqual([code, stdout], [1, ""]);
    assert.equal(
      stderr,
      `setup: ${project.file("node_modules")} is a link to ${shared}, whose packages are not those of this package-lock.json; ` +
        "installing would empty that folder. Remove the link (rm node_modules) and run the command again\n",
    );
    assert.deepEqual(project.calls(), []);
    assert.deepEqual(readdirSync(shared), ["precious.js"]);
  });

  it("are refused behind a link although they are the right ones", async () => {
    await project.run(["preview"]);
    renameSync(project.file("node_modules"), project.file("elsewhere"));
    symlinkSync(project.file("elsewhere"), project.file("node_modules"));
    const { code, stderr } = await project.run(["preview", "dev"]);
    assert.deepEqual([code, stderr], [0, ""]);
  });

  it("are not stale when package.json changes elsewhere", async () => {
    const { dependenciesAreFresh } = await import("../../tools/setup/dependencies.mjs");
    await stamp();
    project.write("package.json", manifest({ scripts: { preview: "x" }, version: "2.0.0" }));
    assert.equal(dependenciesAreFresh(project.root), true);
  });

  it("of what npm says the beginning and the end are shown", async () => {
    const { ends } = await import("../../tools/setup/child.mjs");
    const lines = Array.from({ length: 10 }, (_, index) => `line ${index}`);
    assert.equal(ends(lines.join("\n"), 2, 1), "line 0\nline 1\n...\nline 9");
    assert.equal(ends(lines.join("\n"), 0, 2), "line 8\nline 9");
    assert.equal(ends(lines.join("\n"), 6, 4), lines.join("\n"));
  });

  it("npm's own words are shown when it fails, and the next run tries again", async () => {
    const failed = await project.run(["preview"], { FAKE_NPM: "fail" });
    assert.equal(failed.code, 1);
    assert.match(
      failed.stderr,
      /setup: npm ci failed:\nnpm error code EUSAGE\nnpm error the lockfile is out of date\n$/,
    );
    assert.equal((await project.run(["preview"])).code, 0);
    assert.deepEqual(project.calls(), [NPM_CI, NPM_CI, "pulumi"]);
  });

  it("an npm that says nothing and installs nothing is a failure", async () => {
    const { code, stderr } = await project.run(["preview"], { FAKE_NPM: "nothing" });
    assert.equal(code, 1);
    assert.match(stderr, /npm ci installed nothing/);
  });

  it("a missing npm is one line", async () => {
    rmSync(project.file("path/npm"));
    const { code, stderr } = await project.run(["preview"]);
    assert.equal(code, 1);
    assert.match(stderr, /npm ci failed:\nnpm: .*ENOENT/);
    assert.doesNotMatch(stderr, /\n {4}at /);
  });

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    it(`${signal} while npm works ends npm too, and the next run installs again`, async () => {
      await startStale();
      const { child, ended } = project.start(["preview"], { FAKE_NPM: "hang" });
      await project.called(NPM_CI);
      assert.equal(project.has("node_modules/.tradai-setup"), false);
      child.kill(signal);
      const { signal: endedBy, stderr } = await ended;
      assert.deepEqual([endedBy, stderr.endsWith("setup: interrupted\n")], [signal, true]);
      await until(() => !isAlive(project.pidOf("npm")));
      const next = await project.run(["preview"]);
      assert.equal(next.stdout, previewed(), next.stderr);
      assert.deepEqual(project.calls(), [NPM_CI, NPM_CI]);
    });
  }

  it("after kill -9 the next run waits for the npm that is left over, and then installs again", async () => {
    await startStale();
    const { child, ended } = project.start(["preview"], { FAKE_NPM: "hang" });
    await project.called(NPM_CI);
    child.kill("SIGKILL");
    await ended;
    const orphan = project.pidOf("npm");
    const next = project.start(["preview"]);
    await until(() =>
      next.stderr().includes(`waiting for process ${orphan}, left behind by an interrupted run`),
    );
    assert.deepEqual(project.calls(), [NPM_CI]);
    process.kill(orphan, "SIGKILL");
    const { stdout, stderr } = await next.ended;
    assert.equal(stdout, previewed(), stderr);
    assert.deepEqual(project.calls(), [NPM_CI]);
  });

  it("two runs at once install once; the second one says for whom it waits", async () => {
    const first = project.start(["preview", "1"], { FAKE_NPM: "slow" });
    await project.called(NPM_CI);
    const second = project.start(["preview", "2"], { FAKE_NPM: "slow" });
    const [one, two] = await Promise.all([first.ended, second.ended]);
    assert.deepEqual([one.stdout, two.stdout], [previewed("1"), previewed("2")]);
    assert.equal(project.calls().filter((call) => call === NPM_CI).length, 1);
    assert.match(
      two.stderr,
      new RegExp(`waiting for process ${first.child.pid} \\(since .*\\): installing dependencies`),
    );
  });

  for (const [file, content, message] of [
    ["package-lock.json", undefined, /package-lock\.json: it does not exist \(ENOENT\); `git checkout`/],
    ["package-lock.json", "{ half", /package-lock\.json: not JSON: .*; `git checkout`/],
    ["package.json", "", /package\.json: not JSON/],
  ] as const) {
    it(`${file} ${content === undefined ? "missing" : `with "${content}"`} is one line that names it`, async () => {
      if (content === undefined) rmSync(project.file(file));
      else project.write(file, content);
      const { code, stderr } = await project.run(["preview"]);
      assert.equal(code, 1);
      assert.match(stderr, message);
      assert.equal(stderr.split("\n").length, 2);
      assert.deepEqual(project.calls(), []);
    });
  }
});
