import type { State } from "../graph/state-machines";
import {
  catchAllOf,
  catchersOf,
  definitionOf,
  followersOf,
  integrationOf,
  argumentOf,
  reachedFrom,
  statesOf,
} from "../graph/state-machines";
import type { Resource } from "../graph/resource";
import type { Check } from "../rule";

const tasksOf = (machine: Resource): readonly State[] =>
  statesOf(machine).filter(({ type }) => type === "Task");
const label = ({ name }: State): string => `state ${name}`;

/** AWS refuses a definition that names a state which is not there. */
export const holdsTogether: Check = function* (machine) {
  const definition = definitionOf(machine);
  if (definition.kind === "malformed") {
    yield { found: `\`definition\`: ${definition.problem}`, expected: "the Amazon States Language as JSON" };
    return;
  }
  for (const { startAt, states } of definition.scopes) {
    if (!states.has(startAt)) {
      yield {
        found: `\`StartAt\` names ${startAt || "nothing"}, which is no state`,
        expected: "a state beside it",
      };
    }
    for (const state of states.values()) {
      const names = [...followersOf(state), ...catchersOf(state).map(({ next }) => next)];
      const lost = [...new Set(names)].filter((name) => !states.has(name));
      if (lost.length > 0) {
        yield {
          found: `${label(state)} goes on to ${lost.join(", ")}, which is no state`,
          expected: "a state beside it",
        };
      }
    }
  }
};

/** Relation 34, USDCOP-48: what passes is tried again, later each time, and not by everybody at once. */
export const retried: Check = function* (machine) {
  for (const state of tasksOf(machine)) {
    // A retrier of no attempts says what is not worth another.
    const retriers = state.body.blocks("Retry").filter((retrier) => retrier.number("MaxAttempts") !== 0);
    if (retriers.length === 0) {
      yield {
        found: `${label(state)} has no \`Retry\`: a passing error ends the run`,
        expected: "a retrier",
      };
    }
    // Step Functions doubles the wait where the definition does not say.
    const isEven = retriers.some((each) => each.has("BackoffRate") && !(Number(each.raw("BackoffRate")) > 1));
    if (isEven) {
      yield { found: `${label(state)} tries again at an even pace`, expected: "`BackoffRate` above 1" };
    }
    if (retriers.some((retrier) => retrier.text("JitterStrategy") !== "FULL")) {
      yield {
        found: `${label(state)} tries again at the same moment as every other run that failed with it`,
        expected: '`JitterStrategy: "FULL"`',
      };
    }
  }
};

/** Relation 34: nothing waits for ever. */
export const bounded: Check = function* (machine) {
  for (const state of tasksOf(machine)) {
    if (!["TimeoutSeconds", "TimeoutSecondsPath"].some((name) => state.body.has(name))) {
      yield {
        found: `${label(state)} has no \`TimeoutSeconds\`: it waits for up to 99999999 seconds`,
        expected: "`TimeoutSeconds` of what the task may take",
      };
    }
    const waits = integrationOf(state)?.pattern === "waitForTaskToken";
    if (waits && !["HeartbeatSeconds", "HeartbeatSecondsPath"].some((name) => state.body.has(name))) {
      yield {
        found: `${label(state)} waits for a token without \`HeartbeatSeconds\`: who died with it is waited for`,
        expected: "`HeartbeatSeconds` below the timeout",
      };
    }
  }
};

/** Relation 34: an input that no rule expects goes somewhere. */
export const decided: Check = function* (machine) {
  for (const state of statesOf(machine).filter(({ type }) => type === "Choice")) {
    if (!state.body.has("Default")) {
      yield {
        found: `${label(state)} has no \`Default\`: an input that no rule expects ends the run, and nothing can catch that`,
        expected: "`Default`",
      };
    }
  }
};

/** True for a state that tells somebody: a message to a topic, or a function made to notify. */
function tells(state: State): boolean {
  return (
    state.type === "Task" &&
    (integrationOf(state)?.call === "sns:publish" ||
      /notif/i.test([state.name, argumentOf(state, "FunctionName"), state.body.text("Resource")].join()))
  );
}

/** The states to which the failure of one leads; none where it ends the run at once. */
function afterFailureOf(state: State): readonly State[] {
  const caught = catchAllOf(state);
  if (!caught) {
    return [];
  }
  const way = reachedFrom(caught.state.scope, caught.next);
  // A branch that fails hands over to what catches the failure of all branches.
  const { owner } = caught.state.scope;
  return owner && way.some(({ type }) => type === "Fail") ? [...way, ...afterFailureOf(owner)] : way;
}

/** Relation 34, USDCOP-25: whatever fails is caught, and somebody is told. */
export const caughtAndTold: Check = function* (machine) {
  for (const state of tasksOf(machine)) {
    if (!catchAllOf(state)) {
      yield {
        found: `${label(state)} catches not every error: its failure ends the run before anybody is told`,
        expected: '`Catch` of "States.ALL", its own or that of the state that runs it',
      };
    } else if (!tells(state) && !afterFailureOf(state).some(tells)) {
      yield {
        found: `${label(state)} fails to a way on which nobody is told`,
        expected: "a way to a message to a topic or to a function that notifies",
      };
    }
  }
};

/** A run whose failure was caught has succeeded, unless it ends in a `Fail` state: no alarm would go off. */
export const endsAsFailed: Check = function* (machine) {
  const ways = tasksOf(machine).flatMap((state) => afterFailureOf(state));
  if (ways.length > 0 && !ways.some(({ type }) => type === "Fail")) {
    yield {
      found: "whatever is caught ends as a success: ExecutionsFailed stays 0 and its alarm silent",
      expected: "a `Fail` state at the end of the way of a failure",
    };
  }
};
