type DebuggablePromise = (promise: Promise<unknown>, context: string) => Promise<unknown>;

interface Debuggable {
  debuggablePromise: DebuggablePromise;
  readonly debugPromiseLeaks: boolean;
}

let quiet: Promise<void> | undefined;

/**
 * Takes two habits off the Pulumi SDK of this process that cost a third of a preview's time and that nobody sees:
 * a stack trace for each of the four promises behind every output (kept where PULUMI_DEBUG_PROMISE_LEAKS asks for
 * them), and a call of the engine for every debug message, which the engine then drops. The SDK has no setting for
 * either; its modules call these functions through their exports. Stack traces of a program's own errors stay.
 */
export async function quietSdk(): Promise<void> {
  await (quiet ??= takeOff());
}

async function takeOff(): Promise<void> {
  const [log, debuggable] = await Promise.all([
    import("@pulumi/pulumi/log/index.js"),
    import("@pulumi/pulumi/runtime/debuggable.js"),
  ]);
  Object.assign(log.default, { debug: () => Promise.resolve() });

  // The SDK ships this module without types.
  const { default: exported } = debuggable as unknown as { readonly default: Debuggable };
  if (!exported.debugPromiseLeaks) exported.debuggablePromise = withoutStack(exported.debuggablePromise);
}

function withoutStack(debuggablePromise: DebuggablePromise): DebuggablePromise {
  return (promise, context) => {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    try {
      return debuggablePromise(promise, context);
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
    }
  };
}
