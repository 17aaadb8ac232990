import assert from "node:assert/strict";
import type { Environment } from "../../shared/naming";
import { linesFor } from "./support/folder";
import { remove, set, tellsOfEach } from "./support/mistakes";
import type { Mistake } from "./support/mistakes";

type Steps = readonly (string | number)[];

/** Writes a value below `tradai:containers`. */
const containers = (value: unknown, ...steps: Steps): Mistake[2] =>
  set(["tradai:containers", ...steps], value);

/** Writes a property of one service. */
const service = (id: string, property: string, value: unknown): Mistake[2] =>
  containers(value, "services", id, property);

const at = (path: string, purpose: string): string => `tradai:containers.${path}: ${purpose}`;
const cpu = "processor units of the task; 1024 are one vCPU";
const memory = "megabytes of memory of the task";
const desired = "tasks to begin with; later the scaling or an operator decides";
const min = "fewest tasks that the scaling keeps";
const max = "most tasks that the scaling starts";
const oneService = "tasks of one service";

const sizes: readonly Mistake[] = [
  [
    "processor units that Fargate does not offer",
    "dev",
    service("live-trading", "cpu", 500),
    `${at("services.live-trading.cpu", cpu)}; found 500, allowed: one of 256, 512, 1024 in dev`,
  ],
  [
    "processor units that dev may not pay for, but prod may",
    "dev",
    containers({ cpu: 2048, memoryMb: 4096 }, "strategyTasks"),
    `${at("strategyTasks.cpu", cpu)}; found 2048, allowed: one of 256, 512, 1024 in dev`,
  ],
  [
    "processor units that prod may not pay for",
    "prod",
    service("mlflow", "cpu", 4096),
    `${at("services.mlflow.cpu", cpu)}; found 4096, allowed: one of 256, 512, 1024, 2048 in prod`,
  ],
  [
    "half a processor unit",
    "dev",
    service("live-trading", "cpu", 0.5),
    `${at("services.live-trading.cpu", cpu)}; found 0.5, allowed: 256, 512, 1024 or 2048, no more than the environment's largest`,
  ],
  [
    "memory that Fargate does not offer with so many processor units",
    "dev",
    containers(8192, "strategyTasks", "memoryMb"),
    `${at("strategyTasks.memoryMb", memory)}; found 8192, allowed: one of 1024, 2048, 3072, 4096 with 512 processor units`,
  ],
  [
    "memory with its unit",
    "dev",
    service("dry-run-trading", "memoryMb", "1GB"),
    `${at("services.dry-run-trading.memoryMb", memory)}; found "1GB", allowed: a whole number that Fargate offers with its processor units`,
  ],
];

const counts: readonly Mistake[] = [
  [
    "a singleton with two tasks to begin with",
    "dev",
    containers({ cpu: 512, memoryMb: 1024, desired: 2, min: 0, max: 1 }, "services", "live-trading"),
    `${at("services.live-trading.desired", desired)}; found 2, allowed: 0 or 1: two of live-trading would trade twice`,
  ],
  [
    "a singleton that may grow to two tasks",
    "prod",
    service("dry-run-trading", "max", 2),
    `${at("services.dry-run-trading.max", max)}; found 2, allowed: 0 or 1: two of dry-run-trading would trade twice`,
  ],
  [
    "a singleton that keeps two tasks",
    "staging",
    service("live-trading", "min", 2),
    `${at("services.live-trading.min", min)}; found 2, allowed: 0 or 1: two of live-trading would trade twice`,
  ],
  [
    "a service of prod in one zone",
    "prod",
    service("backend-api", "min", 1),
    `${at("services.backend-api.min", min)}; found 1, allowed: at least 2 in prod, one in each zone`,
  ],
  [
    "fewer tasks to begin with than are kept",
    "prod",
    service("mlflow", "min", 3),
    `${at("services.mlflow.min", min)}; found 3, allowed: at most desired, which is 2`,
  ],
  [
    "more tasks to begin with than are started",
    "prod",
    service("strategy-service", "desired", 5),
    `${at("services.strategy-service.max", max)}; found 4, allowed: at least desired, which is 5`,
  ],
  [
    "fewer than no tasks",
    "dev",
    service("live-trading", "desired", -1),
    `${at("services.live-trading.desired", desired)}; found -1, allowed: a whole number from 0`,
  ],
  [
    "half a task",
    "dev",
    service("live-trading", "min", 0.5),
    `${at("services.live-trading.min", min)}; found 0.5, allowed: a whole number of 0 to desired`,
  ],
  [
    "more tasks than any service may have",
    "prod",
    service("data-collection", "max", 21),
    `${at("services.data-collection.max", max)}; found 21, allowed: a whole number from desired to 20; 1 for a singleton`,
  ],
];

