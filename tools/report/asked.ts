import { writeFileSync } from "node:fs";
import { UserError } from "../../shared/errors";
import { oneOf } from "../engine/command-line";
import { failures, type Failure } from "./comparison";

/** What a report says, and which of the failures asked for it shows. */
export interface Told {
  /** Markdown. */
  readonly text: string;
  readonly failed: readonly Failure[];
}

/**
 * The value of `--fail-on`.
 *
 * @throws UserError with exit code 2
 */
export function toFailures(text: string | undefined): readonly Failure[] {
  return (text ?? "")
    .split(",")
    .filter(Boolean)
    .map((word) => oneOf("--fail-on", word.trim(), failures));
}

/** @throws UserError where the file cannot be written */
function write(file: string | undefined, text: string): void {
  if (file === undefined || file === "-") {
    process.stdout.write(text);
    return;
  }
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UserError(`--output ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * Writes reports where the user wants them, and on stderr which of the failures asked for they show.
 *
 * @param output the value of `--output`; standard output when left out
 * @returns the exit code
 */
export function writeReports(told: readonly Told[], output: string | undefined): number {
  write(output, told.map(({ text }) => text).join("\n"));
  const failed = failures.filter((failure) => told.some(({ failed: own }) => own.includes(failure)));
  for (const failure of failed) process.stderr.write(`--fail-on ${failure}: the report shows it\n`);
  return failed.length === 0 ? 0 : 1;
}
