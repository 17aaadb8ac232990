import { expression } from "./asl";
import type { Catcher, Expressed, Expression, States, Template } from "./asl";
import type { Failure, FunctionPayloads } from "./payloads";
import { fail } from "./states";
import { invoke, publish } from "./tasks";
import type { WorkflowFacts } from "./tasks";

/** States of the notice that others go to. */
export const noticeStates = { notify: "NotifyFailure", publish: "TellOperators", failed: "Failed" } as const;

/** Why a step failed: of a container task the reason in ECS's description of it, which is long; otherwise what AWS or the function says. */
const cause = expression(
  [
    "($cause := $type($states.errorOutput.Cause) = 'string' ? $states.errorOutput.Cause : 'no cause was given';",
    `$marker := '"StoppedReason":"';`,
    "$contains($cause, $marker)",
    `? $substringBefore($substringAfter($cause, $marker), '"')`,
    ": $substring($cause, 0, 1000))",
  ].join(" "),
);

/** Keeps in `$failure` what went wrong, and goes to the states that tell it. */
export function caughtTo(next: string): Catcher {
  const failure: Expressed<Failure> = {
    step: expression("$states.context.State.Name"),
    name: expression("$states.errorOutput.Error"),
    cause,
  };
  return { ErrorEquals: ["States.ALL"], Assign: { failure: { ...failure } }, Next: next };
}

/** Goes on although a step of the notice failed; `$failure` stays what it was. */
export function wentOnTo(next: string): Catcher {
  return { ErrorEquals: ["States.ALL"], Next: next };
}

/** `$failure` where no step failed, but the input or an answer makes no sense. */
export function refusal(step: string, name: string, why: Expression): Readonly<Record<string, Template>> {
  return { failure: { step, name, cause: why } };
}

/**
 * Tells that a workflow failed, and ends it as failed, so that its alarm goes off (USDCOP-25). Where the function that
 * tells it fails too, the alerts topic is told without it; whatever becomes of that, the execution has failed.
 */
export function failureNotice(
  context: WorkflowFacts,
  workflow: string,
  payload: Expressed<FunctionPayloads["notify-completion"]>,
): States {
  return {
    [noticeStates.notify]: invoke(context, "notify-completion", payload, {
      comment: "Tell that it failed",
      caught: wentOnTo(noticeStates.publish),
      next: noticeStates.failed,
    }),
    [noticeStates.publish]: publish(
      context.arns.topic("alerts"),
      `The ${workflow} workflow failed without its usual notice`,
      expression(
        "'Execution ' & $execution & ' failed in ' & $failure.step & ': ' & $failure.name & '. ' & $failure.cause",
      ),
      {
        comment: "Tell the operators without the function",
        caught: wentOnTo(noticeStates.failed),
        next: noticeStates.failed,
      },
    ),
    [noticeStates.failed]: fail(
      "The execution counts as failed",
      expression("$failure.name"),
      expression("$failure.step & ': ' & $failure.cause"),
    ),
  };
}
