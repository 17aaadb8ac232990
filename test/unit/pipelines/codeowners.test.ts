import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../../../tools/engine/repository";
import { textOf } from "./files";

/** What nobody changes alone: the rules, what is let pass of them, what reviewers compare with, who and what deploys. */
const covered = [
  "/policy-pack/",
  "/policy-pack/exemptions.yaml",
  "/shared/policy/",
  "/bootstrap/",
  "/test/golden/",
  "/.github/",
  "/tools/pipelines/",
  "/tools/setup/",
  "/Pulumi.prod.yaml",
];

describe("code owners", () => {
  const rows = textOf(".github/CODEOWNERS")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.split(/\s+/))
    .map(([path = "", ...owners]) => ({ path, owners }));

  it("are not asked about the rules, their exemptions, the golden files or the pipelines", () => {
    const asked = rows.filter(({ path }) => path !== "*").map(({ path }) => path);
    assert.deepEqual(asked, covered);
    // The last row that matches counts, so the general one has to come first.
    assert.equal(rows[0]?.path, "*");
  });

  it("are nobody", () => {
    const without = rows.filter(({ owners }) => !owners.every((owner) => /^@[\w-]+\/[\w-]+$/.test(owner)));
    assert.deepEqual(without, []);
    assert.ok(rows.every(({ owners }) => owners.length > 0));
  });

  it("are asked about a path that is not there any more", () => {
    const paths = rows.map(({ path }) => path).filter((path) => path !== "*");
    assert.deepEqual(
      paths.filter((path) => !existsSync(join(repositoryRoot, path))),
      [],
    );
  });
});
