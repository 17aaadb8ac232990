export type Level = "INFO" | "WARN" | "ERROR";

/** Writes one line to the function's log group. */
export type Log = (level: Level, message: string, fields?: Readonly<Record<string, unknown>>) => void;

/**
 * One JSON object a line, with the two fields by which Lambda filters by level where the function's log format
 * is JSON (https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html).
 */
export function logOf(requestId: string): Log {
  return (level, message, fields = {}) => {
    const line = { timestamp: new Date().toISOString(), level, requestId, message, ...fields };
    process.stdout.write(`${JSON.stringify(line)}\n`);
  };
}

/** An error as a field of a line: AWS's code and words. */
export function described(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
