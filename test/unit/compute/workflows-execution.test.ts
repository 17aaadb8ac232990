import assert from "node:assert/strict";
import { execute, Fault, ways } from "./workflows/interpreter";
import type { Run } from "./workflows/interpreter";
import { broken, environmentOf, payloadOf, play, stopped } from "./workflows/scenarios";
import type { Scenario } from "./workflows/scenarios";
import { definitionOf, factsOf, tasksOf } from "./workflows/subject";
import type { Workflow } from "./workflows/subject";

const execution = "arn:aws:states:eu-central-1:600802701449:execution:machine:run-1";
const error = { name: "ValueError", cause: "it broke" };
const alerts = "arn:aws:sns:eu-central-1:600802701449:tradai-alerts-dev";

/** Ways that the tests of a workflow have taken. */
const taken: Record<Workflow, Set<string>> = { backtest: new Set(), retraining: new Set() };

async function played(workflow: Workflow, scenario: Scenario, strategies?: readonly string[]): Promise<Run> {
  const run = await play(definitionOf(workflow, factsOf("dev", strategies)), scenario);
  if (strategies === undefined) for (const way of run.ways) taken[workflow].add(way);
  return run;
}

function holdsEverything(workflow: Workflow): void {
  const definition = definitionOf(workflow, factsOf("dev"));

  it("has a state, a catch or a branch that no execution here ever takes", () => {
    assert.deepEqual(
      ways(definition).filter((way) => !taken[workflow].has(way)),
      [],
    );
  });
}

