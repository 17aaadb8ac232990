/** An answer of AWS's that refuses a request: the exception's name, AWS's words, and what would help. */
export class AwsError extends Error {
  override readonly name = "AwsError";

  constructor(
    readonly code: string,
    said: string,
    hint?: string,
  ) {
    super(`${code}: ${said}${hint === undefined ? "" : `\n${hint}`}`);
  }
}
