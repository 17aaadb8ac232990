import { expression } from "./asl";
import type { ChoiceRule, RunTask, States } from "./asl";
import { refusal } from "./failure-notice";
import { assign, choice } from "./states";

/** What a workflow does with the strategy that its input names. */
export interface StrategyStep {
  /** The setting `strategies`. */
  readonly strategies: readonly string[];
  /** First part of the states' names, for example `Run`. */
  readonly verb: string;
  readonly run: (strategy: string) => RunTask;
  /** State that tells a failure. */
  readonly failed: string;
}

/**
 * A task for each strategy and the choice between them, so that the definition names every task definition
 * (decisions.md section 5). Without any strategy each one is unknown: a Choice without a rule is refused by AWS.
 *
 * @returns the states, and the one to begin with.
 */
export function chooseStrategy(step: StrategyStep): { readonly begin: string; readonly states: States } {
  const stateOf = (strategy: string): string => `${step.verb}-${strategy}`;
  const unknown: States = {
    UnknownStrategy: assign(
      "The input names a strategy that this environment does not have",
      refusal(
        "ChooseStrategy",
        "UnknownStrategy",
        expression(`'no strategy "' & $strategy & '"; there are: ${step.strategies.join(", ") || "none"}'`),
      ),
      step.failed,
    ),
  };
  const [first, ...others] = step.strategies.map((strategy): ChoiceRule => ({
    Condition: expression(`$strategy = '${strategy}'`),
    Next: stateOf(strategy),
  }));
  if (first === undefined) return { begin: "UnknownStrategy", states: unknown };
  return {
    begin: "ChooseStrategy",
    states: {
      ChooseStrategy: choice("Take the task of the strategy", [first, ...others], "UnknownStrategy"),
      ...Object.fromEntries(step.strategies.map((strategy) => [stateOf(strategy), step.run(strategy)])),
      ...unknown,
    },
  };
}
