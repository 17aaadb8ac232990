/** Names that AWS's services give to errors that ask for patience. */
const throttled = /Throttl|RequestLimitExceeded|TooManyRequests/;

/**
 * Whether a call may work when it is made again: AWS was at fault, asked for patience, or could not be reached. What the
 * caller may not do, or asked wrongly, never works.
 */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === "TimeoutError" || throttled.test(error.name)) return true;
  if ("$fault" in error) return error.$fault === "server";
  // The codes of Node.js: ECONNRESET, EAI_AGAIN.
  return "code" in error && typeof error.code === "string" && error.code.startsWith("E");
}
