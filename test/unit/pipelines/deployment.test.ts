import assert from "node:assert/strict";
import { environments, layers } from "../../../shared/naming";
import { jobs, workflowNamed, workflows } from "./files";

describe("deployment on main", () => {
  const deploy = workflowNamed("deploy-environment.yml").jobs.deploy;

  it("makes something before what it needs", () => {
    const named = deploy?.steps?.map(({ name }) => name).filter((name) => name !== undefined);
    assert.deepEqual(named, ["persistent", "images", "foundation", "compute", "shift", "edge"]);
  });

  it("deploys another layer than the step says", () => {
    const ups = deploy?.steps?.filter(({ run }) => run?.startsWith("pulumi up")) ?? [];
    assert.deepEqual(
      ups.map((step) => step["working-directory"]),
      layers,
    );
    assert.deepEqual(
      ups.map(({ name }) => name),
      layers,
    );
  });

  it("goes on after a step has failed", () => {
    const conditions = deploy?.steps?.filter((step) => step.if !== undefined || "continue-on-error" in step);
    assert.deepEqual(conditions, []);
  });

  it("reaches prod before staging, or although staging failed", () => {
    const { jobs: found } = workflowNamed("deploy.yml");
    const given = environments.map((environment) => found[environment]);
    assert.deepEqual(
      given.map((job) => job?.needs),
      ["verify", ["verify", "dev"], ["verify", "dev", "staging"]],
    );
    environments.forEach((environment, index) => {
      const condition = given[index]?.if ?? "";
      for (const before of environments.slice(0, index)) {
        assert.ok(
          condition.includes(`needs.${before}.result != 'failure'`),
          `${environment} after ${before}`,
        );
      }
      assert.ok(condition.includes("github.ref == 'refs/heads/main'"), environment);
      assert.ok(condition.includes(`'"${environment}"'`), environment);
      assert.deepEqual(given[index]?.with, { environment });
    });
  });

  it("deploys without asking whoever has to approve, or signs in as somebody else", () => {
    const signsIn = jobs
      .filter(({ job }) => job.steps?.some(({ uses }) => uses === "./.github/actions/aws"))
      .map(({ at, job }) => {
        const roles = job.steps?.flatMap((step) => step.with?.role ?? []);
        return [at, job.environment, [...new Set(roles)].join()];
      });
    assert.deepEqual(signsIn, [
      ["deploy-environment.yml deploy", "${{ inputs.environment }}", "${{ vars.AWS_DEPLOY_ROLE }}"],
      [
        "preview-environment.yml preview",
        "preview-${{ inputs.environment }}",
        "${{ vars.AWS_PREVIEW_ROLE }}",
      ],
    ]);
  });

  it("is broken off half-way by the next one, while a stale preview runs to its end", () => {
    const groups = [
      ...workflows.map(({ file, concurrency }) => [file, concurrency?.["cancel-in-progress"]] as const),
      ...jobs.map(({ at, job }) => [at, job.concurrency?.["cancel-in-progress"]] as const),
    ].filter(([, cancels]) => cancels !== undefined);
    assert.deepEqual(Object.fromEntries(groups), {
      "aws-preview.yml": true,
      "dependencies.yml": true,
      "deploy-environment.yml deploy": false,
      "drift.yml": false,
      "pull-request.yml": true,
      "report-comment.yml": true,
    });
    // A group of the whole workflow would make dev wait for the approval of prod.
    assert.equal(workflowNamed("deploy.yml").concurrency, undefined);
    assert.equal(deploy?.concurrency?.group, "deploy-${{ inputs.environment }}");
  });
});

describe("drift", () => {
  it("goes unseen: no schedule, no comparison with AWS, or nobody is told", () => {
    const { on, jobs: found } = workflowNamed("drift.yml");
    assert.ok("schedule" in on);
    assert.equal(found.compare?.with?.drift, "true");
    assert.equal(found.issue?.if, "failure()");
    const compares = workflowNamed("preview-environment.yml").jobs.preview?.steps?.find(
      (step) => step.if === "inputs.drift",
    );
    assert.match(compares?.run ?? "", /--refresh --expect-no-changes/);
  });
});
