import type * as aws from "@pulumi/aws";
import type { LayerContext } from "../../shared/components";

/** Seconds that a launched instance may take to become ready, counted by its script, which then gives up by itself. */
export const bootLimit = 900;

/** Seconds for which a launched instance is waited for; more than its script and the machine's own boot take. */
export const launchHeartbeat = 1200;

/** Seconds for which an instance that ends is kept; the function that deregisters it may take 240. */
const terminateHeartbeat = 300;

type Hook = aws.types.input.autoscaling.GroupInitialLifecycleHook;

/**
 * The hooks that hold an instance until its services answer, and until nothing leads to it any more (TRADAI-H-01). They
 * are part of the group: one that comes after it would miss the first instance. Where nobody answers the group goes on;
 * the load balancer's health check judges the instance, and the reconciler removes what is left of it.
 */
export function hostHooks({ names }: LayerContext): Hook[] {
  return [
    {
      name: names.hostHook("launch"),
      lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING",
      heartbeatTimeout: launchHeartbeat,
      defaultResult: "CONTINUE",
    },
    {
      name: names.hostHook("terminate"),
      lifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING",
      heartbeatTimeout: terminateHeartbeat,
      defaultResult: "CONTINUE",
    },
  ];
}
