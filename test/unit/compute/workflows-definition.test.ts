import assert from "node:assert/strict";
import validate from "asl-validator";
import { longestWay } from "../../../compute/workflows/deadline";
import { machine } from "../../../compute/workflows/machine";
import { assign, succeed } from "../../../compute/workflows/states";
import { functionRows } from "../../../shared/inventory";
import { environments } from "../../../shared/naming";
import {
  definitionOf,
  factsOf,
  functionOf,
  functionsOf,
  network,
  tasksOf,
  workflowNames,
} from "./workflows/subject";
import type { Workflow } from "./workflows/subject";

/** The functions of each workflow (OPEN-22, USDCOP-25). */
const members: Readonly<Record<Workflow, readonly string[]>> = {
  backtest: [
    "cleanup-resources",
    "data-collection-proxy",
    "notify-completion",
    "update-status",
    "validate-strategy",
  ],
  retraining: [
    "check-retraining-needed",
    "compare-models",
    "model-rollback",
    "notify-completion",
    "promote-model",
  ],
};

const sets = {
  "two strategies": ["momentum", "mean-reversion"],
  "one strategy": ["solo"],
  "no strategy": [],
};

for (const workflow of workflowNames) {
  describe(`${workflow} workflow: definition`, () => {
    for (const environment of environments) {
      for (const [title, strategies] of Object.entries(sets)) {
        it(`is refused by AWS in ${environment} with ${title}`, () => {
          const definition = definitionOf(workflow, factsOf(environment, strategies));
          const { isValid, errorsText } = validate(structuredClone(definition));
          assert.ok(isValid, isValid ? "" : errorsText("\n"));
          assert.ok(JSON.stringify(definition).length < 1_048_576, "longer than AWS allows");
          for (const name of Object.keys(definition.States)) assert.ok(name.length <= 80, name);
        });
      }

      it(`lacks a function that belongs to it in ${environment}, or calls one of the other workflow`, () => {
        assert.deepEqual(functionsOf(definitionOf(workflow, factsOf(environment))), members[workflow]);
      });

      it(`runs a strategy that ${environment} does not have, or cannot run one that it has`, () => {
        const { settings } = factsOf(environment);
        const run = tasksOf(definitionOf(workflow, factsOf(environment))).flatMap(([, { Arguments }]) =>
          "TaskDefinition" in Arguments ? [Arguments.TaskDefinition] : [],
        );
        const family = `arn:aws:ecs:eu-central-1:${settings.account}:task-definition/tradai-strategy-`;
        assert.deepEqual(run, [`${family}momentum-${environment}`, `${family}mean-reversion-${environment}`]);
      });
    }

    const definition = definitionOf(workflow, factsOf("dev"));

    it("is started by a function of the inventory that belongs to no workflow, or misses one", () => {
      const rows = functionRows.filter(
        ({ trigger }) => trigger.kind === "workflow" && trigger.workflows.includes(workflow),
      );
      assert.deepEqual(rows.map(({ id }) => id).sort(), functionsOf(definition));
    });

    for (const [name, task] of tasksOf(definition)) {
      it(`${name} gives a function up before its own timeout, or waits without end`, () => {
        assert.ok(task.TimeoutSeconds > 0);
        if (!("FunctionName" in task.Arguments)) return;
        const id = functionOf(task.Arguments.FunctionName);
        const row = functionRows.find((candidate) => candidate.id === id);
        assert.ok(row && task.TimeoutSeconds > row.timeoutSeconds, `${task.TimeoutSeconds} s for ${id}`);
        assert.ok(task.TimeoutSeconds <= row.timeoutSeconds + 60, "waits long after the function has ended");
      });

      it(`${name} retries at a steady pace, all at once, or without end`, () => {
        assert.ok(task.Retry.length > 0);
        for (const retrier of task.Retry) {
          assert.ok(retrier.BackoffRate > 1);
          assert.ok(retrier.MaxAttempts >= 1 && retrier.MaxAttempts <= 10);
          assert.ok(retrier.IntervalSeconds >= 1 && retrier.MaxDelaySeconds > retrier.IntervalSeconds);
          assert.equal(retrier.JitterStrategy, "FULL");
          assert.ok(
            !retrier.ErrorEquals.includes("States.Timeout") && !retrier.ErrorEquals.includes("States.ALL"),
          );
        }
      });

      it(`${name} lets a failure end the execution without a word`, () => {
        assert.deepEqual(task.Catch.at(-1)?.ErrorEquals, ["States.ALL"]);
      });

      it(`${name} hands an answer of any size on, or fails because it is too large`, () => {
        assert.deepEqual(task.Output, {});
      });
    }

    it("runs a strategy in public, outside its group, or waits for nothing", () => {
      for (const [, task] of tasksOf(definition)) {
        if (task.Resource !== "arn:aws:states:::ecs:runTask.sync") continue;
        const { Cluster, LaunchType, NetworkConfiguration } = task.Arguments;
        assert.equal(Cluster, "arn:aws:ecs:eu-central-1:600802701449:cluster/tradai-dev");
        assert.equal(LaunchType, "FARGATE");
        assert.deepEqual(NetworkConfiguration.AwsvpcConfiguration, {
          Subnets: network.subnets,
          SecurityGroups: network.securityGroups,
          AssignPublicIp: "DISABLED",
        });
      }
    });
  });
}

describe("workflows: what changes models runs once", () => {
  const { States } = definitionOf("retraining", factsOf("dev"));
  for (const name of ["PromoteModel", "RollBackModel"]) {
    it(`${name} runs again although it may have changed something`, () => {
      const state = States[name];
      assert.ok(state?.Type === "Task");
      assert.deepEqual(
        state.Retry.flatMap(({ ErrorEquals }) => ErrorEquals),
        ["Lambda.TooManyRequestsException"],
      );
    });
  }
});

describe("workflows: the longest way", () => {
  const stay = (seconds: number, next: string, caught: string) =>
    ({
      Type: "Task",
      Comment: "a step",
      Resource: "arn:aws:states:::sns:publish",
      Arguments: { TopicArn: "topic", Subject: "subject", Message: "message" },
      Output: {},
      TimeoutSeconds: seconds,
      Retry: [
        {
          ErrorEquals: ["States.TaskFailed"],
          IntervalSeconds: 4,
          MaxAttempts: 3,
          BackoffRate: 2,
          MaxDelaySeconds: 10,
          JitterStrategy: "FULL",
        },
      ],
      Catch: [{ ErrorEquals: ["States.ALL"], Next: caught }],
      Next: next,
    }) as const;

  it("forgets attempts, waits, or the longer of two ways", () => {
    // Four attempts, and waits of 4, 8 and at most 10 seconds.
    const states = {
      A: stay(100, "End", "B"),
      B: stay(5, "End", "End"),
      End: succeed("end", {}),
    };
    assert.equal(longestWay("A", states), 4 * 100 + 22 + 4 * 5 + 22);
  });

  it("goes round in a circle for ever", () => {
    const states = { A: assign("a", {}, "B"), B: assign("b", {}, "A") };
    assert.throws(() => longestWay("A", states), /circle: A -> B -> A/);
  });

  it("goes to a state that is not there, or keeps one that nothing goes to", () => {
    assert.throws(() => machine("m", "A", { A: assign("a", {}, "Gone") }), /no state Gone; there are: A/);
    const { States } = machine("m", "A", { A: succeed("a", {}), Lonely: succeed("b", {}) });
    assert.deepEqual(Object.keys(States), ["A"]);
  });
});
