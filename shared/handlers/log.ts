export type Level = "INFO" | "WARN" | "ERROR";

/** Writes one line to the function's log group. */
export type Log = (level: Level, message: string, fields?: Readonly<Record<string, unknown>>) => void;

/**
 * The log of one invocation: a JSON object a line. Lambda filters by `timestamp` and `level` where the function's log
 * format is JSON (https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html).
 */
export function logOf(requestId: string): Log {
  return (level, message, fields = {}) => {
    const line = { timestamp: new Date().toISOString(), level, requestId, message, ...fields };
    process.stdout.write(`${JSON.stringify(line)}\n`);
  };
}

/** An error as text for a line of the log: its kind, which is AWS's code where AWS answered it, and its words. */
export function described(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
