import assert from "node:assert/strict";
import { checkInventory } from "../../../compute/check-inventory";
import { loadEnvironment } from "../../../shared/config";
import { UserError } from "../../../shared/errors";
import { functionRows, serviceRows } from "../../../shared/inventory";
import type { FunctionRow, ServiceRow } from "../../../shared/inventory";
import { environments } from "../../../shared/naming";

/** What nobody's compiler lets pass: values of the right place and the wrong kind. */
type Change = Readonly<Record<string, unknown>>;

const dev = loadEnvironment("dev");

function changed<R extends FunctionRow | ServiceRow>(rows: readonly R[], id: string, change: Change): R[] {
  assert.ok(
    rows.some((row) => row.id === id),
    id,
  );
  return rows.map((row) => (row.id === id ? { ...row, ...change } : row));
}

/** The lines about rows of which some are changed, by the id of the function or service. */
function linesOf(
  changes: Readonly<Record<string, Change>>,
  settings = dev,
  of: "functions" | "services" = "functions",
): string[] {
  const entries = Object.entries(changes);
  const functions = entries.reduce<readonly FunctionRow[]>(
    (rows, [id, change]) => (of === "functions" ? changed(rows, id, change) : rows),
    functionRows,
  );
  const services = entries.reduce<readonly ServiceRow[]>(
    (rows, [id, change]) => (of === "services" ? changed(rows, id, change) : rows),
    serviceRows,
  );
  try {
    checkInventory(settings, { functions, services });
    return [];
  } catch (error) {
    assert.ok(error instanceof UserError, String(error));
    return error.message.split("\n");
  }
}

const scheduled = "shared/inventory/functions-scheduled.ts";
const ofWorkflows = "shared/inventory/functions-of-workflows.ts";
const ofQueues = "shared/inventory/functions-of-queues.ts";
const ofInfrastructure = "shared/inventory/functions-of-infrastructure.ts";
const services = "shared/inventory/services.ts";

const fromQueue = (change: Change): Change => ({
  trigger: { kind: "queue", queue: "backtest-queue", batchSize: 10, maximumConcurrency: 5, ...change },
});

const mistakes: readonly (readonly [title: string, id: string, change: Change, line: string])[] = [
  [
    "a function that outlives its state",
    "data-collection-proxy",
    { timeoutSeconds: 301 },
    `${ofWorkflows}: data-collection-proxy: timeoutSeconds: found 301, allowed: up to 300, after which its state is given up`,
  ],
  [
    "a function that still runs when its schedule starts it again",
    "health-check",
    { timeoutSeconds: 120 },
    `${scheduled}: health-check: timeoutSeconds: found 120, allowed: below its interval of 120 s`,
  ],
  [
    "a function that runs for longer than Lambda lets any",
    "drift-monitor",
    { timeoutSeconds: 901 },
    `${scheduled}: drift-monitor: timeoutSeconds: found 901, allowed: a whole number of 1 to 900`,
  ],
  [
    "less memory than Lambda gives",
    "update-status",
    { memoryMb: 127 },
    `${ofWorkflows}: update-status: memoryMb: found 127, allowed: a whole number of 128 to 10240`,
  ],
  [
    "more memory than Lambda gives",
    "deregistration",
    { memoryMb: 10_241 },
    `${ofInfrastructure}: deregistration: memoryMb: found 10241, allowed: a whole number of 128 to 10240`,
  ],
  [
    "a function that is never let run",
    "promote-model",
    { reservedConcurrency: 0 },
    `${ofWorkflows}: promote-model: reservedConcurrency: found 0, allowed: a whole number from 1`,
  ],
  [
    "more functions kept warm than may run",
    "backtest-consumer",
    { provisionedConcurrency: 6 },
    `${ofQueues}: backtest-consumer: provisionedConcurrency: found 6, allowed: a whole number of 0 to 5`,
  ],
  [
    "a batch that a FIFO queue does not hand over",
    "backtest-consumer",
    fromQueue({ batchSize: 11 }),
    `${ofQueues}: backtest-consumer: batchSize from the FIFO queue: found 11, allowed: a whole number of 1 to 10`,
  ],
  [
    "an empty batch",
    "backtest-consumer",
    fromQueue({ queue: "events-dlq", batchSize: 0 }),
    `${ofQueues}: backtest-consumer: batchSize from the queue: found 0, allowed: a whole number of 1 to 10000`,
  ],
  [
    "a queue that starts more than may run",
    "backtest-consumer",
    fromQueue({ maximumConcurrency: 6 }),
    `${ofQueues}: backtest-consumer: maximumConcurrency: found 6, allowed: a whole number of 2 to 5`,
  ],
  [
    "a queue that starts one at a time, which SQS cannot",
    "backtest-consumer",
    fromQueue({ maximumConcurrency: 1 }),
    `${ofQueues}: backtest-consumer: maximumConcurrency: found 1, allowed: a whole number of 2 to 5`,
  ],
  [
    "one execution for a queue, which starts two at least",
    "sqs-consumer",
    { reservedConcurrency: 1 },
    `${ofQueues}: sqs-consumer: reservedConcurrency: found 1, allowed: at least 2, the fewest that a queue starts`,
  ],
  [
    "a queue to read from that does not exist",
    "backtest-consumer",
    fromQueue({ queue: "backtest-queues" }),
    `${ofQueues}: backtest-consumer: trigger.queue: found "backtest-queues"; did you mean "backtest-queue"? allowed: backtest-queue, backtest-dlq, events-dlq`,
  ],
  [
    "a workflow to take part in that does not exist",
    "promote-model",
    { trigger: { kind: "workflow", workflows: ["retrain"] } },
    `${ofWorkflows}: promote-model: trigger.workflows: found "retrain"; did you mean "retraining"? allowed: backtest, retraining`,
  ],
];

