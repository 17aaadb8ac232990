import type { ChoiceRule, ChoiceState, FailState, PassState, SucceedState, Template } from "./asl";

/** Goes one of several ways; what no rule matches goes the last way. */
export function choice(
  comment: string,
  rules: readonly [ChoiceRule, ...ChoiceRule[]],
  otherwise: string,
): ChoiceState {
  return { Type: "Choice", Comment: comment, Choices: rules, Default: otherwise };
}

/**
 * Keeps values in variables. No state but a task can catch, so its expressions must hold for whatever they read.
 */
export function assign(
  comment: string,
  variables: Readonly<Record<string, Template>>,
  next: string,
): PassState {
  return { Type: "Pass", Comment: comment, Assign: variables, Next: next };
}

/** Ends the execution well. */
export function succeed(comment: string, output: Template): SucceedState {
  return { Type: "Succeed", Comment: comment, Output: output };
}

/** Ends the execution as failed, which its alarm sees. */
export function fail(comment: string, error: string, cause: string): FailState {
  return { Type: "Fail", Comment: comment, Error: error, Cause: cause };
}
