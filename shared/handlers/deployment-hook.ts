import * as z from "zod/mini";
import { mismatchesOf } from "./mismatch";
import type { Mismatch } from "./mismatch";

/** A stage of an ECS deployment at which a hook is asked. */
export type Stage = "PRE_SCALE_UP" | "POST_TEST_TRAFFIC_SHIFT";

/** A deployment that waits for its hook's answer. */
export interface Deployment {
  /** ARN of the deployment, which is the same each time that its hooks are asked. */
  readonly arn: string;
  /** Name of the service. */
  readonly service: string;
  /** ARN of the service revision that is to be deployed. */
  readonly revision: string;
  /** What the hook's last answer in this deployment, or the service's configuration of it, gave along. */
  readonly hookDetails: Readonly<Record<string, unknown>>;
}

export type DeploymentReading =
  | { readonly kind: "deployment"; readonly deployment: Deployment }
  | { readonly kind: "unknown"; readonly mismatches: readonly Mismatch[] };

/**
 * What a hook answers. `FAILED`, no answer and a failing function roll the deployment back; after `IN_PROGRESS` ECS asks
 * again in `callBackDelay` seconds and gives `hookDetails` along
 * (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/lambda-lifecycle-hooks.html).
 */
export type HookAnswer =
  | { readonly hookStatus: "SUCCEEDED" | "FAILED" }
  | {
      readonly hookStatus: "IN_PROGRESS";
      readonly callBackDelay: number;
      readonly hookDetails?: Readonly<Record<string, string>>;
    };

/** The payload as the page above has it. */
function hookEvent(stage: Stage) {
  return z.object({
    lifecycleStage: z.literal(stage),
    resourceArn: z.string().check(z.regex(/^arn:[^:]+:ecs:[^:]+:[^:]+:service-deployment\//)),
    executionDetails: z.object({
      serviceArn: z.string().check(z.regex(/^arn:[^:]+:ecs:[^:]+:[^:]+:service\/[^/]+\/[^/]+$/)),
      targetServiceRevisionArn: z.string(),
    }),
    hookDetails: z.optional(z.unknown()),
  });
}

const details = z.record(z.string(), z.unknown());

/** Tells a deployment at the stage that the hook is for from everything else. */
export function readDeployment(event: unknown, stage: Stage): DeploymentReading {
  const reading = hookEvent(stage).safeParse(event);
  if (!reading.success) return { kind: "unknown", mismatches: mismatchesOf(event, reading.error) };
  const { resourceArn, executionDetails, hookDetails } = reading.data;
  return {
    kind: "deployment",
    deployment: {
      arn: resourceArn,
      service: executionDetails.serviceArn.split("/").at(-1) ?? "",
      revision: executionDetails.targetServiceRevisionArn,
      hookDetails: details.safeParse(hookDetails).data ?? {},
    },
  };
}
