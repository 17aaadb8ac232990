import type { QueueId } from "./queues";
import type { Row } from "./row";
import type { Wiring } from "./wiring";

/** What starts a function. */
export type Trigger =
  | { readonly kind: "schedule"; readonly everyMinutes: number }
  | {
      readonly kind: "queue";
      readonly queue: QueueId;
      /** Messages in one invocation; a FIFO queue hands over 10 at most. */
      readonly batchSize: number;
      /** Invocations at the same time that the queue starts; not above `reservedConcurrency`. */
      readonly maximumConcurrency: number;
    }
  | { readonly kind: "workflow"; readonly workflows: readonly ("backtest" | "retraining")[] }
  /** The launch of an instance in an Auto Scaling group, and a comparison that makes up for one that was missed. */
  | { readonly kind: "launch"; readonly reconcileEveryMinutes: number }
  /** The end of an instance in an Auto Scaling group, and a comparison that makes up for one that was missed. */
  | { readonly kind: "termination"; readonly reconcileEveryMinutes: number }
  /** A stage of a deployment of an ECS service. */
  | { readonly kind: "deployment"; readonly stage: "PRE_SCALE_UP" | "POST_TEST_TRAFFIC_SHIFT" };

/** One Lambda function. Role, log group, permission, dead-letter path and alarms are derived from it. */
export interface FunctionRow extends Row {
  /** `image`: the function's own repository; `bundle`: TypeScript of this repository. */
  readonly code: "image" | "bundle";
  /** Megabytes, which also decide the share of a processor. */
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  /** Executions at the same time; 1 where a second one would work on the same things (TRADAI-H-03). */
  readonly reservedConcurrency: number;
  /** Execution environments kept warm behind the alias in prod, where a cold start is waited for (EDGAR-04). */
  readonly provisionedConcurrency?: number;
  readonly trigger: Trigger;
  /** `vpc`: in the private subnets; `outside`: must work while the way out of the VPC does not. */
  readonly network: "vpc" | "outside";
  /** Layer that declares it. */
  readonly layer: "foundation" | "compute";
  /** The shape of the services that it belongs to; both without one. */
  readonly shape?: "consolidated" | "fargate";
  readonly wiring: Wiring;
}
