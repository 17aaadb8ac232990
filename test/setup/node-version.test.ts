import assert from "node:assert/strict";
import { Project } from "./fixture";

const load = () => import("../../tools/setup/node-version.mjs");

describe("the Node version is held against package.json", () => {
  // decisions: Node ^20.19 || >=22.12
  const allowed: Readonly<Record<string, boolean>> = {
    "16.20.2": false,
    "20.18.3": false,
    "20.19.0": true,
    "20.20.2": true,
    "21.7.3": false,
    "22.11.0": false,
    "22.12.0": true,
    "23.0.0": true,
    "26.1.0": true,
  };
  for (const [version, expected] of Object.entries(allowed)) {
    it(`Node ${version} is ${expected ? "accepted" : "refused"}`, async () => {
      const { satisfies } = await load();
      assert.equal(satisfies(version, "^20.19 || >=22.12"), expected);
    });
  }

  it("a patch version in the range counts too", async () => {
    const { satisfies } = await load();
    assert.deepEqual(
      [">=20.19.3", ">=20.19.4", "^20.19.3", "^19.0.0"].map((range) => satisfies("20.19.3", range)),
      [true, false, true, false],
    );
  });

  it("a Node that is too old gets one line that says which is needed, and nothing is set up", async () => {
    const project = new Project(["npm", "pulumi"]);
    project.write("package.json", JSON.stringify({ engines: { node: ">=99.1" } }));
    const { code, stderr } = await project.run(["preview"]);
    assert.equal(code, 1);
    assert.equal(
      stderr,
      `setup: Node ${process.versions.node} is running; >=99.1 is needed (https://nodejs.org)\n`,
    );
    assert.deepEqual(project.calls(), []);
    project.remove();
  });

  it("a range that cannot be read names the file, the key and what is allowed", async () => {
    const { satisfies } = await load();
    assert.throws(
      () => satisfies("20.19.0", "~20"),
      /package\.json: engines\.node: "~20".*\^X\.Y and >=X\.Y/,
    );
  });
});