const present: readonly Mistake[] = [
  [
    "a service of the host, which would run twice",
    "dev",
    containers({ cpu: 256, memoryMb: 512, desired: 1, min: 1, max: 1 }, "services", "mlflow"),
    `${at("services.mlflow", oneService)}; found {"cpu":256,"memoryMb":512,"desired":1,"min":1,"max":1}, allowed: nothing: it runs on the host where services is consolidated`,
  ],
  [
    "a service of prod left out",
    "prod",
    remove("tradai:containers", "services", "backend-api"),
    `${at("services.backend-api", oneService)}; missing, allowed: cpu, memoryMb, desired, min and max: it runs on ECS where services is fargate`,
  ],
  [
    "one of the trading pair left out",
    "dev",
    remove("tradai:containers", "services", "dry-run-trading"),
    `${at("services.dry-run-trading", oneService)}; missing, allowed: cpu, memoryMb, desired, min and max: it runs on ECS where services is consolidated`,
  ],
  [
    "a service that does not exist",
    "dev",
    containers({ cpu: 256, memoryMb: 512, desired: 0, min: 0, max: 1 }, "services", "live-trade"),
    `${at("services.live-trade", "unknown key; did you mean live-trading?")} allowed: backend-api, data-collection, strategy-service, mlflow, live-trading, dry-run-trading`,
  ],
  [
    "a service without a size",
    "dev",
    remove("tradai:containers", "services", "live-trading", "memoryMb"),
    `${at("services.live-trading.memoryMb", memory)}; missing, allowed: a whole number that Fargate offers with its processor units`,
  ],
  [
    "strategies without a size",
    "dev",
    remove("tradai:containers", "strategyTasks"),
    `${at("strategyTasks", "size of the task that runs a strategy")}; missing, allowed: cpu and memoryMb`,
  ],
  [
    "no tasks at all",
    "dev",
    remove("tradai:containers"),
    "tradai:containers: tasks on Fargate; missing, allowed: services, strategyTasks, deployments, bakeMinutes and serviceConnectTls",
  ],
];

describe("a mistake in the settings of tasks", () => {
  tellsOfEach([...sizes, ...counts, ...present]);

  it("hides another one, so that a person mends the file twice", () => {
    const edit: Mistake[2] = (config) => {
      service("live-trading", "desired", 2)(config);
      service("live-trading", "cpu", 2048)(config);
      containers({ cpu: 512, memoryMb: 512 }, "strategyTasks")(config);
    };
    assert.deepEqual(linesFor("dev", { dev: edit }), [
      `Pulumi.dev.yaml: ${at("services.live-trading.cpu", cpu)}; found 2048, allowed: one of 256, 512, 1024 in dev`,
      `Pulumi.dev.yaml: ${at("services.live-trading.desired", desired)}; found 2, allowed: 0 or 1: two of live-trading would trade twice`,
      `Pulumi.dev.yaml: ${at("strategyTasks.memoryMb", memory)}; found 512, allowed: one of 1024, 2048, 3072, 4096 with 512 processor units`,
    ]);
  });

  const edges: readonly (readonly [title: string, environment: Environment, edit: Mistake[2]])[] = [
    ["dev's largest task", "dev", containers({ cpu: 1024, memoryMb: 8192 }, "strategyTasks")],
    ["prod's largest task", "prod", containers({ cpu: 2048, memoryMb: 16_384 }, "strategyTasks")],
    ["the smallest task", "dev", containers({ cpu: 256, memoryMb: 512 }, "strategyTasks")],
    ["a singleton that an operator started", "prod", service("live-trading", "desired", 1)],
    ["20 tasks", "prod", service("backend-api", "max", 20)],
    ["as many tasks to begin with as are started", "prod", service("mlflow", "desired", 4)],
  ];
  for (const [title, environment, edit] of edges) {
    it(`is seen in a value at the edge of what is allowed: ${title}`, () => {
      assert.deepEqual(linesFor(environment, { [environment]: edit }), []);
    });
  }
});