describe("backtest workflow: execution", () => {
  const request = { job_id: "job-7", strategy: "momentum", symbols: ["BTC/USD"] };
  const job = { job_id: "job-7" };
  const ended = { ...job, workflow: "backtest", execution, strategy: "momentum", canary: false };
  const failureWay = ["RecordFailure", "CleanUpAfterFailure", "NotifyFailure", "Failed"];
  const backtest = (scenario: Partial<Scenario> = {}, strategies?: readonly string[]): Promise<Run> =>
    played("backtest", { input: request, ...scenario }, strategies);

  for (const strategy of ["momentum", "mean-reversion"]) {
    it(`does not run ${strategy}, or tells its container another job`, async () => {
      const run = await backtest({ input: { ...request, strategy } });
      assert.equal(run.status, "SUCCEEDED");
      assert.deepEqual(run.path, [
        ...["Accept", "ValidateStrategy", "IsCanary", "CollectData", "ChooseStrategy", `Run-${strategy}`],
        ...["RecordCompletion", "CleanUp", "NotifyCompletion", "Completed"],
      ]);
      const told = { container: `strategy-${strategy}`, JOB_ID: "job-7", MODE: "backtest" };
      assert.deepEqual(environmentOf(run, `Run-${strategy}`), told);
    });
  }

  it("tells functions less than they need, or something else", async () => {
    const run = await backtest();
    assert.deepEqual(payloadOf(run, "ValidateStrategy"), {
      ...job,
      strategy: "momentum",
      canary: false,
      request,
    });
    assert.deepEqual(payloadOf(run, "CollectData"), { ...job, strategy: "momentum", request });
    assert.deepEqual(payloadOf(run, "RecordCompletion"), { ...job, status: "completed" });
    assert.deepEqual(payloadOf(run, "CleanUp"), job);
    assert.deepEqual(payloadOf(run, "NotifyCompletion"), { ...ended, status: "completed" });
    assert.deepEqual(run.output, { ...job, canary: false });
  });

  it("lets a function's answer pass for another job", async () => {
    const stranger = { job_id: "job-8", strategy: "mean-reversion", canary: true };
    const run = await backtest({
      answers: { "validate-strategy": stranger, "data-collection-proxy": stranger },
    });
    assert.ok(run.path.includes("Run-momentum"));
    assert.deepEqual(payloadOf(run, "RecordCompletion"), { ...job, status: "completed" });
  });

  it("runs a canary's backtest, or does not tell that it is one", async () => {
    const run = await backtest({ input: { ...request, canary: true } });
    assert.equal(run.status, "SUCCEEDED");
    assert.deepEqual(run.path, ["Accept", "ValidateStrategy", "IsCanary", "NotifyCompletion", "Completed"]);
    assert.deepEqual(payloadOf(run, "NotifyCompletion"), { ...ended, canary: true, status: "completed" });
  });

  it("takes anything but true for a canary", async () => {
    for (const canary of [false, "true", 1, null]) {
      assert.ok(
        (await backtest({ input: { ...request, canary } })).path.includes("CollectData"),
        String(canary),
      );
    }
  });

  for (const input of [
    {},
    [],
    "text",
    null,
    { strategy: 7, job_id: {} },
    { detail: { strategy: "momentum" } },
  ]) {
    it(`ends without a word when it is started with ${JSON.stringify(input)}`, async () => {
      const run = await backtest({ input });
      assert.equal(run.status, "FAILED");
      assert.equal(run.error, "UnknownStrategy");
      assert.deepEqual(run.path.slice(-4), failureWay);
      const { job_id } = payloadOf(run, "RecordFailure") as { job_id: string };
      assert.equal(job_id, "run-1");
    });
  }

  it("does not say which strategies there are when it is given another", async () => {
    const run = await backtest({ input: { ...request, strategy: "martingale" } });
    assert.deepEqual(run.path.slice(-5), ["UnknownStrategy", ...failureWay]);
    const cause = 'no strategy "martingale"; there are: momentum, mean-reversion';
    const failure = { step: "ChooseStrategy", name: "UnknownStrategy", cause };
    assert.deepEqual(payloadOf(run, "NotifyFailure"), {
      ...ended,
      strategy: "martingale",
      status: "failed",
      error: failure,
    });
    assert.equal(run.cause, `ChooseStrategy: ${cause}`);
  });

  it("claims to run a backtest where there is no strategy", async () => {
    const run = await backtest({}, []);
    assert.equal(run.error, "UnknownStrategy");
    assert.equal(run.cause, 'ChooseStrategy: no strategy "momentum"; there are: none');
  });

  for (const step of ["ValidateStrategy", "CollectData", "Run-momentum", "RecordCompletion"]) {
    it(`a failure of ${step} is not recorded, leaves things behind, is not told, or looks like success`, async () => {
      const run = await backtest({ failing: { [step]: broken } });
      assert.equal(run.status, "FAILED");
      assert.deepEqual(run.path.slice(run.path.indexOf(step)), [step, ...failureWay]);
      const failure = { ...error, step };
      assert.deepEqual(payloadOf(run, "RecordFailure"), { ...job, status: "failed", error: failure });
      assert.deepEqual(payloadOf(run, "CleanUpAfterFailure"), job);
      assert.deepEqual(payloadOf(run, "NotifyFailure"), { ...ended, status: "failed", error: failure });
      assert.deepEqual([run.error, run.cause], ["ValueError", `${step}: it broke`]);
    });
  }

  it("another strategy's failure is not caught", async () => {
    const input = { ...request, strategy: "mean-reversion" };
    const run = await backtest({ input, failing: { "Run-mean-reversion": stopped } });
    assert.deepEqual(run.path.slice(-4), failureWay);
    assert.equal(run.cause, "Run-mean-reversion: Essential container exited");
  });

  it("hides a long cause, or sends all of it on", async () => {
    const run = await backtest({ failing: { CollectData: new Fault("E", "x".repeat(20_000)) } });
    assert.equal(run.cause, `CollectData: ${"x".repeat(1000)}`);
  });

  it("records a backtest that ran as failed because its traces could not be removed", async () => {
    const run = await backtest({ failing: { CleanUp: broken } });
    assert.deepEqual([run.status, run.error], ["FAILED", "ValueError"]);
    assert.deepEqual(run.path.slice(-3), ["CleanUp", "NotifyFailure", "Failed"]);
    assert.ok(!run.path.includes("RecordFailure"));
  });

  it("nobody learns that the notice of success was lost", async () => {
    const run = await backtest({ failing: { NotifyCompletion: broken } });
    assert.equal(run.status, "FAILED");
    assert.deepEqual(run.path.slice(-3), ["NotifyCompletion", "TellOperators", "Failed"]);
  });

  it("a failure on the way of failures hides the first one, or ends anywhere but in Failed", async () => {
    const way = ["RecordFailure", "CleanUpAfterFailure", "NotifyFailure", "TellOperators"];
    const failing = Object.fromEntries(way.map((step) => [step, new Fault("Other", "something else")]));
    const run = await backtest({ failing: { ...failing, CollectData: broken } });
    assert.equal(run.status, "FAILED");
    assert.deepEqual(run.path.slice(-6), ["CollectData", ...way, "Failed"]);
    assert.deepEqual([run.error, run.cause], ["ValueError", "CollectData: it broke"]);
    const told = run.calls.find(({ state }) => state === "TellOperators")?.arguments;
    assert.deepEqual(told, {
      TopicArn: alerts,
      Subject: "The backtest workflow failed without its usual notice",
      Message: `Execution ${execution} failed in CollectData: ValueError. it broke`,
    });
  });

  it("tries what took all its time again, or gives up at the first passing error", async () => {
    const attempts = async (fault: Fault): Promise<number> =>
      (await backtest({ failing: { "Run-momentum": fault } })).calls.filter(
        ({ state }) => state === "Run-momentum",
      ).length;
    assert.equal(await attempts(new Fault("States.Timeout", "too long")), 1);
    assert.ok((await attempts(new Fault("ECS.ServerException", "not now"))) > 2);
    assert.equal(await attempts(stopped), 2);
  });

  holdsEverything("backtest");
});

