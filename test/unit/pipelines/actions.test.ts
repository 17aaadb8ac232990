import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../../../tools/engine/repository";
import { actionFiles, jobs, steps, textOf, workflowFiles } from "./files";

describe("actions of the pipelines", () => {
  const used = [...workflowFiles, ...actionFiles].flatMap((path) =>
    textOf(path)
      .split("\n")
      .flatMap((line, index) => {
        const action = /^\s*(?:- )?uses:\s*(.*)$/.exec(line)?.[1];
        return action === undefined ? [] : [{ at: `${path}:${index + 1}`, action }];
      }),
  );
  const [own, others] = [true, false].map((isOwn) =>
    used.filter(({ action }) => action.startsWith("./") === isOwn),
  );

  it("change under the pipeline's feet: one is not pinned by commit, with its version beside it", () => {
    const pinned = /^[\w.-]+(?:\/[\w.-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
    assert.deepEqual(
      others?.filter(({ action }) => !pinned.test(action)),
      [],
    );
    assert.ok(others !== undefined && others.length > 10, "the test above found none");
  });

  it("differ in version from file to file", () => {
    const pins = new Map<string, Set<string>>();
    for (const { action } of others ?? []) {
      const [name = "", commit = ""] = action.split("@");
      pins.set(name, (pins.get(name) ?? new Set()).add(commit));
    }
    const several = [...pins].filter(([, commits]) => commits.size > 1).map(([name]) => name);
    assert.deepEqual(several, []);
  });

  it("are not there: a pipeline names one of this repository that does not exist", () => {
    const missing = own?.filter(({ action }) => {
      const path = join(repositoryRoot, action);
      return !existsSync(action.endsWith(".yml") ? path : join(path, "action.yml"));
    });
    assert.deepEqual(missing, []);
  });

  it("leave a token in .git/config, where every later program finds it", () => {
    const kept = steps
      .filter(({ step }) => step.uses?.startsWith("actions/checkout@"))
      .filter(({ step }) => step.with?.["persist-credentials"] !== "false")
      .map(({ at }) => at);
    assert.deepEqual(kept, []);
  });
});

describe("scripts of the pipelines", () => {
  it("run what an expression brings, such as the title of a pull request", () => {
    const mixed = steps.filter(({ step }) => step.run?.includes("${{")).map(({ at }) => at);
    assert.deepEqual(mixed, []);
  });

  it("wait for ever: a job has no end", () => {
    const endless = jobs
      .filter(({ job }) => job.uses === undefined && job["timeout-minutes"] === undefined)
      .map(({ at }) => at);
    assert.deepEqual(endless, []);
  });
});
