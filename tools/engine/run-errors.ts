import { AsyncLocalStorage } from "node:async_hooks";

type Listener = (error: unknown) => void;

const events = ["uncaughtException", "unhandledRejection"] as const;

interface Run {
  /** Listeners that the run's own code has put on the process. */
  readonly listeners: Readonly<Record<(typeof events)[number], readonly Listener[]>>;
  isOver: boolean;
}

/** The run whose code is being executed, also in a listener that hears of an error of it. */
const current = new AsyncLocalStorage<{ run?: Run }>();

const live = new Set<Run>();

function listenersOf(event: (typeof events)[number]): readonly Listener[] {
  return process.listeners(event as "uncaughtException") as unknown as readonly Listener[];
}

/** Tells the run whose error it is. An error of nobody's is told to all, as it would be without this module. */
function hear(event: (typeof events)[number], error: unknown): void {
  const run = current.getStore()?.run;
  if (run?.isOver === true) return;
  const hearers = run === undefined ? [...live] : [run];
  if (hearers.length === 0 && listenersOf(event).length === 1) throw error;
  for (const { listeners } of hearers) for (const listener of listeners[event]) listener(error);
}

const hearing = Object.fromEntries(events.map((event) => [event, (error: unknown) => hear(event, error)]));

/**
 * Starts a program's run of the Pulumi SDK. The SDK listens to the errors of the whole process from the beginning of a
 * run to its end, and a program whose engine was ended never comes to its end: it would stay on the process's list, and
 * what goes wrong with its broken connections would fail the run that comes after it. Here a run hears of its own errors,
 * and of none when it is over.
 *
 * @param start puts the SDK's listeners on the process before it returns
 * @returns ends the run, whether its program has come to an end or not
 */
export function startRun(start: () => void): () => void {
  const context: { run?: Run } = {};
  const before = events.map((event) => new Set(listenersOf(event)));
  current.run(context, start);
  const added = events.map((event, index) => {
    const own = listenersOf(event).filter((listener) => before[index]?.has(listener) !== true);
    for (const listener of own) process.off(event, listener);
    return [event, own] as const;
  });
  const run: Run = { listeners: Object.fromEntries(added) as unknown as Run["listeners"], isOver: false };
  context.run = run;
  live.add(run);
  for (const event of events) {
    const listener = hearing[event] as Listener;
    if (!listenersOf(event).includes(listener)) process.on(event, listener);
  }
  return () => {
    run.isOver = true;
    live.delete(run);
  };
}
