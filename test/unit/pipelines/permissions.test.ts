import assert from "node:assert/strict";
import { jobs, textOf, workflowFiles, workflows, type PlacedJob } from "./files";

const read = { contents: "read" };
const reads = { contents: "read", "id-token": "write" };
const deploys = { ...reads, packages: "read" };
const findings = { actions: "read", contents: "read", "security-events": "write" };

/** What each job may do at most: `id-token` signs in to AWS, `write` changes something on GitHub. */
const most: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "aws-preview.yml preview": reads,
  "dependencies.yml added": read,
  "dependencies.yml audit": read,
  "deploy-environment.yml deploy": deploys,
  "deploy-environment.yml plan": reads,
  "deploy.yml dev": deploys,
  "deploy.yml prod": deploys,
  "deploy.yml sarif": findings,
  "deploy.yml staging": deploys,
  "deploy.yml verify": read,
  "drift.yml compare": reads,
  "drift.yml issue": { issues: "write" },
  "preview-environment.yml preview": reads,
  "pull-request.yml risks": { "pull-requests": "read" },
  "pull-request.yml sarif": findings,
  "pull-request.yml verify": read,
  "report-comment.yml comment": { actions: "read", contents: "read", "pull-requests": "write" },
  "verify.yml check": read,
  "verify.yml long-tests": read,
  "verify.yml preview": read,
  "verify.yml tests": read,
};

/** A job that does not run for a fork's pull request. */
const keepsForksOut = "github.event.pull_request.head.repo.full_name == github.repository";

/** The jobs that a pull request of a fork starts, those of called workflows with them. */
function forForks(): readonly PlacedJob[] {
  const started = jobs.filter(
    ({ workflow, job }) => "pull_request" in workflow.on && !(job.if ?? "").includes(keepsForksOut),
  );
  const called = started.map(({ job }) => job.uses?.split("/").at(-1));
  return [...started, ...jobs.filter(({ workflow }) => called.includes(workflow.file))];
}

describe("permissions of the pipelines", () => {
  it("are those that the repository happens to give, where a workflow states none", () => {
    const open = workflows.filter(({ permissions }) => JSON.stringify(permissions) !== "{}");
    assert.deepEqual(
      open.map(({ file }) => file),
      [],
    );
  });

  it("let a job do more than it needs", () => {
    const stated = Object.fromEntries(jobs.map(({ at, job }) => [at, job.permissions ?? "not stated"]));
    assert.deepEqual(stated, most);
  });

  it("are wide in a job that runs a pull request of a fork", () => {
    const wide = forForks()
      .filter(({ job }) => Object.values(job.permissions ?? {}).includes("write"))
      .map(({ at }) => at);
    assert.deepEqual(wide, []);
  });
});

describe("what a pull request of a fork runs", () => {
  it("runs with the base's rights: pull_request_target", () => {
    const files = workflows.filter(({ on }) => "pull_request_target" in on).map(({ file }) => file);
    assert.deepEqual(files, []);
  });

  it("is given a secret", () => {
    const names = new Set(forForks().map(({ workflow }) => workflow.file));
    assert.deepEqual([...names].sort(), ["dependencies.yml", "pull-request.yml", "verify.yml"]);
    const given = forForks().filter(
      ({ job }) => job.secrets !== undefined || /\bsecrets\b/.test(JSON.stringify(job)),
    );
    assert.deepEqual(
      given.map(({ at }) => at),
      [],
    );
  });

  it("is given the token beside code of the pull request", () => {
    const both = forForks()
      .filter(({ job }) => job.steps?.some(({ uses }) => uses?.startsWith("actions/checkout@")))
      .filter(({ job }) => /github\.token|GITHUB_TOKEN/.test(JSON.stringify(job)))
      .map(({ at }) => at);
    assert.deepEqual(both, []);
  });

  it("leaves something that a workflow with more rights runs", () => {
    const after = jobs.filter(({ workflow }) => "workflow_run" in workflow.on);
    assert.deepEqual(
      after.map(({ at }) => at),
      ["report-comment.yml comment"],
    );
    const scripts = after.flatMap(({ job }) => job.steps?.map(({ run }) => run) ?? []);
    assert.deepEqual(
      scripts.filter((run) => run !== undefined),
      ['node tools/pipelines/comment.mjs "$RUNNER_TEMP/reports"'],
    );
    const actions = after.flatMap(({ job }) => job.steps?.map(({ uses, ...step }) => ({ uses, step })) ?? []);
    // The default branch, which a checkout without a ref takes, and into no folder of it.
    for (const { uses, step } of actions) {
      if (uses?.startsWith("actions/checkout@")) {
        assert.deepEqual(step.with, { "persist-credentials": "false" });
      }
      if (uses?.startsWith("actions/download-artifact@")) {
        assert.equal(step.with?.path, "${{ runner.temp }}/reports");
      }
    }
  });
});

describe("secrets of the pipelines", () => {
  it("are kept for years where a session of an hour would do", () => {
    const files = workflowFiles.filter((path) => /secrets\s*[.[:]/.test(textOf(path)));
    assert.deepEqual(files, []);
  });
});
