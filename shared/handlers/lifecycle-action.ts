import { AutoScalingServiceException, CompleteLifecycleActionCommand } from "@aws-sdk/client-auto-scaling";
import type { AutoScalingClient } from "@aws-sdk/client-auto-scaling";
import type { LifecycleAction } from "./lifecycle-event";

/** `over`: the action was completed before, or its time ran out. */
export type Completion = "completed" | "over";

/** Auto Scaling has no code of its own for it, only its words. */
function isOver(error: unknown): boolean {
  return (
    error instanceof AutoScalingServiceException &&
    error.name === "ValidationError" &&
    error.message.includes("No active Lifecycle Action found")
  );
}

/**
 * Lets an instance that waits at a hook go on. An action that nobody waits for any more is no error: events come more than
 * once, and a retry may come after the hook's own time limit.
 *
 * Not part of the folder's index, which handlers without Auto Scaling read too.
 *
 * @throws AutoScalingServiceException for every other answer
 */
export async function completeLifecycleAction(
  autoScaling: AutoScalingClient,
  action: LifecycleAction,
): Promise<Completion> {
  const completion = new CompleteLifecycleActionCommand({
    AutoScalingGroupName: action.group,
    LifecycleHookName: action.hook,
    LifecycleActionToken: action.token,
    LifecycleActionResult: "CONTINUE",
  });
  try {
    await autoScaling.send(completion);
    return "completed";
  } catch (error) {
    if (!isOver(error)) throw error;
    return "over";
  }
}