describe("retraining workflow: execution", () => {
  const request = { model_name: "momentum", reason: "drift" };
  const model = { model_name: "momentum", job_id: "run-1" };
  const ended = { ...model, workflow: "retraining", execution };
  const answers = { "check-retraining-needed": { needed: true }, "compare-models": { verdict: "same" } };
  const retraining = (scenario: Partial<Scenario> = {}, strategies?: readonly string[]): Promise<Run> =>
    played("retraining", { input: request, answers, ...scenario }, strategies);

  it("trains a model that need not be, or makes a noise about it", async () => {
    const run = await retraining({ answers: { "check-retraining-needed": { needed: false } } });
    assert.equal(run.status, "SUCCEEDED");
    assert.deepEqual(run.path.slice(-3), ["CheckRetrainingNeeded", "IsNeeded", "NotNeeded"]);
    assert.deepEqual(payloadOf(run, "CheckRetrainingNeeded"), { ...model, request });
  });

  for (const needed of [null, "yes", 1, {}]) {
    it(`stays idle unnoticed when the answer is ${JSON.stringify(needed)}`, async () => {
      const run = await retraining({ answers: { "check-retraining-needed": { needed } } });
      assert.equal(run.error, "UnclearAnswer");
      assert.deepEqual(run.path.slice(-4), ["IsNeeded", "UnclearAnswer", "NotifyFailure", "Failed"]);
    });
  }

  for (const [id, step] of [
    ["check-retraining-needed", "CheckRetrainingNeeded"],
    ["compare-models", "CompareModels"],
  ] as const) {
    it(`stays idle unnoticed when ${id} answers something else`, async () => {
      const run = await retraining({ answers: { ...answers, [id]: { answer: 42 } } });
      assert.equal(run.error, "States.QueryEvaluationError");
      assert.deepEqual(run.path.slice(-3), [step, "NotifyFailure", "Failed"]);
    });
  }

  const verdicts = [
    { verdict: "better", changed: "PromoteModel", outcome: "promoted" },
    { verdict: "worse", changed: "RollBackModel", outcome: "rolled back" },
    { verdict: "same", changed: "KeepModel", outcome: "kept" },
  ];
  for (const { verdict, changed, outcome } of verdicts) {
    it(`does something else than ${changed} when the new model is ${verdict}`, async () => {
      const run = await retraining({ answers: { ...answers, "compare-models": { verdict } } });
      assert.equal(run.status, "SUCCEEDED");
      assert.deepEqual(run.path, [
        ...["Accept", "CheckRetrainingNeeded", "IsNeeded", "ChooseStrategy", "Train-momentum"],
        ...["CompareModels", "IsBetter", changed, "NotifyCompletion", "Completed"],
      ]);
      for (const { state, arguments: given } of run.calls) {
        if (["CompareModels", "PromoteModel", "RollBackModel"].includes(state))
          assert.deepEqual(given.Payload, model);
      }
      assert.deepEqual(payloadOf(run, "NotifyCompletion"), { ...ended, status: "completed", outcome });
      assert.deepEqual(run.output, { ...model, outcome });
    });
  }

  it("tells the container another model, or that it is a backtest", async () => {
    const run = await retraining({ input: { model_name: "m-1", strategy: "mean-reversion" } });
    assert.deepEqual(environmentOf(run, "Train-mean-reversion"), {
      container: "strategy-mean-reversion",
      JOB_ID: "run-1",
      MODE: "train",
      MODEL_NAME: "m-1",
    });
  });

  it("ends without a word for a model of no strategy, or where there is none", async () => {
    const unknown = await retraining({ input: { model_name: "other" } });
    assert.deepEqual(unknown.path.slice(-3), ["UnknownStrategy", "NotifyFailure", "Failed"]);
    const none = await retraining({}, []);
    assert.equal(none.cause, 'ChooseStrategy: no strategy "momentum"; there are: none');
    for (const input of [{}, [], "text", null]) {
      assert.deepEqual((await retraining({ input })).path.slice(-2), ["NotifyFailure", "Failed"]);
    }
  });

  const steps = {
    CheckRetrainingNeeded: "same",
    "Train-momentum": "same",
    CompareModels: "same",
    PromoteModel: "better",
    RollBackModel: "worse",
  };
  for (const [step, verdict] of Object.entries(steps)) {
    it(`a failure of ${step} is not told, or looks like success`, async () => {
      const run = await retraining({
        answers: { ...answers, "compare-models": { verdict } },
        failing: { [step]: broken },
      });
      assert.deepEqual(run.path.slice(-3), [step, "NotifyFailure", "Failed"]);
      const failure = { ...error, step };
      assert.deepEqual(payloadOf(run, "NotifyFailure"), {
        ...ended,
        status: "failed",
        outcome: "failed",
        error: failure,
      });
      assert.deepEqual([run.status, run.error], ["FAILED", "ValueError"]);
    });
  }

  it("another strategy's failure is not caught", async () => {
    const input = { ...request, strategy: "mean-reversion" };
    const run = await retraining({ input, failing: { "Train-mean-reversion": stopped } });
    assert.equal(run.cause, "Train-mean-reversion: Essential container exited");
  });

  it("a lost notice is not told to the operators, or does not end in Failed", async () => {
    const success = await retraining({ failing: { NotifyCompletion: broken } });
    assert.deepEqual(success.path.slice(-3), ["NotifyCompletion", "TellOperators", "Failed"]);
    const failing = { CompareModels: broken, NotifyFailure: stopped, TellOperators: stopped };
    const failure = await retraining({ failing });
    assert.deepEqual(failure.path.slice(-4), ["CompareModels", "NotifyFailure", "TellOperators", "Failed"]);
    assert.equal(failure.error, "ValueError");
  });

  it("changes models twice because the first change answered late", async () => {
    for (const [step, verdict] of [
      ["PromoteModel", "better"],
      ["RollBackModel", "worse"],
    ] as const) {
      for (const name of [
        "States.Timeout",
        "Lambda.ServiceException",
        "Lambda.SdkClientException",
        "ValueError",
      ]) {
        const run = await retraining({
          answers: { ...answers, "compare-models": { verdict } },
          failing: { [step]: new Fault(name, "late") },
        });
        assert.equal(run.calls.filter(({ state }) => state === step).length, 1, `${step} after ${name}`);
      }
    }
  });

  holdsEverything("retraining");
});

