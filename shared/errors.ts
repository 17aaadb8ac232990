/**
 * A mistake the user can put right. Command-line tools and Pulumi's language host print its message alone,
 * without a stack trace, so the message names the file, the key or resource, the value found and what is
 * allowed.
 */
export class UserError extends Error {
  override readonly name = "UserError";

  /** Read by `RunError.isInstance` of @pulumi/pulumi, which then hides the stack. */
  readonly __pulumiRunError = true;

  /** @param exitCode 1 for a failure or violation, 2 for a command line that cannot be understood. */
  constructor(
    message: string,
    readonly exitCode: 1 | 2 = 1,
  ) {
    super(message);
  }
}
