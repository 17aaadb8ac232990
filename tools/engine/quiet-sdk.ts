type DebuggablePromise = (promise: Promise<unknown>, context: string) => Promise<unknown>;

interface Debuggable {
  debuggablePromise: DebuggablePromise;
  readonly debugPromiseLeaks: boolean;
}

interface State {
  readonly getStore: () => { readonly leakCandidates: Set<Promise<unknown>> };
}

let quiet: Promise<void> | undefined;

/**
 * Takes two habits off the Pulumi SDK of this process that cost a third of a preview's time and that nobody sees:
 * a stack trace and three promises for each promise that it makes itself (kept where PULUMI_DEBUG_PROMISE_LEAKS asks
 * for them), and a call of the engine for every debug message, which the engine then drops. The SDK has no setting
 * for either; its modules call these functions through their exports. Stack traces of a program's own errors stay.
 */
export async function quietSdk(): Promise<void> {
  await (quiet ??= takeOff());
}

async function takeOff(): Promise<void> {
  const [log, debuggable, state] = await Promise.all([
    import("@pulumi/pulumi/log/index.js"),
    import("@pulumi/pulumi/runtime/debuggable.js"),
    import("@pulumi/pulumi/runtime/state.js"),
  ]);
  Object.assign(log.default, { debug: () => Promise.resolve() });

  // The SDK ships these modules without types.
  const { default: exported } = debuggable as unknown as { readonly default: Debuggable };
  const { default: kept } = state as unknown as { readonly default: State };
  if (!exported.debugPromiseLeaks) exported.debuggablePromise = watched(kept);
}

/** What remains of it: a promise that never settles is still counted at the end of the program. */
function watched({ getStore }: State): DebuggablePromise {
  return (promise) => {
    const { leakCandidates } = getStore();
    leakCandidates.add(promise);
    return promise.then(
      (value) => {
        leakCandidates.delete(promise);
        return value;
      },
      (error: unknown) => {
        leakCandidates.delete(promise);
        throw error;
      },
    );
  };
}
