import { container, task } from "./containers";
import { worker, workerRole } from "./function";
import type { Example, Fixture, ViolatingExample } from "../rule";
import { wrongWith } from "./wrong";

type Inputs = Readonly<Record<string, unknown>>;

const writes = {
  Effect: "Allow",
  Action: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"],
  Resource: "*",
};

const reads = { Effect: "Allow", Action: "xray:GetTraceSummaries", Resource: "*" };

const machine = (inputs: Inputs = {}): Fixture => ({
  type: "aws:sfn/stateMachine:StateMachine",
  name: "workflow",
  inputs: { name: "tradai-backtest-workflow-prod", tracingConfiguration: { enabled: true }, ...inputs },
});

const stage = (xrayTracingEnabled?: boolean): Fixture => ({
  type: "aws:apigateway/stage:Stage",
  name: "stage",
  inputs: { stageName: "v1", xrayTracingEnabled },
});

const active = { tracingConfig: { mode: "Active" } };

const ofWorkerRole = { taskRoleArn: "tradai-worker-role-prod" };

/** Examples of what traces its calls. */
export const tracingExamples: {
  readonly compliant: readonly Example[];
  readonly violating: readonly ViolatingExample[];
} = {
  compliant: [
    { title: "A function that traces and may", resources: [worker(active), ...workerRole(writes)] },
    { title: "A task of which nobody says what runs", resources: [task([])] },
    { title: "A workflow and a stage", resources: [machine(), stage(true)] },
    {
      title: "A task with its collector, which may write",
      resources: [task(undefined, ofWorkerRole), ...workerRole(writes)],
    },
  ],
  violating: [
    wrongWith(
      "A workflow whose traces are dropped",
      "workflow",
      "worker-role does not grant xray:PutTraceSegments",
      machine({ roleArn: "tradai-worker-role-prod" }),
      ...workerRole(reads),
    ),
    wrongWith("A function that says nothing", "worker", "`tracingConfig.mode` is nothing", worker()),
    wrongWith(
      "A function that traces when others do",
      "worker",
      '"PassThrough"',
      worker({ tracingConfig: { mode: "PassThrough" } }),
    ),
    wrongWith(
      "A function whose traces are dropped",
      "worker",
      "does not grant xray:PutTraceSegments",
      worker(active),
      ...workerRole(reads),
    ),
    wrongWith(
      "A workflow without traces",
      "workflow",
      "`tracingConfiguration.enabled` is nothing",
      machine({ tracingConfiguration: undefined }),
    ),
    wrongWith("A stage without traces", "stage", "`xrayTracingEnabled` is nothing", stage()),
    wrongWith(
      "A task without collector",
      "task-backend-api",
      "no container of the task",
      task([container()]),
    ),
    wrongWith(
      "A collector that may not write",
      "task-backend-api",
      "worker-role does not grant",
      task(undefined, ofWorkerRole),
      ...workerRole(reads),
    ),
  ],
};
