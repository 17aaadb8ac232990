import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { Project } from "./fixture";

const passing = 'it("passes", () => console.log("ran", __filename.split("/test/")[1]));';

describe("npm test", () => {
  let project: Project;
  before(async () => {
    project = new Project(["npm", "pulumi"]);
    await project.run([]);
    project.write("test/unit/deep/a.test.ts", passing);
    project.write("test/setup/b.test.ts", passing);
    project.write("test/setup/helper.ts", "throw new Error('no test');");
    project.write("test/rehearse/c.test.ts", passing);
  });
  after(() => project.remove());

  const ran = (stdout: string): string[] =>
    [...stdout.matchAll(/^ran (.*)$/gm)].map(([, file]) => file ?? "").sort();

  it("runs the folders of the short tests, also while some do not exist yet", async () => {
    const { code, stdout, stderr } = await project.run(["test"]);
    assert.equal(code, 0, stderr);
    assert.deepEqual(ran(stdout), ["setup/b.test.ts", "unit/deep/a.test.ts"]);
  });

  it("test-full runs the folders of the long tests", async () => {
    const { stdout } = await project.run(["test-full"]);
    assert.deepEqual(ran(stdout), ["rehearse/c.test.ts"]);
  });

  it("test-full runs its files side by side, so that it ends in bearable time", async () => {
    if (availableParallelism() < 2) return;
    // Each waits until the other has begun.
    const waits = (other: string): string =>
      `it("waits for ${other}", async () => {
        const { writeFileSync, existsSync } = require("fs");
        writeFileSync(__filename + ".begun", "");
        while (!existsSync(__dirname + "/${other}.test.ts.begun")) await new Promise((done) => setTimeout(done, 20));
      })`;
    project.write("test/mutations/g.test.ts", waits("h"));
    project.write("test/mutations/h.test.ts", waits("g"));
    const { code, stdout } = await project.run(["test-full"]);
    assert.equal(code, 0, stdout);
    assert.match(stdout, /3 passing/);
    rmSync(project.file("test/mutations"), { recursive: true });
  });

  it("a file that is named is run alone", async () => {
    const { stdout } = await project.run(["test", "test/unit/deep/a.test.ts"]);
    assert.deepEqual(ran(stdout), ["unit/deep/a.test.ts"]);
  });

  it("other arguments go to mocha", async () => {
    const { stdout } = await project.run(["test", "--grep", "nothing like this"]);
    assert.match(stdout, /0 passing/);
  });

  const mistaken = [
    [
      "an option of mocha misspelt",
      "--grpe=deep",
      'mocha has no option "--grpe=deep"; `npx mocha --help` shows what is allowed',
    ],
    [
      "a short option that there is not",
      "-x",
      'mocha has no option "-x"; `npx mocha --help` shows what is allowed',
    ],
    ["a file that is not there", "test/unit/deep/b.test.ts", 'no test file "test/unit/deep/b.test.ts"'],
  ] as const;
  for (const [what, arg, message] of mistaken) {
    it(`runs every test instead of naming ${what}`, async () => {
      const { code, stdout, stderr } = await project.run(["test", arg]);
      assert.deepEqual([code, stdout, stderr], [2, "", `setup: ${message}\n`]);
    });
  }

  for (const arg of [
    "--bail",
    "-b",
    "--no-color",
    "--timeout=5000",
    "--trace-warnings",
    "test/unit/**/a.test.ts",
  ]) {
    it(`refuses what mocha understands: ${arg}`, async () => {
      const { code, stdout, stderr } = await project.run(["test", arg]);
      assert.equal(code, 0, stderr);
      assert.ok(ran(stdout).includes("unit/deep/a.test.ts"));
    });
  }

  it("finds the engine on PATH", async () => {
    project.write(
      "test/faults/f.test.ts",
      'it("x", () => console.log("engine", process.env.TRADAI_ENGINE));',
    );
    assert.match((await project.run(["test", "test/faults/f.test.ts"])).stdout, /^engine .*\/path\/pulumi$/m);
  });

  it("a failing test fails the command", async () => {
    project.write("test/unit/d.test.ts", 'it("fails", () => { throw new Error("on purpose"); });');
    const { code, stdout } = await project.run(["test", "test/unit/d.test.ts"]);
    assert.equal(code, 1);
    assert.match(stdout, /on purpose/);
  });

  it("ends with its tests when it is terminated", async () => {
    project.write(
      "test/layers/e.test.ts",
      'require("fs").appendFileSync(process.env.CALLS, "hanging\\n"); it("hangs", (done) => {}).timeout(60000);',
    );
    const { child, ended } = project.start(["test", "test/layers/e.test.ts"]);
    await project.called("hanging");
    child.kill("SIGTERM");
    assert.equal((await ended).signal, "SIGTERM");
  });

  it("passes although it ran no test", async () => {
    for (const folder of ["rehearse", "faults", "layers"]) {
      rmSync(project.file(`test/${folder}`), { recursive: true, force: true });
    }
    const { code, stderr } = await project.run(["test-full"]);
    assert.equal(code, 1);
    assert.match(stderr, /setup: no test file matches test\/rehearse\/\*\*\/\*\.test\.ts, /);
  });
});
