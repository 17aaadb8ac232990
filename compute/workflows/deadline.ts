import type { Retrier, State, States } from "./asl";

/** Seconds that a step can wait between attempts. */
function waits({ IntervalSeconds, MaxAttempts, BackoffRate, MaxDelaySeconds }: Retrier): number {
  const lengths = Array.from({ length: MaxAttempts }, (_, attempt) =>
    Math.min(IntervalSeconds * BackoffRate ** attempt, MaxDelaySeconds),
  );
  return lengths.reduce((sum, length) => sum + length, 0);
}

/** Seconds that a state takes at most, when every attempt takes all its time. */
function longestStay(state: State): number {
  if (state.Type !== "Task") return 0;
  const attempts = state.Retry.reduce((sum, { MaxAttempts }) => sum + MaxAttempts, 1);
  return attempts * state.TimeoutSeconds + state.Retry.reduce((sum, retrier) => sum + waits(retrier), 0);
}

/** The states that may follow one. */
export function successors(state: State): readonly string[] {
  switch (state.Type) {
    case "Task":
      return [state.Next, ...state.Catch.map(({ Next }) => Next)];
    case "Choice":
      return [...state.Choices.map(({ Next }) => Next), state.Default];
    case "Pass":
      return [state.Next];
    default:
      return [];
  }
}

/**
 * Seconds that the longest way through a state machine takes at most. A machine that timed out as a whole would end
 * without telling anybody: nothing can catch that. So its own timeout is never shorter than this.
 *
 * @throws Error where states form a circle.
 */
export function longestWay(startAt: string, states: States): number {
  const known = new Map<string, number>();
  const from = (name: string, before: readonly string[]): number => {
    const done = known.get(name);
    if (done !== undefined) return done;
    const state = states[name];
    if (state === undefined)
      throw new Error(`no state ${name}; there are: ${Object.keys(states).join(", ")}`);
    if (before.includes(name)) throw new Error(`states form a circle: ${[...before, name].join(" -> ")}`);
    const after = successors(state).map((next) => from(next, [...before, name]));
    const seconds = longestStay(state) + Math.max(0, ...after);
    known.set(name, seconds);
    return seconds;
  };
  return from(startAt, []);
}