describe("workflows: time", () => {
  for (const workflow of ["backtest", "retraining"] as const) {
    it(`${workflow} is cut off as a whole while its steps are within their times`, async () => {
      const definition = definitionOf(workflow, factsOf("dev"));
      const input = { job_id: "job-7", strategy: "momentum", model_name: "momentum" };
      const answer = { needed: true, verdict: "better" };
      // Every step uses up all its retries; each in turn is lost in the end all the same.
      const longest = async (lost: string): Promise<number> => {
        const left = new Map(
          tasksOf(definition).map(([name, { Retry }]) => [
            name,
            Retry.flatMap(({ ErrorEquals, MaxAttempts }) =>
              Array.from({ length: MaxAttempts }, () => new Fault(ErrorEquals[0] ?? "", "again")),
            ),
          ]),
        );
        const run = await execute(definition, input, ({ state }) => {
          const fault = left.get(state)?.pop();
          if (fault !== undefined) throw fault;
          if (state === lost || state === "NotifyFailure") throw new Fault("States.Timeout", "lost");
          return { Payload: answer };
        });
        return run.seconds;
      };
      const seconds = await Promise.all(tasksOf(definition).map(([name]) => longest(name)));
      const needed = Math.max(...seconds);
      assert.ok(
        definition.TimeoutSeconds >= needed,
        `${definition.TimeoutSeconds} s, but it needs ${needed} s`,
      );
      assert.ok(definition.TimeoutSeconds < 7 * 24 * 60 * 60, "an execution that is stuck stays for a week");
    });
  }
});
