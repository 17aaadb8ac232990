/** Failures that the user can put right, and how they are told. */
import process from "node:process";

/** A failure whose message is all the user needs: it is printed without a stack trace. */
export class SetupError extends Error {
  /**
   * @param {string} message what is wrong and what to do about it
   * @param {1 | 2} [exitCode] 1 for a failure, 2 for a command line that cannot be understood
   */
  constructor(message, exitCode = 1) {
    super(message);
    this.name = "SetupError";
    this.exitCode = exitCode;
  }
}

/** @type {Record<string, string>} */
const MEANINGS = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the file system is read-only",
  ENOSPC: "no space left on the disk",
  EDQUOT: "the disk quota is used up",
  EIO: "the disk reported an error",
  ENOTDIR: "a file is where a folder must be",
  EEXIST: "a file is where a folder must be",
  EISDIR: "a folder is where a file must be",
  ENOENT: "it does not exist",
};

/**
 * The code of an error of the operating system ("ENOSPC"), or undefined for any other error.
 * @param {unknown} error
 * @returns {string | undefined}
 */
export function systemCode(error) {
  const { code, syscall } = /** @type {{ code?: unknown, syscall?: unknown }} */ (Object(error));
  return typeof code === "string" && typeof syscall === "string" ? code : undefined;
}

/**
 * In words what an error says, for the end of a sentence.
 * @param {unknown} error
 * @returns {string}
 */
export function reason(error) {
  const code = systemCode(error);
  if (code !== undefined) {
    return code in MEANINGS ? `${MEANINGS[code]} (${code})` : /** @type {Error} */ (error).message;
  }
  return error instanceof Error ? error.message : String(error);
}

/**
 * Prints a failure to stderr and sets the exit code. An error that is neither a SetupError nor the operating
 * system's is a defect of this program: it is thrown on, so that its stack is seen.
 * @param {unknown} error
 */
export function report(error) {
  if (error instanceof SetupError) {
    process.stderr.write(`setup: ${error.message}\n`);
    process.exitCode = error.exitCode;
    return;
  }
  if (systemCode(error) === undefined) throw error;
  const { path } = /** @type {{ path?: string }} */ (error);
  process.stderr.write(`setup: ${path === undefined ? "" : `${path}: `}${reason(error)}\n`);
  process.exitCode = 1;
}
