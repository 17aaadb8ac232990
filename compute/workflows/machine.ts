import type { StateMachineDefinition, States } from "./asl";
import { longestWay, successors } from "./deadline";

/** The states that can be reached from one. */
function reachable(startAt: string, states: States): States {
  const names = new Set<string>();
  const visit = (name: string): void => {
    const state = states[name];
    if (state === undefined)
      throw new Error(`no state ${name}; there are: ${Object.keys(states).join(", ")}`);
    if (names.has(name)) return;
    names.add(name);
    successors(state).forEach(visit);
  };
  visit(startAt);
  return Object.fromEntries(Object.entries(states).filter(([name]) => names.has(name)));
}

/**
 * A state machine of those states that can be reached: AWS refuses any other, and an environment without strategies
 * never comes to what follows a strategy's task. Its timeout is the longest way through it.
 */
export function machine(comment: string, startAt: string, states: States): StateMachineDefinition {
  return {
    Comment: comment,
    QueryLanguage: "JSONata",
    StartAt: startAt,
    TimeoutSeconds: longestWay(startAt, states),
    States: reachable(startAt, states),
  };
}
