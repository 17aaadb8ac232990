/**
 * True where the environment owns its account's singletons, such as the detectors. Configuration that does not reach
 * the pack leaves it so: an environment that owns nothing says so.
 */
export function ownsAccount(stackConfig: Readonly<Record<string, string>>): boolean {
  return stackConfig["tradai:ownsAccount"] !== "false";
}
