import assert from "node:assert/strict";
import { addedFunctions } from "../../facts/compute";
import { functionNames, queueFacts } from "../../facts/foundation";
import { environments } from "../../../shared/naming";
import { loadEnvironment } from "../../../shared/config";
import { functionRows, queueRows } from "../../../shared/inventory";

/** architecture.md 1.3, EventBridge schedules: minutes between two runs. */
const schedules: Readonly<Record<string, number>> = {
  "health-check": 2,
  "orphan-scanner": 5,
  "trading-heartbeat-check": 5,
  "drift-monitor": 12 * 60,
  "retraining-scheduler": 6 * 60,
  "pulumi-drift-detector": 6 * 60,
};

/** OPEN-22: which workflow calls which function. */
const workflows: Readonly<Record<string, readonly string[]>> = {
  backtest: [
    "validate-strategy",
    "data-collection-proxy",
    "update-status",
    "cleanup-resources",
    "notify-completion",
  ],
  retraining: [
    "check-retraining-needed",
    "compare-models",
    "promote-model",
    "model-rollback",
    "notify-completion",
  ],
};

const rowOf = (id: string): (typeof functionRows)[number] => {
  const row = functionRows.find((candidate) => candidate.id === id);
  assert.ok(row, id);
  return row;
};

/** Beyond the documents, each for a finding. */
const added: readonly string[] = [...addedFunctions.consolidated, ...addedFunctions.fargate];

describe("functions of the inventory", () => {
  it("are not the 18 that the documents and OPEN-19 name, and those that close a finding", () => {
    assert.equal(functionNames.length, 18);
    assert.deepEqual(functionRows.map(({ id }) => id).sort(), [...functionNames, ...added].sort());
    const marked = functionRows.filter(({ addedFor }) => (addedFor ?? []).length > 0).map(({ id }) => id);
    assert.deepEqual(marked.sort(), [...added].sort());
  });

  it("run on another schedule than documented", () => {
    const found = functionRows.flatMap(({ id, trigger }) =>
      trigger.kind === "schedule" ? [[id, trigger.everyMinutes]] : [],
    );
    assert.deepEqual(Object.fromEntries(found), schedules);
  });

  it("may still run when the schedule starts them again, or be two at a time", () => {
    for (const [id, minutes] of Object.entries(schedules)) {
      const { timeoutSeconds, reservedConcurrency } = rowOf(id);
      assert.ok(timeoutSeconds < minutes * 60, `${id}: ${timeoutSeconds} s every ${minutes} minutes`);
      assert.equal(reservedConcurrency, 1, id);
    }
  });

  it("cut health-check off at another time than the documented 60 s", () => {
    assert.equal(rowOf("health-check").timeoutSeconds, 60);
  });

  it("belong to another workflow, queue or launch than documented", () => {
    for (const [workflow, ids] of Object.entries(workflows)) {
      const found = functionRows.filter(
        ({ trigger }) =>
          trigger.kind === "workflow" && (trigger.workflows as readonly string[]).includes(workflow),
      );
      assert.deepEqual(found.map(({ id }) => id).sort(), [...ids].sort(), workflow);
    }
    for (const [id, queue] of Object.entries({
      "backtest-consumer": "backtest-queue",
      "sqs-consumer": "backtest-dlq",
    })) {
      const { trigger } = rowOf(id);
      assert.ok(trigger.kind === "queue", id);
      assert.equal(trigger.queue, queue);
      // A FIFO queue hands over ten messages at most.
      assert.ok(trigger.batchSize <= 10, id);
    }
    assert.deepEqual(rowOf("nat-route-updater").trigger, { kind: "launch", reconcileEveryMinutes: 5 });
  });

  it("are refused by AWS: a size or a timeout beyond Lambda's, or no concurrency at all", () => {
    for (const { id, memoryMb, timeoutSeconds, reservedConcurrency } of functionRows) {
      assert.ok(memoryMb >= 128 && memoryMb <= 10_240, id);
      assert.ok(timeoutSeconds >= 1 && timeoutSeconds <= 900, id);
      assert.ok(reservedConcurrency >= 1, id);
    }
  });

  it("are where they cannot work: inside the VPC without what they reach, or outside it without need", () => {
    // The updater and the deregistration work while there is no way out; the drift detector and the migration's gate
    // call what no endpoint admits.
    const outside = functionRows.filter(({ network }) => network === "outside").map(({ id }) => id);
    assert.deepEqual(outside.sort(), [
      "deregistration",
      "migration-gate",
      "nat-route-updater",
      "pulumi-drift-detector",
    ]);
    const bundled = functionRows.filter(({ code }) => code === "bundle").map(({ id }) => id);
    assert.deepEqual(bundled.sort(), ["nat-route-updater", ...added].sort());
    const below = functionRows.filter(({ layer }) => layer === "foundation").map(({ id }) => id);
    assert.deepEqual(below, ["nat-route-updater"]);
  });

  for (const environment of environments) {
    it(`reserve more concurrency than ${environment} has: AWS keeps 100 for functions without a reservation`, () => {
      const { lambdaConcurrencyLimit } = loadEnvironment(environment);
      const reserved = functionRows.reduce((sum, { reservedConcurrency }) => sum + reservedConcurrency, 0);
      assert.ok(reserved <= lambdaConcurrencyLimit - 100, `${reserved} of ${lambdaConcurrencyLimit}`);
    });
  }
});

describe("queues of the inventory", () => {
  it("hand a message out again while it is still worked on", () => {
    for (const { name, visibility } of queueFacts) {
      const id = name.replace("tradai-", "").replace("-{env}", "").replace(".fifo", "");
      const consumer = queueRows.find((row) => row.id === id)?.consumer;
      if (consumer !== undefined) assert.equal(visibility, rowOf(consumer).timeoutSeconds * 6, id);
    }
  });

  it("redrive into a queue of the other kind, or one that forgets as soon", () => {
    for (const { id, fifo, retentionDays, deadLetter } of queueRows) {
      if (deadLetter === undefined) continue;
      const target = queueRows.find((row) => row.id === deadLetter.queue);
      assert.equal(target?.fifo, fifo, id);
      assert.ok(target.retentionDays > retentionDays, id);
      assert.ok(deadLetter.maxReceiveCount > 1, id);
    }
  });
});
