import { AutoScalingServiceException, CompleteLifecycleActionCommand } from "@aws-sdk/client-auto-scaling";
import { autoScaling } from "./clients";
import type { Termination } from "./event";

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
 * Lets the instance end. An action that nobody waits for any more is no error: events come more than once, and a
 * retry may come after the hook's own time limit.
 *
 * @throws AutoScalingServiceException for every other answer
 */
export async function completeTermination(termination: Termination): Promise<Completion> {
  const completion = new CompleteLifecycleActionCommand({
    AutoScalingGroupName: termination.group,
    LifecycleHookName: termination.hook,
    LifecycleActionToken: termination.token,
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