/** Edges that lead nowhere: the edge, what it names, and how the line goes on. */
const edges: readonly (readonly [edge: string, ends: unknown, line: RegExp])[] = [
  [
    "tables",
    ["workflow-states"],
    /^tables: found "workflow-states"; did you mean "workflow-state"\? allowed: .*\bworkflow-state\b/,
  ],
  [
    "buckets",
    [{ bucket: "config", access: "read" }],
    /^buckets: found "config"; did you mean "configs"\? allowed: .*\bconfigs\b/,
  ],
  [
    "sendsTo",
    ["backtest-que"],
    /^sendsTo: found "backtest-que"; did you mean "backtest-queue"\? allowed: backtest-queue, backtest-dlq, events-dlq$/,
  ],
  [
    "publishesTo",
    ["alert"],
    /^publishesTo: found "alert"; did you mean "alerts"\? allowed: .*\bregistration\b/,
  ],
  [
    "secrets",
    ["exchange-key"],
    /^secrets: found "exchange-key"; did you mean "exchange-keys"\? allowed: .*\bexchange-keys\b/,
  ],
  [
    "parameters",
    ["database/adress"],
    /^parameters: found "database\/adress"; did you mean "database\/address"\? allowed: cognito\/user-pool-id, /,
  ],
  [
    "starts",
    ["backtest"],
    /^starts: found "backtest"; did you mean "backtest-workflow"\? allowed: backtest-workflow, retraining-workflow$/,
  ],
  [
    "calls",
    ["ml-flow"],
    /^calls: found "ml-flow"; did you mean "mlflow"\? allowed: backend-api, data-collection, strategy-service, mlflow, live-trading, dry-run-trading$/,
  ],
];

describe("a mistake in the table of functions or services", () => {
  for (const environment of environments) {
    it(`is seen in the tables as they are: ${environment}`, () => {
      assert.doesNotThrow(() => {
        checkInventory(loadEnvironment(environment));
      });
    });
  }

  for (const [title, id, change, line] of mistakes) {
    it(`is not told with file, row, property, value and what is allowed: ${title}`, () => {
      assert.deepEqual(linesOf({ [id]: change }), [line]);
    });
  }

  for (const [of, id, file] of [
    ["functions", "notify-completion", ofWorkflows],
    ["services", "data-collection", services],
  ] as const) {
    for (const [edge, ends, line] of edges) {
      it(`is passed over, or told without what was meant: what does not exist in ${edge} of ${of}`, () => {
        const [told = "", ...more] = linesOf({ [id]: { wiring: { [edge]: ends } } }, dev, of);
        const start = `${file}: ${id}: `;
        assert.ok(told.startsWith(start), told);
        assert.match(told.slice(start.length), line);
        assert.deepEqual(more, []);
      });
    }
  }

  it("hides another one, so that a person mends the tables twice", () => {
    const changes = {
      "health-check": { memoryMb: 64, timeoutSeconds: 130 },
      "compare-models": { wiring: { calls: ["mlflo", "mlflow", "backend"] } },
    };
    assert.deepEqual(linesOf(changes), [
      `${scheduled}: health-check: memoryMb: found 64, allowed: a whole number of 128 to 10240`,
      `${scheduled}: health-check: timeoutSeconds: found 130, allowed: below its interval of 120 s`,
      `${ofWorkflows}: compare-models: calls: found "mlflo"; did you mean "mlflow"? allowed: backend-api, data-collection, strategy-service, mlflow, live-trading, dry-run-trading`,
      `${ofWorkflows}: compare-models: calls: found "backend"; did you mean "backend-api"? allowed: backend-api, data-collection, strategy-service, mlflow, live-trading, dry-run-trading`,
    ]);
  });

  it("lets functions of the environment reserve more than the account has", () => {
    const small = { ...dev, lambdaConcurrencyLimit: 178 };
    assert.deepEqual(linesOf({}, small), [
      "shared/inventory/functions.ts: reservedConcurrency: found 79 in all, allowed: up to 78, which is tradai:lambdaConcurrencyLimit less 100",
    ]);
    assert.deepEqual(linesOf({}, { ...dev, lambdaConcurrencyLimit: 179 }), []);
  });

  it("counts functions that the environment does not have: prod's gates in dev, the NAT's in prod", () => {
    assert.deepEqual(linesOf({ "deployment-gate": { reservedConcurrency: 900 } }), []);
    const inProd = linesOf({ "nat-route-updater": { reservedConcurrency: 900 } }, loadEnvironment("prod"));
    assert.deepEqual(inProd, []);
  });

  for (const [title, id, change] of [
    ["a function that ends with its state", "data-collection-proxy", { timeoutSeconds: 300 }],
    ["a function that ends just before its schedule", "health-check", { timeoutSeconds: 119 }],
    ["the least memory", "update-status", { memoryMb: 128 }],
    ["the most memory and time", "deregistration", { memoryMb: 10_240, timeoutSeconds: 900 }],
    ["as many kept warm as may run", "backtest-consumer", { provisionedConcurrency: 5 }],
    [
      "a large batch of a queue that is not FIFO",
      "backtest-consumer",
      fromQueue({ queue: "events-dlq", batchSize: 10_000 }),
    ],
    ["two at a time", "backtest-consumer", fromQueue({ maximumConcurrency: 2 })],
  ] as const) {
    it(`is seen in a value at the edge of what is allowed: ${title}`, () => {
      assert.deepEqual(linesOf({ [id]: change }), []);
    });
  }
});
